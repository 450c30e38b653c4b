"""One text at the desk: its form, the text as readers would see it, and key strokes as they come."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import desk as desk_lists
from .. import rules, services
from ..forms import comments_in, words_in
from ..models import Review, Submission
from ..rules import Refused

ACTS = ("claim", "hand_back", "save", "approve", "request_changes")


@signed_in_or_resume
def text(request: SignedInRequest, page_id: int) -> HttpResponse:
    """One text: its parts with notes beside them, the three questions, and the decision."""
    page = _page_or_404(request, page_id)
    if request.method == "POST":
        return _act(request, page)
    return _show(request, page)


@signed_in_or_resume
@require_GET
def read(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The submitted revision exactly as the public would see it; kept by no cache."""
    page = _page_or_404(request, page_id)
    submission = rules.current_submission(page)
    if submission is None:
        raise Http404
    revised = submission.revision.as_object()
    response = revised.serve_preview(request, revised.default_preview_mode)
    response.is_public_page = False
    return response


@signed_in_or_resume
@require_POST
def keep(request: SignedInRequest, page_id: int) -> JsonResponse:
    """Key strokes of a review, from the script; answers when they were kept."""
    page = _page_or_404(request, page_id)
    try:
        services.save_review(
            page=page, by=request.user, words=words_in(request.POST), comments=comments_in(request.POST, page)
        )
    except Refused as refusal:
        return JsonResponse({"detail": str(refusal.message)}, status=409)
    return JsonResponse({"saved": timezone.localtime().strftime("%H.%M")})


def _page_or_404(request: SignedInRequest, page_id: int) -> Page:
    """The text, for those who may read it here; everybody else learns nothing of it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not rules.is_reader(request.user):
        raise Http404
    page = page.specific
    if not rules.is_reviewed(page):
        raise Http404
    if not _may_see(request, page) and not _came_late(request, page):
        raise Http404
    return page


def _may_see(request: SignedInRequest, page: Page) -> bool:
    """Whether the text may be shown: it waits for readers such as this one, or this one has written about it."""
    if rules.may_read(user=request.user, page=page).allowed:
        return True
    return Review.objects.filter(submission__page_id=page.pk, reviewer=request.user).exists()


def _came_late(request: SignedInRequest, page: Page) -> bool:
    """Whether this is what somebody wrote while the text was being decided or taken back by others."""
    late = rules.may_read(user=request.user, page=page).code == "not-in-review" and not rules.own_part(
        request.user, page
    )
    return late and request.method == "POST" and Submission.objects.filter(page_id=page.pk).exists()


def _act(request: SignedInRequest, page: Page) -> HttpResponse:
    act = request.POST.get("act", "save")
    try:
        message = _perform(request, page, act)
    except Refused as refusal:
        # Nothing typed is lost: the page comes back with it, and says what is so.
        return _show(request, page, typed=request.POST, refusal=str(refusal.message), status=409)
    messages.success(request, message)
    return redirect(
        "review:text" if act in ("claim", "save") else "review:desk",
        *([page.pk] if act in ("claim", "save") else []),
    )


def _perform(request: SignedInRequest, page: Page, act: str) -> str:
    user, words, comments = request.user, words_in(request.POST), comments_in(request.POST, page)
    if act == "claim":
        services.claim(page=page, by=user)
        _keep_typed(page, user, words, comments)
        return _("Terima kasih. Tulisan ini sekarang di meja Bapak/Ibu.")
    if act == "hand_back":
        _keep_typed(page, user, words, comments)
        services.hand_back(page=page, by=user)
        return _("Terima kasih sudah memberi tahu. Kami tawarkan kepada rekan lain.")
    if act not in ACTS or act == "save":
        services.save_review(page=page, by=user, words=words, comments=comments)
        return _("Catatan tersimpan; penulis belum melihatnya.")
    services.decide(
        page=page,
        by=user,
        decision=act,
        words=words,
        comments=comments,
        seen_hash=request.POST.get("seen_hash", ""),
    )
    if act == "approve":
        return _("Terima kasih. Persetujuan Bapak/Ibu tercatat.")
    return _("Terima kasih. Penulis mendapat catatan Bapak/Ibu.")


def _keep_typed(page: Page, user: Any, words: dict[str, str], comments: dict[str, str]) -> None:
    """Taking a text or giving it back leaves nothing unsaved that stood in the same form."""
    if any(text.strip() for text in (*words.values(), *comments.values())):
        services.save_review(page=page, by=user, words=words, comments=comments)


def _show(
    request: SignedInRequest, page: Page, *, typed: Any = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    if not _may_see(request, page):
        kept = desk_lists.kept_words(typed or {}, page.parts())
        return render(request, "review/late.html", {"refusal": refusal, "kept": kept}, status=status)
    verdict = rules.may_decide(user=request.user, page=page)
    submission = rules.current_submission(page)
    if submission is None:
        submission = Submission.objects.filter(page_id=page.pk).order_by("-submitted_at").first()
    if submission is None:
        raise Http404
    context = desk_lists.text_context(page=page, submission=submission, user=request.user, typed=typed)
    return render(
        request, "review/text.html", {**context, "verdict": verdict, "refusal": refusal}, status=status
    )
