"""What is looked for in place of a slip of the finger: told on the page, with the way back to what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .question import Question
from .words.analysis import spans
from .words.understanding import Understood


@dataclass(frozen=True)
class Correction:
    """What was searched, safe to print with the changed words bold; other words looked for; the literal question."""

    searched: SafeString
    plain: str
    others: list[str]
    literal_url: str


def correction_of(question: Question, understood: Understood) -> Correction | None:
    """What the page says about the words of a question; nothing when all of them were known."""
    if not understood.corrected:
        return None
    bits, plain = _replaced(question.words, understood.corrected)
    return Correction(
        searched=bits,
        plain=plain,
        others=list(dict.fromkeys(word for words in understood.corrected.values() for word in words[1:])),
        literal_url=f"?{question.asking(literal=True).query()}",
    )


def _replaced(words: str, corrected: Mapping[str, tuple[str, ...]]) -> tuple[SafeString, str]:
    """The question as it was typed, each unknown word (or one that fell in two) replaced by the
    closest one that is known.
    """
    bits: list[str] = []
    plain: list[str] = []
    at = 0
    places = list(spans(words))
    for place, (start, end, word) in enumerate(places):
        known = corrected.get(word)
        if place + 1 < len(places) and (whole := corrected.get(f"{word} {places[place + 1][2]}")):
            known, end = whole, places[place + 1][1]
        if known and start >= at:
            bits += [conditional_escape(words[at:start]), format_html("<b>{}</b>", known[0])]
            plain += [words[at:start], known[0]]
            at = end
    bits.append(conditional_escape(words[at:]))
    return mark_safe("".join(bits)), "".join([*plain, words[at:]])
