"""The site and, beside it in the same server, a Django view with no middleware at all: what the site is measured against."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BARE = "/bare/"


def bare(request: HttpRequest) -> HttpResponse:
    """As little as Django can do."""
    return HttpResponse("Selamat datang")


urlpatterns = [path(BARE.strip("/") + "/", bare)]


class BareHandler(WSGIHandler):
    """Django without middleware and with the one view above."""

    def load_middleware(self, is_async: bool = False) -> None:
        """Load an empty list."""
        middleware, settings.MIDDLEWARE = settings.MIDDLEWARE, []
        super().load_middleware(is_async)
        settings.MIDDLEWARE = middleware

    def get_response(self, request: HttpRequest) -> Any:
        """Resolve in this module."""
        request.urlconf = __name__  # type: ignore[attr-defined]
        return super().get_response(request)


site = get_wsgi_application()
nothing_but_django = BareHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """One server for both."""
    answer = nothing_but_django if environ["PATH_INFO"] == BARE else site
    return answer(environ, start_response)
