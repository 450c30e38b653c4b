"""“Kenapa muncul?”: in one line, which words of the question stand in which parts of a text."""

from collections.abc import Iterable, Sequence

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.likeness import Context, shared_words

from .closeness import context_in
from .content import PART_NAMES
from .excerpts import Read
from .models import SearchDocument
from .words.terms import Group
from .words.understanding import Understood

FIELD_NAMES: dict[str, str | Promise] = {
    "title": _("judul"),
    "tags": _("tagar"),
    "summary": _("ringkasan"),
    "topics": _("jenjang dan mata pelajaran"),
    "place": _("keadaan tempat"),
    "resources": _("lampiran"),
    "people": _("pencerita"),
}
#: what one line has room for
BITS, FIELDS, WORDS = 3, 3, 4


def reason(fields: Sequence[Read], understood: Understood) -> str:
    """Why a text came up: `“pecahan” di judul dan Aksi · “luring” (searti dengan “offline”) di Situasi`."""
    places: dict[tuple[str, ...], dict[str, None]] = {}
    for word, keys in _found(fields, understood):
        places.setdefault(keys, {})[word] = None
    return " · ".join(_bit(list(words), keys) for keys, words in list(places.items())[:BITS])


def nearness(document: SearchDocument, context: Context | None) -> str:
    """What a text's school shares with the one that somebody compares with; nothing in every other order."""
    shared = shared_words(context, context_in(document.facets)) if context else []
    return gettext("sama-sama %(words)s") % {"words": ", ".join(shared)} if shared else ""


def _found(fields: Sequence[Read], understood: Understood) -> Iterable[tuple[str, tuple[str, ...]]]:
    """For each thing that was said the words that stand in the text, and the fields where they do."""
    corrected = {known for words in understood.corrected.values() for known in words}
    places: dict[tuple[int, int], list[str]] = {}
    for field in fields:
        for place in {(match.group, match.way) for match in field.matches}:
            places.setdefault(place, []).append(field.key)
    said: dict[int, int] = {}
    for number, best in sorted(places):
        said.setdefault(number, best)
    told: set[tuple[str, ...]] = set()
    for at, way in said.items():
        group = understood.groups[at]
        if group.ways[way].words not in told:
            told.add(group.ways[way].words)
            yield _word(group, way, corrected), tuple(places[at, way])


def _word(group: Group, way: int, corrected: set[str]) -> str:
    """A word in quotation marks, with what it stands for when it is another one than was typed or corrected."""
    word = f"“{' '.join(group.ways[way].words)}”"
    if (way == 0 and group.typed) or group.ways[way].words[0] in corrected:
        return word
    if not group.typed:
        return gettext("%(word)s (searti)") % {"word": word}
    return gettext("%(word)s (searti dengan “%(typed)s”)") % {
        "word": word,
        "typed": " ".join(group.ways[0].words),
    }


def _bit(words: list[str], keys: Iterable[str]) -> str:
    names = [str(PART_NAMES.get(key) or FIELD_NAMES.get(key, key)).split(":")[0] for key in keys]
    return gettext("%(words)s di %(fields)s") % {
        "words": ", ".join(words[:WORDS]),
        "fields": get_text_list(names[:FIELDS], gettext("dan")),
    }
