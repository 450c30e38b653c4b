"""/tulis/<kind>/<id>/masukan/: an author reads what was said, answers it, uses a suggested wording, and says thanks.

One post saves everything that was typed; a button may do one thing more.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.resuming import SignedInRequest, signed_in_or_resume
from core.pages import ReviewedPage
from review import services as review_services
from review.models import PartComment, Review
from review.rules import Refused

from . import services
from .feedback import Feedback
from .kinds import Kind
from .models import FormDraft
from .screens import gap_links
from .taking_over import take_over
from .views import kind_or_404, own_or_404


@signed_in_or_resume
def feedback(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """All rounds of what was said, the newest first; readable at every stage."""
    found = kind_or_404(kind)
    page = own_or_404(request, found, page_id)
    draft = services.draft_of(kind=found, owner=request.user, page=page)
    if request.method == "POST":
        return _post(request, found, page, draft)
    view = Feedback(kind=found, page=page, author=request.user, draft=draft)
    return render(request, "writing/feedback.html", {"feedback": view})


def _post(request: SignedInRequest, kind: Kind, page: ReviewedPage, draft: FormDraft) -> HttpResponse:
    try:
        _save(request, page)
    except Refused as refusal:
        # It stays as typed, and comes back into its boxes when the text lies with its author again.
        services.remember(kind=kind, owner=request.user, key=draft.key, data=request.POST, page=page)
        return _told(request, kind, page, refusal)
    _put_aside(request, draft)
    try:
        return _go_on(request, kind, page, draft)
    except Refused as refusal:
        return _told(request, kind, page, refusal)
    except services.Incomplete as incomplete:
        context = {"kind": kind, "page_to_mend": page, "links": gap_links(kind, page, incomplete.gaps)}
        return render(request, "writing/incomplete.html", context, status=422)


def _told(request: SignedInRequest, kind: Kind, page: ReviewedPage, refusal: Refused) -> HttpResponse:
    messages.info(request, str(refusal.message))
    return _back(request, kind, page)


def _back(request: SignedInRequest, kind: Kind, page: ReviewedPage) -> HttpResponse:
    """The same page, at the note that was touched."""
    number = _number(request, "take")
    place = f"#c-{number}" if number else ""
    return redirect(f"{reverse('writing:feedback', args=[kind.slug, page.pk])}{place}")


def _number(request: SignedInRequest, button: str) -> int | None:
    text = request.POST.get(button, "")
    return int(text) if _is_number(text) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _numbered(request: SignedInRequest, box: str) -> dict[int, str]:
    """What was posted in the boxes of this name, by the number behind it."""
    found = {name.removeprefix(box): str(request.POST[name]) for name in request.POST if name.startswith(box)}
    return {int(number): text for number, text in found.items() if _is_number(number)}


def _save(request: SignedInRequest, page: ReviewedPage) -> None:
    """Keep the answers and ticks of whichever notes came."""
    shown = {name.removesuffix("-shown") for name in request.POST if name.endswith("-shown")}
    done = {name: name in request.POST for name in shown} | dict.fromkeys(request.POST, True)
    ticks = {name.removeprefix("done-"): value for name, value in done.items() if name.startswith("done-")}
    done_by_number = {int(number): value for number, value in ticks.items() if _is_number(number)}
    review_services.answer(
        page=page, by=request.user, replies=_numbered(request, "reply-"), done=done_by_number
    )


def _put_aside(request: SignedInRequest, draft: FormDraft) -> None:
    """What has been saved need not be kept as typed any more; a thanks that is not sent yet is."""
    kept = {name: values for name, values in draft.data.items() if not name.startswith(("reply-", "done-"))}
    kept |= {name: [str(request.POST[name])] for name in request.POST if name.startswith("thanks-")}
    if kept != draft.data:
        draft.data = kept
        draft.save(update_fields=["data", "updated_at"])


def _go_on(request: SignedInRequest, kind: Kind, page: ReviewedPage, draft: FormDraft) -> HttpResponse:
    """Where the post leads, and the one thing more that its button asks for. Raises Refused or Incomplete."""
    taken, thanked, act = _number(request, "take"), _number(request, "thank"), request.POST.get("act")
    if taken:
        take_over(kind=kind, page=page, by=request.user, note=PartComment(pk=taken))
        messages.success(request, _("Kalimat itu sekarang ada di tulisan Bapak/Ibu."))
    elif thanked:
        words = request.POST.get(f"thanks-{thanked}", "")
        review_services.thank(review=Review(pk=thanked), by=request.user, words=words)
        messages.success(request, _("Terima kasih Bapak/Ibu sampai kepada penelaahnya."))
    elif act == "submit":
        return _hand_in(request, kind, page, draft)
    elif act == "next":
        return redirect(Feedback(kind=kind, page=page, author=request.user, draft=None).next_url)
    else:
        messages.success(request, _("Jawaban tersimpan; penelaah membacanya saat tulisan dikirim lagi."))
    return _back(request, kind, page)


def _hand_in(request: SignedInRequest, kind: Kind, page: ReviewedPage, draft: FormDraft) -> HttpResponse:
    """Hand the text in again from here, unless something typed in the form has not been saved yet."""
    names = [name.split("-")[0] for name in draft.data]
    steps = sorted(kind.step_of(name) for name in names if name in kind.fields or name in kind.rows)
    if steps:
        messages.info(request, _("Ada ketikan yang belum disimpan di langkah ini. Simpan dulu, lalu kirim."))
        return redirect(f"{reverse('writing:edit', args=[kind.slug, page.pk])}?langkah={steps[0]}")
    services.submit(page=page, by=request.user)
    messages.success(request, _("Terima kasih. Tulisan Bapak/Ibu dikirim lagi, bersama jawabannya."))
    return redirect("account")
