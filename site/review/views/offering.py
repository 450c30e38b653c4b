"""An editor looks for readers of one text: who fits, why, what they carry, and one button each."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from accounts.models import User
from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import matching, rules, services
from ..models import Offer, Stage
from ..rules import Refused
from ..services.offers import waiting_stages

#: a longer list is not read
MOST = 30


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def offering(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The readers who fit, for an editor without a part in the text; for everybody else there is nothing here."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not rules.is_editor(request.user):
        raise Http404
    page = page.specific
    if not rules.is_reviewed(page) or not rules.may_read(user=request.user, page=page).allowed:
        raise Http404
    if request.method == "POST":
        _offer(request, page)
        return redirect("review:offering", page.pk)
    stage = waiting_stages().filter(submission__page_id=page.pk).first()
    return render(request, "review/offering.html", {"page_id": page.pk, **_context(page, stage)})


def _context(page: Page, stage: Stage | None) -> dict[str, object]:
    if stage is None:
        submission = rules.current_submission(page)
        return {"title": submission.title if submission else page.draft_title, "stage": None}
    found = matching.ranked(stage)
    offers = Offer.objects.filter(task_state=stage.task_state_id).select_related("reviewer")
    return {
        "title": stage.submission.title,
        "stage": stage,
        "matches": found[:MOST],
        "more": max(0, len(found) - MOST),
        "offers": offers.order_by("offered_at"),
        "claims": stage.task_state.claims.select_related("reviewer"),
    }


def _offer(request: SignedInRequest, page: Page) -> None:
    """To the one whose button was pressed, or to the best two."""
    try:
        if request.POST.get("act") == "best":
            made = services.offer_best(page=page, by=request.user)
        else:
            made = [_offer_to(request, page)]
    except Refused as refusal:
        messages.info(request, str(refusal.message))
        return
    if not made:
        messages.info(request, _("Belum ada rekan lain yang dapat ditawari."))
        return
    told = ngettext("Ditawarkan kepada %(names)s.", "Ditawarkan kepada %(names)s.", len(made))
    messages.success(request, told % {"names": ", ".join(offer.reviewer.get_full_name() for offer in made)})


def _offer_to(request: SignedInRequest, page: Page) -> Offer:
    wanted = request.POST.get("reviewer", "")
    reviewer = User.objects.filter(pk=wanted).first() if wanted.isdecimal() else None
    if reviewer is None:
        raise Refused(_("Pilih dulu seorang rekan."), code="nobody")
    stage = waiting_stages().filter(submission__page_id=page.pk).first()
    known = matching.ranked(stage) if stage else []
    why = next((match.reasons for match in known if match.reviewer.pk == reviewer.pk), [])
    return services.offer(page=page, reviewer=reviewer, by=request.user, reasons=why)
