"""One text at the desk: its form, the text as readers would see it, and key strokes as they come."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page, TaskState

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import looks, rules, services
from ..forms import publish_time, says_something, typed_in
from ..models import PartComment, Review, Submission
from ..reading import Reading
from ..rules import Refused
from ..services.keeping import Typed

STAYS = ("claim", "save")
STEERING: dict[str, Callable[..., Any]] = {
    "skip": services.skip,
    "repeat": services.repeat,
    "return": services.return_to_author,
}


@signed_in_or_resume
def text(request: SignedInRequest, page_id: int) -> HttpResponse:
    """One text: its parts with notes beside them, the three questions, and the decision."""
    page = page_or_404(request, page_id)
    if request.method == "POST":
        return _act(request, page)
    return _show(request, page)


@signed_in_or_resume
@require_GET
def read(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The submitted revision exactly as the public would see it; kept by no cache."""
    page = page_or_404(request, page_id)
    submission = rules.current_submission(page)
    if submission is None:
        raise Http404
    looks.saw(request.user, page, submission)
    revised = submission.revision.as_object()
    response = revised.serve_preview(request, revised.default_preview_mode)
    response.is_public_page = False
    return response


@signed_in_or_resume
@require_POST
def keep(request: SignedInRequest, page_id: int) -> JsonResponse:
    """Key strokes of a review, from the script; answers when they were kept, and as what number new notes were."""
    page = page_or_404(request, page_id)
    reading = _reading(request, page)
    typed = _typed(request, reading)
    try:
        review = services.save_review(page=page, by=request.user, words={}, typed=typed)
    except Refused as refusal:
        return JsonResponse({"detail": str(refusal.message)}, status=409)
    new = {note.part: note.quote for note in typed.notes if not note.row and note.quote}
    rows = {
        part: row.pk
        for part, quote in new.items()
        if (row := PartComment.objects.filter(review=review, part=part, quote=quote).first())
    }
    answer: dict[str, Any] = {"saved": timezone.localtime().strftime("%H.%M")}
    return JsonResponse(answer | ({"rows": rows} if rows else {}))


def page_or_404(request: SignedInRequest, page_id: int) -> Page:
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


def _reading(request: SignedInRequest, page: Page, typed: Any = None) -> Reading:
    """The text before this reader, in the round that goes on or was the last."""
    submission = rules.current_submission(page)
    if submission is None:
        rounds = Submission.objects.filter(page_id=page.pk).select_related("revision")
        submission = rounds.order_by("-submitted_at").first()
    if submission is None:
        raise Http404
    return Reading(page=page, submission=submission, user=request.user, typed=typed)


def _typed(request: SignedInRequest, reading: Reading) -> Typed:
    return typed_in(request.POST, reading.shown, kind=reading.kind, user=request.user)


def _act(request: SignedInRequest, page: Page) -> HttpResponse:
    act, typed = request.POST.get("act", "save"), request.POST.dict()
    try:
        if act in STEERING and rules.may_decide(user=request.user, page=page).allowed:
            _keep_typed(page, request.user, _typed(request, _reading(request, page)))
            typed = {"reason": typed.get("reason", "")}
        message = _perform(request, page, act)
    except Refused as refusal:
        # Nothing typed is lost: the page comes back with it, and says what is so.
        return _show(request, page, typed=typed, refusal=refusal, status=409)
    messages.success(request, message)
    return redirect("review:text", page.pk) if act in STAYS else redirect("review:desk")


def _perform(request: SignedInRequest, page: Page, act: str) -> str:
    user, reading = request.user, _reading(request, page)
    typed = _typed(request, reading)
    if act == "claim":
        services.claim(page=page, by=user)
        _keep_typed(page, user, typed)
        return _("Terima kasih. Tulisan ini sekarang di meja Bapak/Ibu.")
    if act == "hand_back":
        _keep_typed(page, user, typed)
        services.hand_back(page=page, by=user)
        return _("Terima kasih sudah memberi tahu. Kami tawarkan kepada rekan lain.")
    if act in STEERING:
        return _steer(request, page, act)
    if act in ("approve", "request_changes"):
        return _decide(request, page, reading, typed, act)
    services.save_review(page=page, by=user, words={}, typed=typed)
    try:
        publish_time(request.POST, kind=reading.kind, user=user)
    except Refused as refusal:  # the rest is kept
        messages.info(request, str(refusal.message))
    return _("Catatan tersimpan; penulis belum melihatnya.")


def _decide(request: SignedInRequest, page: Page, reading: Reading, typed: Typed, act: str) -> str:
    if act == "approve":
        publish_time(request.POST, kind=reading.kind, user=request.user)
    review = services.decide(
        page=page,
        by=request.user,
        decision=act,
        words={},
        typed=typed,
        seen_hash=request.POST.get("seen_hash", ""),
        task_state_id=_stage_seen(request),
    )
    if TaskState.objects.filter(pk=review.task_state_id, status=TaskState.STATUS_IN_PROGRESS).exists():
        return _("Terima kasih. Telaah Bapak/Ibu tercatat; kami menunggu penelaah yang lain.")
    if act == "approve":
        return _("Terima kasih. Persetujuan Bapak/Ibu tercatat.")
    return _("Terima kasih. Penulis mendapat catatan Bapak/Ibu.")


def _steer(request: SignedInRequest, page: Page, act: str) -> str:
    STEERING[act](
        page=page, by=request.user, reason=request.POST.get("reason", ""), task_state_id=_stage_seen(request)
    )
    return {
        "skip": _("Tahap ini dilewati; alasannya tercatat."),
        "repeat": _("Tahap telaah rekan diulang; alasannya tercatat."),
        "return": _("Tulisan kembali kepada penulis dengan alasan itu."),
    }[act]


def _stage_seen(request: SignedInRequest) -> int | None:
    """The stage that the form was shown for: a decision is never taken for a later one."""
    number = request.POST.get("stage", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def _keep_typed(page: Page, user: Any, typed: Typed) -> None:
    """Taking a text, giving it back or moving it on leaves nothing unsaved that stood in the same form."""
    if says_something(typed):
        services.save_review(page=page, by=user, words={}, typed=typed)


def _show(
    request: SignedInRequest,
    page: Page,
    *,
    typed: Any = None,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    reading = _reading(request, page, typed)
    context = {
        "reading": reading,
        "refusal": str(refusal.message) if refusal else "",
        "changed": refusal is not None and refusal.code == rules.CHANGED.code,
    }
    # Who only looks has passed `page_or_404`; a late post may be about a text that is not to be shown any more.
    if request.method == "POST" and not _may_see(request, page):
        return render(request, "review/late.html", context, status=status)
    looks.saw(request.user, page, reading.submission)
    return render(request, "review/text.html", context, status=status)
