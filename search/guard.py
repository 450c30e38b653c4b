"""The one guard for whatever arrives in an address: words, page numbers, filter values. It never raises.

What cannot mean anything is left out, what is too long is cut, so that no engine ever sees an operator, a
broken letter or ten thousand words.
"""

import unicodedata
from collections.abc import Iterable

MAX_CHARS = 200
MAX_TERMS = 12
MAX_VALUES = 20
MAX_VALUE = 100
MAX_PAGE = 1_000_000


def clean_words(text: object) -> str:
    """What was typed, in one line of at most 200 readable signs."""
    line = str(text or "")[: MAX_CHARS * 10]
    line = line.encode("utf-8", "ignore").decode("utf-8").replace("\N{REPLACEMENT CHARACTER}", " ")
    line = unicodedata.normalize("NFC", line)
    readable = "".join(" " if _is_control(sign) else sign for sign in line)
    return " ".join(readable.split())[:MAX_CHARS].strip()


def _is_control(sign: str) -> bool:
    # Cc: NUL and its kin; Cf: marks that turn the direction of writing; Co, Cn: no letter at all.
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def page_number(text: object) -> int:
    """The page asked for: 1 for anything that is no positive number; the engine takes the last for one too
    high.
    """
    digits = str(text or "").strip()[:20]
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(max(int(digits), 1), MAX_PAGE)


def values(raw: Iterable[object]) -> tuple[str, ...]:
    """The values of one filter, each once, in the order given; at most twenty of at most a hundred signs."""
    found: dict[str, None] = {}
    for item in list(raw)[: MAX_VALUES * 5]:
        value = clean_words(item)[:MAX_VALUE].strip()
        if value and len(found) < MAX_VALUES:
            found[value] = None
    return tuple(found)
