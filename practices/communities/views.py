"""A founder's yes by link (opening it changes nothing: mail scanners open links), and asking the others."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.resuming import SignedInRequest, signed_in_or_resume

from . import founding
from .models import CommunityPage


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
@require_POST
def invite_founders(request: SignedInRequest, page_id: int) -> HttpResponse:
    """Ask the founders who have not answered yet."""
    page = CommunityPage.objects.filter(pk=page_id, owner=request.user).first()
    if page is None:
        raise Http404
    asked = founding.invite(page=page.get_latest_revision_as_object(), by=request.user)
    if asked:
        messages.success(
            request,
            _("Undangan dikirim. Begitu rekan menyatakan ikut, komunitas bisa dikirim untuk ditelaah."),
        )
    else:
        messages.info(
            request, _("Belum ada alamat surel perintis yang perlu ditanya. Tambahkan di langkah ketiga.")
        )
    return redirect("account")
