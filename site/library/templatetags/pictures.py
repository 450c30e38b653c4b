"""Pictures in templates: released ones in three formats, others through the view that asks who looks.

No picture is worked on while a page is written, and a list whose sizes `prefetch_renditions()` has fetched
asks the database nothing more.
"""

import math
from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from library.models import Image, Rendition
from library.renditions import FORMATS, MIDDLE, PLACEHOLDER_BESIDE, SOCIAL, WIDE, WIDTHS, spec_for

register = template.Library()
#: how wide a picture stands in the column of a text: beside the side column, beside the margin of a tablet, on a phone
IN_TEXT = "(min-width: 70rem) 45rem, (min-width: 48rem) calc(100vw - 24.8rem), calc(100vw - 2rem)"


def prefetch_renditions(images: Iterable[Image | None]) -> list[Image]:
    """Fetch the sizes of many pictures with one query."""
    present = [image for image in images if image is not None]
    prefetch_related_objects(present, "renditions")
    return present


def kilobytes_of(images: Iterable[Image | None]) -> int:
    """What a phone loads for these pictures, in whole kilobytes; those that are not public cost nothing."""
    return sum(_kilobytes(_released(image)) for image in images if image is not None and image.released)


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
        **_while_waiting(released),
    }


@register.simple_tag
def picture_of(
    image: Image | None,
    sizes: str = IN_TEXT,
    alt: str | None = None,
    weave: str = "",
    dye: str | int = "",
) -> str | SafeString:
    """The picture as markup; `weave` and `dye` are the cloth that stands in its place for who saves data."""
    data = picture_data(image, sizes, alt)
    if not data:
        return ""
    return render_to_string("components/picture.html", {"picture": data, "weave": weave, "dye": dye})


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
    """Narrow first, each width once: a small picture has the same width under several names."""
    found = [released[spec] for spec in (spec_for(form, width) for width in WIDTHS) if spec in released]
    return list({rendition.width: rendition for rendition in reversed(found)}.values())[::-1]


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


def _kilobytes(released: dict[str, Rendition]) -> int:
    """What a phone of 360 px with two dots per pixel loads, rounded up; the heavier of the two formats it may choose."""
    weights = [
        fitting[-1].file_size or 0
        for form in ("avif", "webp")
        if (fitting := [size for size in _of_format(released, form) if size.width <= MIDDLE])
    ]
    return math.ceil(max(weights, default=0) / 1024)


def _while_waiting(released: dict[str, Rendition]) -> dict[str, Any]:
    """What stands where the picture will be: a blur, or for who saves data a door that tells what it costs."""
    kept = released.get(PLACEHOLDER_BESIDE)
    weight = _kilobytes(released)
    if kept is None or not kept.placeholder or not weight:
        return {}
    return {
        "placeholder": kept.placeholder,
        "label": _("Tampilkan gambar, %(size)s") % {"size": f"{weight}\u00a0KB"},
    }


def _through_the_view(image: Image, alt: str) -> dict[str, Any]:
    width = min(WIDE, image.width)
    height = max(1, round(image.height * width / image.width))
    return {"src": reverse("library:picture", args=[image.pk]), "width": width, "height": height, "alt": alt}
