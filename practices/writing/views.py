"""The form at /tulis/: choose a kind, write step by step, keep key strokes, see it as readers will."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.resuming import SignedInRequest, signed_in_or_resume
from core.pages import ReviewedPage
from review.rules import Refused
from review.status import standing_of
from search.calls import calls_for

from . import services
from .kinds import Kind, all_kinds, kind_of
from .models import FormDraft
from .screens import Screen, gap_links
from .typed import typed_values

TWO_VERSIONS = _lazy("Ada dua versi: satu dari sini, satu dari perangkat lain. Keduanya aman.")
TOO_MUCH = _lazy(
    "Ketikannya terlalu panjang untuk disimpan sementara. Tekan Simpan dan keluar supaya masuk ke draf."
)


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """What would you like to tell?"""
    calls = calls_for("", get_language() or "id")
    return render(request, "writing/choose.html", {"kinds": all_kinds(), "calls": calls})


@signed_in_or_resume
def new(request: SignedInRequest, kind: str) -> HttpResponse:
    """The first step of a text that does not exist yet; what was typed here before is still here."""
    found = kind_or_404(kind)
    if request.method == "POST":
        return _post(request, found, page=None)
    draft = None
    if "baru" not in request.GET:
        draft = (
            FormDraft.objects.filter(owner=request.user, kind=kind, page=None).order_by("-updated_at").first()
        )
    typed = _adapting(request)
    screen = Screen(
        kind=found, number=1, page=None, draft=draft, key=draft.key if draft else uuid.uuid4(), typed=typed
    )
    return _render(request, screen)


@signed_in_or_resume
def edit(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """One step of a text under work."""
    found = kind_or_404(kind)
    page = own_or_404(request, found, page_id)
    if request.method == "POST":
        return _post(request, found, page=page)
    if not standing_of(page).is_open_to_author:
        return _closed(request, found, page)
    return _render(request, _screen(request, found, page))


@signed_in_or_resume
@require_GET
def preview(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """The latest draft as the public would see it; kept by no cache."""
    page = own_or_404(request, kind_or_404(kind), page_id).get_latest_revision_as_object()
    response = page.serve_preview(request, page.default_preview_mode)
    response.is_public_page = False
    return response


@signed_in_or_resume
@require_POST
def keep_new(request: SignedInRequest, kind: str) -> JsonResponse:
    """Key strokes of a text that has not been saved once."""
    return _keep(request, kind_or_404(kind), page=None)


@signed_in_or_resume
@require_POST
def keep(request: SignedInRequest, kind: str, page_id: int) -> JsonResponse:
    """Key strokes of a text under work."""
    found = kind_or_404(kind)
    return _keep(request, found, page=own_or_404(request, found, page_id))


def _keep(request: SignedInRequest, kind: Kind, page: ReviewedPage | None) -> JsonResponse:
    kept = services.remember(
        kind=kind,
        owner=request.user,
        key=key_of(request, kind, page),
        data=request.POST,
        page=page,
        base=base_of(request),
        sender=sender_of(request),
    )
    told = {"saved": timezone.localtime(kept.draft.updated_at).strftime("%H.%M"), "turn": kept.draft.turn}
    if kept.conflicts:
        return JsonResponse({**told, "two": True, "detail": TWO_VERSIONS}, status=409)
    if not kept.is_kept:
        return JsonResponse({"detail": TOO_MUCH}, status=413)
    return JsonResponse(told)


def kind_or_404(slug: str) -> Kind:
    """The kind of text an address names."""
    found = kind_of(slug)
    if found is None:
        raise Http404
    return found


def own_or_404(request: SignedInRequest, kind: Kind, page_id: int) -> ReviewedPage:
    """The text, if it is this person's; others learn nothing of it."""
    page = kind.model.objects.filter(pk=page_id).first()
    if page is None or not services.may_write(request.user, page):
        raise Http404
    return page


def key_of(request: SignedInRequest, kind: Kind, page: ReviewedPage | None) -> uuid.UUID:
    """The submission key of the post; a broken or missing one is replaced by that of the page's own row."""
    try:
        return uuid.UUID(request.POST.get("submission_key", ""))
    except ValueError:
        return services.draft_of(kind=kind, owner=request.user, page=page).key if page else uuid.uuid4()


def base_of(request: SignedInRequest) -> int | None:
    text = request.POST.get("base_revision", "")
    return int(text) if text.isdigit() and len(text) < 19 else None


def sender_of(request: SignedInRequest) -> services.Sender:
    """Which showing of a form this is; one without a script does not say."""
    turn = request.POST.get("turn", "")
    seen = int(turn) if turn.isdigit() and len(turn) < 10 else None
    return services.Sender(request.POST.get("hand", "")[:40], seen, "sent" in request.POST)


def _number(request: SignedInRequest) -> int:
    text = request.GET.get("langkah", "1")
    return int(text) if text.isdigit() and len(text) < 4 else 1


def _screen(request: SignedInRequest, kind: Kind, page: ReviewedPage, **extra: Any) -> Screen:
    draft = services.draft_of(kind=kind, owner=request.user, page=page)
    latest = page.get_latest_revision_as_object()
    return Screen(kind=kind, number=_number(request), page=latest, draft=draft, key=draft.key, **extra)


def _adapting(request: SignedInRequest) -> dict[str, list[str]]:
    """Values that a link brings along: the story to adapt."""
    return {"adapted_from": [request.GET["adaptasi"]]} if request.GET.get("adaptasi", "").isdigit() else {}


def save_posted(
    request: SignedInRequest, kind: Kind, key: uuid.UUID, page: ReviewedPage | None
) -> services.Saved:
    """Save what a form, or a phone that kept it, has sent. Raises Refused while the text is being read."""
    return services.save_draft(
        kind=kind,
        owner=request.user,
        key=key,
        data=request.POST,
        files=request.FILES,
        page=page,
        base=base_of(request),
        sender=sender_of(request),
    )


def _post(request: SignedInRequest, kind: Kind, page: ReviewedPage | None) -> HttpResponse:
    act = request.POST.get("act", "save")
    if act == "withdraw" and page is not None:
        return _withdraw(request, kind, page)
    key = key_of(request, kind, page)
    try:
        saved = save_posted(request, kind, key, page)
    except Refused as refusal:
        return _refused(request, kind, page, key, refusal)
    if saved.conflicts:
        return two_versions(request, kind, saved)
    if saved.errors:
        screen = _screen(request, kind, saved.page, errors=saved.errors, typed=typed_values(request.POST))
        return _render(request, screen, status=422)
    return _after(request, kind, saved.page, act)


def two_versions(request: SignedInRequest, kind: Kind, saved: services.Saved) -> HttpResponse:
    """Both versions side by side, to choose from part by part; nothing of either is lost meanwhile."""
    context = {
        "kind": kind,
        "both": saved,
        "key": saved.draft.key,
        "hand": saved.draft.saved_by,
        "number": _number(request),
        "mine_at": timezone.localtime(),
        "theirs_at": saved.theirs_at,
    }
    return render(request, "writing/conflict.html", context, status=409)


def _after(request: SignedInRequest, kind: Kind, page: ReviewedPage, act: str) -> HttpResponse:
    """Where a saved post leads: the next step, the account, or review."""
    here = reverse("writing:edit", args=[kind.slug, page.pk])
    number = _number(request)
    if act == "next":
        return redirect(f"{here}?langkah={min(number + 1, len(kind.steps))}")
    if act == "submit":
        try:
            services.submit(page=page, by=request.user)
        except services.Incomplete as incomplete:
            links = gap_links(kind, page, incomplete.gaps)
            return render(
                request,
                "writing/incomplete.html",
                {"kind": kind, "page_to_mend": page, "links": links},
                status=422,
            )
        except Refused as refusal:
            messages.info(request, str(refusal.message))
            return redirect("account")
        thanks = _("Terima kasih sudah berbagi. Seorang rekan akan membacanya.")
        messages.success(request, f"{thanks} {standing_of(page).promise}".strip())
        return redirect("account")
    leave = request.GET.get("ke", "")
    if leave == "akun":
        return redirect("account")
    if leave in kind.exits:
        return redirect(kind.exits[leave](page))
    back = number - 1 if leave == "kembali" else number
    return redirect(f"{here}?langkah={max(back, 1)}")


def _withdraw(request: SignedInRequest, kind: Kind, page: ReviewedPage) -> HttpResponse:
    try:
        services.withdraw(page=page, by=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal.message))
    else:
        messages.success(request, _("Tulisan ditarik. Isinya utuh, dan boleh dilanjutkan kapan saja."))
    return redirect("account")


def _refused(
    request: SignedInRequest, kind: Kind, page: ReviewedPage | None, key: uuid.UUID, refusal: Refused
) -> HttpResponse:
    """The text cannot be changed now: what was typed is kept beside it, and the person is told."""
    draft = services.remember(kind=kind, owner=request.user, key=key, data=request.POST, page=page).draft
    if page is None:
        assert draft.page is not None  # a refusal is about a page that is there
        page = draft.page.specific
    return _closed(request, kind, page, message=str(refusal.message), status=409)


def _closed(
    request: SignedInRequest, kind: Kind, page: ReviewedPage, message: str = "", status: int = 200
) -> HttpResponse:
    context = {"kind": kind, "closed_page": page, "standing": standing_of(page), "message": message}
    return render(request, "writing/closed.html", context, status=status)


def _render(request: SignedInRequest, screen: Screen, status: int = 200) -> HttpResponse:
    form_id = "tulis"
    context = {
        "screen": screen,
        "step": screen.step,
        "form_id": form_id,
        "saved": screen.saved,
        "exit_to": screen.leaving("akun"),
        "exit_url": reverse("account"),
        "back_to": screen.leaving("kembali") if screen.number > 1 else "",
        "standing": standing_of(screen.page) if screen.page else None,
    }
    return render(request, "writing/step.html", context, status=status)
