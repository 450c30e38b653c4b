"""What editors do about published texts: readers' reports, corrections, taking down, reading again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import aftercare, conflicts, rules, services
from ..aftercare_forms import ActForm, SettleForm
from ..models import Flag, LookAgain, Submission
from ..rules import Refused
from ..services.aftercare import ACTS
from .overview import for_editors

SETTLED = 20
DONE: dict[str, str | Promise] = {
    "": _("Laporan sudah ditangani; tulisannya tetap seperti adanya."),
    "still_holds": _("Tercatat: masih berlaku. Dibaca lagi setahun kemudian."),
    "correct": _("Ralat sudah tampak di bawah judul."),
    "ask_update": _("Penulisnya diminta memperbarui; tulisannya tetap terbit."),
    "take_down": _("Tulisan diturunkan; penulisnya membaca alasannya."),
}


@signed_in_or_resume
@for_editors
@require_safe
def flags(request: SignedInRequest) -> HttpResponse:
    """Readers' reports: those that wait, then those answered lately."""
    context = {
        "waiting": aftercare.open_flags(request.user),
        "settled": aftercare.settled_flags(request.user)[:SETTLED],
    }
    return render(request, "review/flags.html", context)


@signed_in_or_resume
@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: SignedInRequest, flag_id: int) -> HttpResponse:
    """One report: what was told, what to do, what to answer."""
    found = get_object_or_404(Flag.objects.select_related("page"), pk=flag_id)
    page = _kept_by(request, found.page)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.settle(
                flag=found, by=request.user, answer=told["answer"], act=told["act"], words=told["words"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, str(DONE[told["act"]]))
            return redirect("review:flags")
    context = {"flag": found, "form": form, **_about(page)}
    return render(request, "review/flag.html", context, status=422 if form.is_bound else 200)


@signed_in_or_resume
@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def published(request: SignedInRequest, page_id: int) -> HttpResponse:
    """A published text as its keepers see it: reports, corrections, when it is read again, and what to do."""
    page = _kept_by(request, Page.objects.filter(pk=page_id, live=True).first())
    form = ActForm(
        request.POST if request.method == "POST" else None, initial={"act": request.GET.get("lakukan")}
    )
    if form.is_valid():
        act = form.cleaned_data["act"]
        try:
            ACTS[act](page, request.user, form.cleaned_data["words"])
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, str(DONE[act]))
            return redirect("review:overview")
    flags = aftercare.open_flags(request.user).filter(page=page.pk)
    context = {"form": form, "flags": flags, **_about(page)}
    return render(request, "review/published.html", context, status=422 if form.is_bound else 200)


def _kept_by(request: SignedInRequest, page: Page | None) -> Page:
    """The text, for an editor without a part in it; for all others there is nothing here."""
    if page is None or not rules.is_reviewed(page.specific):
        raise Http404
    if conflicts.conflict_of(request.user, page, rules.current_submission(page)):
        raise Http404
    return page


def _about(page: Page) -> dict[str, Any]:
    return {
        "text": page.specific,
        "was_reviewed": Submission.objects.filter(page=page.pk).exists(),
        "corrections": aftercare.corrections_of(page),
        "look_again": LookAgain.objects.filter(page=page.pk).first(),
        "translations": page.get_translations().filter(live=True).select_related("locale"),
    }
