"""Pictures in templates: released ones in three formats, others through the view that asks who looks.

No picture is worked on while a page is written, and a list whose sizes `prefetch_renditions()` has fetched
asks the database nothing more.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from library.models import Image, Rendition
from library.renditions import FORMATS, NARROW, SOCIAL, WIDE, spec_for

register = template.Library()
IN_TEXT = "(min-width: 48rem) 38rem, 100vw"


def prefetch_renditions(images: Iterable[Image | None]) -> list[Image]:
    """Fetch the sizes of many pictures with one query."""
    present = [image for image in images if image is not None]
    prefetch_related_objects(present, "renditions")
    return present


@register.simple_tag
def picture_data(image: Image | None, sizes: str = IN_TEXT, alt: str | None = None) -> dict[str, Any] | None:
    """What `components/picture.html` takes; nothing when there is no picture or its consent was withdrawn."""
    if image is None or image.consent_withdrawn_at is not None:
        return None
    words = image.default_alt_text if alt is None else alt
    released = _released(image) if image.released else {}
    fallback = _of_format(released, "jpeg")
    if not fallback:
        return _through_the_view(image, words)
    best = fallback[-1]
    sources = [
        {"type": mime, "srcset": _srcset(_of_format(released, form))}
        for form, mime in FORMATS.items()
        if form != "jpeg" and _of_format(released, form)
    ]
    return {
        "src": best.url,
        "width": best.width,
        "height": best.height,
        "alt": words,
        "sizes": sizes,
        "srcset": _srcset(fallback) if len(fallback) > 1 else "",
        "sources": sources,
    }


@register.simple_tag
def picture_of(
    image: Image | None, sizes: str = IN_TEXT, alt: str | None = None, eager: bool = False
) -> str | SafeString:
    """The picture as markup."""
    data = picture_data(image, sizes, alt)
    return render_to_string("components/picture.html", {"picture": data, "eager": eager}) if data else ""


@register.simple_tag
def social_picture(image: Image | None) -> Rendition | None:
    """The 1200 × 630 picture for link previews, when it is public."""
    if image is None or not image.released:
        return None
    return _released(image).get(SOCIAL)


def _released(image: Image) -> dict[str, Rendition]:
    return {
        rendition.filter_spec: rendition for rendition in image.renditions.all() if rendition.released_name
    }


def _of_format(released: dict[str, Rendition], form: str) -> list[Rendition]:
    """Narrow first."""
    return [released[spec] for spec in (spec_for(form, NARROW), spec_for(form, WIDE)) if spec in released]


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


def _through_the_view(image: Image, alt: str) -> dict[str, Any]:
    width = min(WIDE, image.width)
    height = max(1, round(image.height * width / image.width))
    return {"src": reverse("library:picture", args=[image.pk]), "width": width, "height": height, "alt": alt}
