"""Nothing that was typed is lost when a session or a token has run out meanwhile.

The answer to such a post is a page that holds every field, signs in if need be, and sends the very same form
again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.forms import LoginForm
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.utils import get_form_class
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from core.delivery.headers import in_area

from . import holding
from .adapter import WAIT
from .holding import SIGN_IN_FIELDS, Held, typed
from .models import User

View = Callable[..., HttpResponseBase]
RESUMABLE_AREAS = ("/tulis/", "/telaah/", "/akun/profil/", "/akun/sekolah/")
#: addresses that are a key themselves: nobody signs in there
KEYED_AREAS = ("/telaah/tautan/",)


class SignedInRequest(HttpRequest):
    """What a view behind `signed_in_or_resume` is given."""

    user: User  # type: ignore[assignment]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a post whose token is missing or old: one of ours is held, any other is refused."""
    if wants_json(request):
        return JsonResponse(
            {
                "detail": _("Halaman ini sudah lama terbuka. Muat ulang untuk melanjutkan."),
                "masuk": sign_in_address(request),
            },
            status=403,
        )
    if not came_from_here(request):
        return render(request, "403_csrf.html", status=403)
    if in_area(request.path, RESUMABLE_AREAS):
        keyed: dict[str, Any] = {"sign_in": None} if in_area(request.path, KEYED_AREAS) else {}
        return resume_page(request, typed(request), **keyed)
    if request.user.is_authenticated and request.path == reverse("account_login"):
        return redirect("accounts_profile")  # signed in meanwhile, in another tab
    return render(request, "403_csrf.html", status=403)


def signed_in_or_resume(view: View) -> View:
    """For views on which people write: whoever is not signed in (any more) does so without losing a word.

    A post may carry `login` and `password` beside the fields of the form; it then signs in and goes on.
    """

    @wraps(view)
    @sensitive_post_parameters("password")
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return _go_on(view, request, *args, **kwargs)
        if request.method != "POST" or wants_json(request):
            return not_signed_in(request)
        if not _carries_sign_in(request):
            return resume_page(request, typed(request))
        refusal = _sign_in(request)
        return _go_on(view, request, *args, **kwargs) if refusal is None else refusal

    return guarded


def not_signed_in(request: HttpRequest) -> HttpResponse:
    """To the door and back; a script is told so in its own language."""
    if wants_json(request):
        return JsonResponse(
            {"detail": _("Masuk dulu untuk melanjutkan."), "masuk": sign_in_address(request)}, status=401
        )
    return redirect_to_login(request.get_full_path(), reverse("account_login"))


def sign_in_address(request: HttpRequest) -> str:
    """Where a script may send its reader."""
    return reverse("account_login")


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, not a person."""
    accept = request.headers.get("Accept", "")
    return "application/json" in accept and "text/html" not in accept


def came_from_here(request: HttpRequest) -> bool:
    """Whether the form was on a page of ours: fields of a page elsewhere are never offered for sending."""
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    if not sender:
        return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return urlsplit(sender).netloc == request.get_host()


def resume_page(request: HttpRequest, form: Held, *, status: int = 403, **context: Any) -> HttpResponse:
    """The page that holds a form. Its status says that nothing was done yet."""
    if not request.user.is_authenticated:
        context.setdefault("sign_in", _login_form_class()(request=request))
    return render(request, "account/resume.html", {"held": form, **context}, status=status)


def _carries_sign_in(request: HttpRequest) -> bool:
    return all(name in request.POST for name in SIGN_IN_FIELDS)


def _login_form_class() -> type[LoginForm]:
    return get_form_class(app_settings.FORMS, "login", LoginForm)


def _sign_in(request: HttpRequest) -> HttpResponse | None:
    """Sign in with what the post carries, by allauth's rules. None when that person is in now."""
    form = typed(request)
    sign_in = _login_form_class()({name: request.POST[name] for name in SIGN_IN_FIELDS}, request=request)
    if not ratelimit.consume(request, action="login"):
        return resume_page(request, form, note=WAIT, status=429)
    if not sign_in.is_valid():
        return resume_page(request, form, sign_in=sign_in)
    try:
        response = sign_in.login(request, redirect_url=reverse("accounts_resume"))
    except ImmediateHttpResponse as answer:
        response = answer.response
    if request.user.is_authenticated:
        return None
    # Another step is needed first (a code, a confirmation): the form waits in the session, or in the page.
    if holding.hold(request, form):
        return response
    return resume_page(
        request, form, sign_in=None, next_step=response.get("Location", reverse("account_login"))
    )


def _go_on(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Hand the form on without its sign-in fields; a text that is not this person's is shown for copying."""
    signed_in_here = request.method == "POST" and _carries_sign_in(request)
    if signed_in_here:
        fields = request.POST.copy()
        for name in SIGN_IN_FIELDS:
            del fields[name]
        fields._mutable = False  # type: ignore[attr-defined]
        request.POST = fields  # type: ignore[assignment]
    try:
        response = view(request, *args, **kwargs)
    except (Http404, PermissionDenied):
        if not signed_in_here:
            raise
        note = _(
            "Tulisan ini milik akun lain. Salin yang tadi diketik, "
            "atau keluar lalu masuk dengan akun penulisnya."
        )
        return resume_page(request, typed(request), note=note)
    waiting = holding.held(request) if request.method == "POST" else None
    if waiting and waiting.path == request.get_full_path() and response.status_code < 400:
        holding.let_go(request)
    return response
