"""Pages of an account that allauth does not have, and the admin's door, which is the same as everybody's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from . import holding
from .adapter import AccountAdapter, in_language
from .forms import ProfileForm
from .people import change_profile
from .resuming import SignedInRequest, not_signed_in, signed_in_or_resume
from .roles import is_staff


def safe_next(request: HttpRequest, default: str) -> str:
    """The address in `next`, if it is on this very host; otherwise the default."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else default


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def profile(request: SignedInRequest) -> HttpResponseBase:
    """The name that is shown, the school, the language of mails."""
    user = request.user
    initial = {"display_name": user.display_name, "school": user.school, "language": user.language}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["school"].widget.attrs["data-school-url"] = reverse("accounts_schools")
    if request.method == "POST" and form.is_valid():
        change_profile(user, **form.cleaned_data)
        messages.success(request, _("Tersimpan."))
        return redirect(safe_next(request, reverse("accounts_profile")))
    return render(request, "account/profile.html", {"form": form, "next": safe_next(request, "")})


@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """A text that waited while its author signed in: send it on, or let it go."""
    if not request.user.is_authenticated:
        return not_signed_in(request)
    form = holding.held(request)
    if request.method == "POST" and request.POST.get("act") == "discard":
        holding.let_go(request)
        form = None
    if form is None:
        return redirect(in_language(resolve_url(settings.LOGIN_REDIRECT_URL)))
    return render(request, "account/resume.html", {"held": form, "may_discard": True})


def admin_login(request: HttpRequest) -> HttpResponse:
    """The admin has no door of its own."""
    home = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(safe_next(request, home), reverse("account_login"))
    if not is_staff(request.user):
        raise PermissionDenied
    return redirect(safe_next(request, home))


def admin_logout(request: HttpRequest) -> HttpResponse:
    """Leaving the admin is leaving the site; by a link it asks first."""
    if request.method != "POST":
        return redirect("account_logout")
    adapter = AccountAdapter(request)
    adapter.logout(request)
    return redirect(adapter.get_logout_redirect_url(request))
