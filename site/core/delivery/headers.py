"""Headers and refusals that hold for whole areas of the site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PRIVATE_AREAS = ("/akun/", "/tulis/", "/telaah/", "/admin/", "/berkas/")
MAX_QUERY = 8_000


def in_area(path: str, areas: tuple[str, ...]) -> bool:
    """Whether a path lies in one of the areas, with or without the language prefix."""
    return path.removeprefix("/en").startswith(areas)


class GuardedRequestMiddleware:
    """Refuse what no honest browser sends: NUL bytes, broken UTF-8 and endless query strings get a plain 400."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or len(query) > MAX_QUERY:
            return HttpResponseBadRequest(
                "Alamat ini tidak dapat dibaca.", content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)


class AreaPolicyMiddleware:
    """The admin has inline scripts and previews in frames: its own content security policy, under its own path only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.CONTENT_SECURITY_POLICY_FOR_ADMIN  # type: ignore[attr-defined]
        return response


class PrivateAreaMiddleware:
    """Pages of one person are kept by no cache, shared or not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if in_area(request.path, PRIVATE_AREAS) and not getattr(response, "is_public_shell", False):
            response.headers["Cache-Control"] = "private, no-store"
        return response


class CompressionMiddleware(GZipMiddleware):
    """Words travel compressed on every page that the page cache does not keep (that one compresses its own).

    Django pads private pages with random bytes, so that their length tells nothing of a token. Pictures and files are
    compressed already and pass as they are.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if (
            getattr(response, "is_public_page", False)
            or response.streaming
            or not kind.startswith(("text/", "application/json"))
        ):
            return response
        return super().process_response(request, response)
