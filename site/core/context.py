"""What every template may know of the site; nothing personal, so that published pages stay the same for all."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, Any]:
    """Language prefix, the address in the other language and the section for the masthead."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    bare = (
        request.path.removeprefix(prefix)
        if prefix and request.path.startswith(f"{prefix}/")
        else request.path
    )
    return {
        "language_prefix": prefix,
        "other_language": "en" if not prefix else settings.LANGUAGE_CODE,
        "other_language_url": f"/en{bare}" if not prefix else bare,
        "section": bare.strip("/").split("/")[0],
        "manifest_url": f"{prefix}/manifest.webmanifest",
        "base_url": settings.BASE_URL,
        "is_demo": settings.IS_DEMO,
    }
