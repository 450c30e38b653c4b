"""`/manifest.webmanifest`: what a phone needs to put the site beside its other apps."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.sharing import prefix_of

from .page_cache import mark_public

#: tarum-deep and mori of tokens.css: the masthead, and the ground while the page is coming
THEME, GROUND = "#1c2e4f", "#f7f5ef"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The manifest in the language of the address."""
    language = get_language() or "id"
    start = f"{prefix_of(language)}/"
    told = {
        "id": "/",
        "name": _("Mitra Guru: cerita praktik baik guru"),
        "short_name": "Mitra Guru",
        "description": _("Praktik baik guru, dengan konteksnya. Dapat dibaca dan ditulis tanpa internet."),
        "lang": language,
        "dir": "ltr",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": GROUND,
        "categories": ["education"],
        "icons": _icons(),
        "shortcuts": [
            _shortcut(_("Tulis"), f"{start}tulis/"),
            _shortcut(_("Cari"), f"{start}cari/"),
            _shortcut(_("Tersimpan"), f"{start}tersimpan/"),
        ],
    }
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Type"] = "application/manifest+json"
    mark_public(response)
    return response


def _icons() -> list[dict[str, str]]:
    return [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("img/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]


def _shortcut(name: str, url: str) -> dict[str, object]:
    return {"name": name, "url": url, "icons": [{"src": static("img/icon-192.png"), "sizes": "192x192"}]}
