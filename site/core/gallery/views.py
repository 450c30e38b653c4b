"""`/gaya/`: the look on one page, for the staff, and for everybody where the site is being built."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from core.templatetags.look import DYES, WEAVES

from . import tokens
from .registry import sections


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, in Indonesian or (`?bahasa=en`) English."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    language = "en" if request.GET.get("bahasa") == "en" else "id"
    shown = {
        "sections": sections,
        "pairs": tokens.pairs(),
        "colours": tokens.colours(),
        "spaces": tokens.spaces(),
        "icons": tokens.icons(),
        "weaves": WEAVES,
        "dyes": DYES,
    }
    with translation.override(language):
        response = render(request, "gallery/gallery.html", shown)
    response["Cache-Control"] = "private, no-store"
    return response
