"""A founder's yes by link (opening it changes nothing: mail scanners open links), and asking the others."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.resuming import SignedInRequest, signed_in_or_resume
from review.rules import Refused
from review.status import standing_of

from . import founding
from .models import CommunityPage


class ColleagueForm(forms.Form):
    """The colleague who is asked: a name and an address are enough."""

    name = forms.CharField(label=gettext_lazy("Nama rekan"), max_length=100)
    email = forms.EmailField(
        label=gettext_lazy("Alamat surel"),
        help_text=gettext_lazy("Untuk meminta persetujuannya; tidak ditampilkan."),
    )


@require_http_methods(["GET", "POST"])
def confirm_founder(request: HttpRequest, token: str) -> HttpResponse:
    """Show who asks; the button says yes."""
    found = founding.read_token(token)
    if found is None:
        return render(request, "communities/confirm_expired.html", status=404)
    page, person = found
    latest = page.get_latest_revision_as_object()
    if not any(row.person_id == person.pk for row in latest.founders.all()):
        return render(request, "communities/confirm_expired.html", status=404)
    done = request.method == "POST"
    if done:
        founding.confirm(page=page, person=person)
    return render(request, "communities/confirm.html", {"community": latest, "person": person, "done": done})


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def invite_founders(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Who was asked to found this community along, when, and with what answer; asks again, or asks one more."""
    page = CommunityPage.objects.filter(pk=page_id, owner=request.user).first()
    if page is None:
        raise Http404
    if request.method == "GET":
        return _invitations(request, page, ColleagueForm())
    if request.POST.get("act") != "add":
        return _invite(request, page.get_latest_revision_as_object(), request.POST.get("person", ""))
    form = ColleagueForm(request.POST)
    written = _added(request, page, form)
    return _invite(request, written) if written else _invitations(request, page, form, status=422)


def _added(request: SignedInRequest, page: CommunityPage, form: ColleagueForm) -> CommunityPage | None:
    """The draft with the colleague in it; None when something stands in the way, which the form then tells."""
    if not form.is_valid():
        return None
    try:
        saved = founding.add_founder(page=page, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return None
    for texts in saved.errors.values():
        form.add_error(None, texts)
    return None if saved.errors else cast(CommunityPage, saved.page)


def _invite(request: SignedInRequest, page: CommunityPage, person: str = "") -> HttpResponse:
    one = int(person) if person.isdigit() and len(person) < 19 else None
    if founding.invite(page=page, by=request.user, person_id=one):
        messages.success(
            request,
            _("Undangan dikirim. Begitu rekan menyatakan ikut, komunitas bisa dikirim untuk ditelaah."),
        )
    elif not founding.letters_left(request.user):
        messages.info(request, _("Sudah sepuluh undangan hari ini. Yang berikutnya dapat dikirim besok."))
    else:
        messages.info(
            request,
            _("Belum ada undangan yang perlu dikirim sekarang. Keadaan tiap perintis ada di bawah ini."),
        )
    return redirect("communities:invite", page.pk)


def _invitations(
    request: SignedInRequest, page: CommunityPage, form: ColleagueForm, status: int = 200
) -> HttpResponse:
    latest = page.get_latest_revision_as_object()
    context = {
        "community": latest,
        "founders": founding.founders_of(latest),
        "form": form,
        "standing": standing_of(page),
    }
    return render(request, "communities/invite.html", context, status=status)
