"""What the templates need to dress a page: cloths, monograms, absolute addresses, data for search engines.

Nothing here knows a page type or asks the database anything.
"""

import json
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()

WEAVES = ("polos", "kepar", "sirip", "wajik", "bakul", "ombak", "tangga", "mata")
DYES = ("d1", "d2", "d3", "d4", "d5", "d6")
OUTCOME_ICONS = {"berhasil": "full", "berhasil-sebagian": "half", "belum-berhasil": "open"}


class StarPart(NamedTuple):
    """A part of a STAR story as its heading shows it: icon, name and the question it answers."""

    icon: str
    title: Promise
    question: Promise


STAR_PARTS = {
    "situation": StarPart("sit", _("Situasi"), _("Mengapa praktik ini perlu dibagikan?")),
    "challenge": StarPart("tan", _("Tantangan"), _("Apa yang menghalangi, dan siapa yang terlibat?")),
    "actions": StarPart("aks", _("Aksi"), _("Langkah yang dapat dicoba ulang")),
    "reflection": StarPart("ref", _("Refleksi: hasil dan dampak"), _("Apa yang berubah, dan apa sebabnya?")),
    "did_not_work": StarPart("bel", _("Apa yang belum berhasil"), _("Bagian ini sama berharganya")),
}


@register.simple_tag
def cloth(weave: str = "", dye: str | int = "") -> str:
    """The class names of a story's own cloth, `k-sirip d2`; accepts `sirip` or `k-sirip`, `d2` or `2`."""
    name, colour = str(weave or "").removeprefix("k-"), f"d{str(dye or '').removeprefix('d')}"
    return f"k-{name if name in WEAVES else WEAVES[0]} {colour if colour in DYES else DYES[0]}"


@register.simple_tag
def swatch(weave: str = "", dye: str | int = "") -> SafeString:
    """A piece of the story's own cloth, hidden from screen readers."""
    return format_html('<div class="swatch {}" aria-hidden="true"></div>', cloth(weave, dye))


@register.filter
def monogram(name: str) -> str:
    """The two letters that stand for a person: first and last word, `Rahma Yunita` → `RY`."""
    words = [word for word in str(name).replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[1:][-1:]])).upper()


@register.filter
def tables_scroll(html: str) -> SafeString:
    """Cleaned text of a story; a table in it gets a box that scrolls, so that it never widens the page."""
    box = format_html('<div class="table" role="region" aria-label="{}" tabindex="0"><table>', _("Tabel"))
    return mark_safe(str(html or "").replace("<table>", box).replace("</table>", "</table></div>"))


@register.filter
def outcome_icon(outcome: str) -> str:
    """How far the loom is woven; an unknown outcome is a warp that is set up."""
    return OUTCOME_ICONS.get(outcome, "open")


@register.simple_tag
def star_part(key: str) -> StarPart | None:
    """Icon, name and question of a part, by the field that holds it."""
    return STAR_PARTS.get(key)


@register.simple_tag
def way(step: int, total: int) -> list[str]:
    """One word per piece of the way through a form: `done`, `now`, or nothing for what lies ahead."""
    return ["done" if at < step else "now" if at == step else "" for at in range(1, int(total) + 1)]


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str = "") -> str:
    """The whole address, as search engines and messengers need it; without one, that of this page."""
    request = context.get("request")
    path = str(address) or (request.path if request else "/")
    base = getattr(settings, "BASE_URL", "") or (request.build_absolute_uri("/") if request else "/")
    return urljoin(f"{str(base).rstrip('/')}/", path)


@register.filter
def json_ld(value: Any) -> SafeString:
    """Data for search engines that no typed text can break out of: what ends a script is written as codes."""
    text = json.dumps(value, ensure_ascii=False, default=str, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)
