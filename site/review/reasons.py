"""Why a text was offered to this reviewer, kept as short codes and said in the words of whoever reads them."""

from collections.abc import Callable, Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.enumerations import label, values

#: what a text and a reviewer may share, most telling first; each code but the last ones is followed by ":value"
READ_BEFORE, PHASE, LEVEL, SUBJECT, REVIEWED, KIND, LANGUAGE, PROVINCE, ISLAND, FREE = (
    "read-before",
    "phase",
    "level",
    "subject",
    "reviewed",
    "kind",
    "language",
    "province",
    "island",
    "free",
)


def in_words(reasons: Iterable[str]) -> list[str]:
    """The sentences' pieces for stored reasons, in the language now active; a code of another release is left out."""
    found = (reason.partition(":") for reason in reasons)
    return [WORDS[code](value) for code, _colon, value in found if code in WORDS]


def topic_label(topic: str) -> str:
    """A subject by its name within a sentence, a tag as it is typed."""
    if topic not in values("subject"):
        return topic.replace("-", " ")
    name = label("subject", topic)
    return name if (get_language() or "id").startswith("en") else _within(name)


def _within(text: str) -> str:
    """Words within a sentence; IPAS stays IPAS."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


WORDS: dict[str, Callable[[str], str]] = {
    READ_BEFORE: lambda _value: _("sudah membaca putaran sebelumnya"),
    PHASE: lambda value: _("mengajar %(phase)s") % {"phase": _within(label("phase", value))},
    LEVEL: lambda value: _("mengajar di %(level)s") % {"level": label("level", value)},
    SUBJECT: lambda value: _("mengajar %(subject)s") % {"subject": topic_label(value)},
    REVIEWED: lambda value: _("pernah mengulas %(topic)s") % {"topic": topic_label(value)},
    KIND: lambda value: _("pernah mengulas %(topic)s") % {"topic": _within(label("kind", value))},
    LANGUAGE: lambda _value: _("membaca dalam bahasa tulisan ini"),
    PROVINCE: lambda _value: _("satu provinsi"),
    ISLAND: lambda value: _("sama-sama di %(island)s") % {"island": value},
    FREE: lambda _value: _("sedang tidak memegang tulisan lain"),
}
