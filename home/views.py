"""What spans the whole site besides its pages: one text by its address, the map, the rules for robots, its health."""

from datetime import datetime

from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from wagtail import views as wagtail_views

from core.delivery.page_cache import mark_public
from core.sharing import absolute
from search.upkeep.health import search_health

from . import sitemap
from .finding import route_to

CLOSED = ("/admin/", "/tulis/", "/akun/", "/telaah/", "/berkas/", "/lapor/", "/cari/?")
OPEN = ("/tulis/luring/", "/en/tulis/luring/")


def page(request: HttpRequest, path: str) -> HttpResponse:
    """A published page by its address.

    Hooks, view restrictions, texts without translation and redirects go on as Wagtail does them.
    """
    found = route_to(path, language=request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    if found is not None:
        # Where Wagtail keeps its own answer; its view then serves this page with all hooks.
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    response: HttpResponse = wagtail_views.serve(request, path)
    return response


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of the map's pieces."""
    addresses = [absolute(f"/sitemap-{piece}.xml") for piece in sitemap.pieces()]
    return mark_public(
        render(request, "home/sitemap_index.xml", {"addresses": addresses}, content_type="application/xml")
    )


@require_safe
def sitemap_piece(request: HttpRequest, piece: str) -> HttpResponse:
    """One piece of the map."""
    entries = sitemap.entries(piece, request)
    if not entries:
        raise Http404
    return mark_public(
        render(request, "home/sitemap.xml", {"entries": entries}, content_type="application/xml")
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots leave alone: what belongs to people, and answers of the search. The form without a person is for all."""
    closed = [path for area in CLOSED for path in (area, f"/en{area}") if path != "/en/admin/"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        *(f"Allow: {path}" for path in OPEN),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    ]
    return mark_public(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers, how long the oldest task that is due has been waiting (seconds), and the same of the
    search: whether its reserve answers, how many changes wait to be found, and for how long.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        told = {"database": "ok", "queue_age_seconds": _queue_age(), **search_health()}
    except DatabaseError:
        return JsonResponse({"database": "error"}, status=503)
    return JsonResponse(told)


def _queue_age() -> int:
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True)
    oldest: datetime | None = waiting.first()
    return max(0, int((now - oldest).total_seconds())) if oldest else 0
