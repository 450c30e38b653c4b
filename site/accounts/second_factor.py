"""Staff need a second factor: a stolen password alone opens neither the admin nor the desk of an editor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.delivery.headers import in_area

from .resuming import wants_json
from .roles import is_staff

GUARDED_AREAS = ("/admin/", "/telaah/")
OPEN_PATHS = ("/admin/login/", "/admin/logout/")


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether somebody may enter the admin but signs in with a password alone."""
    user = request.user
    if not user.is_authenticated or not is_staff(user):
        return False
    return not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


class SecondFactorMiddleware:
    """Leads staff without a second factor to the page that sets it up. Stands after AccountMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        guarded = in_area(request.path, GUARDED_AREAS) and request.path not in OPEN_PATHS
        if not (guarded and settings.STAFF_NEED_SECOND_FACTOR and lacks_second_factor(request)):
            return self.get_response(request)
        if wants_json(request):
            return JsonResponse({"detail": _("Nyalakan dulu langkah kedua untuk akun ini.")}, status=403)
        return redirect("mfa_index")
