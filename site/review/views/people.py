"""What is a reviewer's own: their availability, what came of their reviews, and their letter."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import letter as letters
from .. import rules, services
from ..availability import AvailabilityForm, profile_of, state, stated
from ..models import Letter
from ..own_page import OwnPage
from ..rules import Refused

View = Callable[..., HttpResponse]
#: from one address; a school shares one
CHECKS_A_MINUTE = 30


def for_readers(view: View) -> View:
    """For whoever reads what colleagues write; others are told kindly what this is."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.is_reader(request.user):
            return render(request, "review/not_a_reader.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


@signed_in_or_resume
@for_readers
@require_http_methods(["GET", "POST"])
def availability(request: SignedInRequest) -> HttpResponse:
    """“Kesediaan saya”: whichever button is pressed, everything on the page is kept."""
    profile = profile_of(request.user)
    form = AvailabilityForm(request.POST if request.method == "POST" else None, initial=stated(profile))
    if form.is_valid():
        state(request.user, form.cleaned_data, without=request.POST.get("without", ""))
        messages.success(request, _("Tersimpan. Terima kasih sudah menyediakan waktu."))
        return redirect("review:availability")
    context = {
        "form": form,
        "overseen": profile.oversees.select_related("regency") if profile.pk else [],
        "rests": profile.is_away(timezone.localdate()),
    }
    return render(request, "review/availability.html", context, status=422 if form.is_bound else 200)


@signed_in_or_resume
@for_readers
@require_GET
def own(request: SignedInRequest) -> HttpResponse:
    """What came of somebody's reviews, for their eyes only."""
    page = OwnPage(request.user, number=request.GET.get("page", 1))
    return render(request, "review/own.html", {"own": page})


@signed_in_or_resume
@for_readers
@require_POST
def issue_letter(request: SignedInRequest) -> HttpResponse:
    """Give the letter about the texts helped so far."""
    try:
        services.issue_letter(reviewer=request.user)
    except Refused as refusal:
        messages.info(request, str(refusal.message))
    else:
        messages.success(request, _("Suratnya siap diunduh."))
    return redirect(f"{reverse('review:own')}#surat")


@signed_in_or_resume
@require_GET
def letter(request: SignedInRequest, code: str) -> HttpResponse:
    """The letter as a file, for whom it was given."""
    found = Letter.objects.filter(code=code, reviewer=request.user).first()
    if found is None:
        raise Http404
    response = HttpResponse(letters.drawn(found), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="surat-penelaah-{found.code}.pdf"'
    return response


@require_GET
def check_letter(request: HttpRequest, code: str) -> HttpResponse:
    """Whether there is a letter with this code, and what it says: for whoever holds one, without an account."""
    if _asks_too_often(request):
        return render(request, "429.html", status=429)
    found = Letter.objects.filter(code=code.strip().lower()).first()
    response = render(request, "review/letter.html", {"letter": found}, status=200 if found else 404)
    # Somebody may ask to be forgotten: no cache keeps the name longer than we do.
    response.headers["Cache-Control"] = "no-store"
    return response


def _asks_too_often(request: HttpRequest) -> bool:
    """Whether somebody tries code after code; allauth's own limits leave reading alone."""
    minute = int(time.time() // 60)
    key = f"letters-checked:{get_adapter().get_client_ip(request)}:{minute}"
    asked = int(cache.get(key, 0)) + 1
    cache.set(key, asked, timeout=60)
    return asked > CHECKS_A_MINUTE
