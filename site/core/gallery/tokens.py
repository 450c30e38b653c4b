"""The tokens as `static/css/tokens.css` has them: colours by day and by night with their contrast, type, spaces, icons."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
#: text (or a border) on its ground, and the least contrast it may have
PAIRS = (
    ("ink", "mori", 7.0),
    ("ink", "kunyit-pale", 7.0),
    ("ink-2", "mori", 4.5),
    ("ink-2", "cloth", 4.5),
    ("ink-2", "mori-2", 4.5),
    ("link", "mori", 4.5),
    ("link", "cloth", 4.5),
    ("daun", "mori", 4.5),
    ("sogan", "mori", 4.5),
    ("sogan", "cloth", 4.5),
    ("line-strong", "cloth", 3.0),
    ("line-strong", "mori", 3.0),
    ("on-act", "act", 7.0),
    ("on-deep", "tarum-deep", 7.0),
    ("on-deep-2", "tarum-deep", 4.5),
    ("focus", "mori", 3.0),
)


@dataclass(frozen=True)
class Pair:
    """Two colours on each other, by day and by night."""

    front: str
    ground: str
    day: tuple[str, str]
    night: tuple[str, str]
    least: float

    @property
    def contrasts(self) -> tuple[float, float]:
        """By day and by night."""
        return contrast(*self.day), contrast(*self.night)


def _file(name: str) -> str:
    return (Path(settings.BASE_DIR) / "static" / "css" / name).read_text(encoding="utf-8")


@cache
def schemes() -> tuple[dict[str, str], dict[str, str]]:
    """Every token by day, and by night."""
    text = _file("tokens.css")
    by_day, _, by_night = text.partition("@media (prefers-color-scheme: dark)")
    day = dict(TOKEN.findall(by_day))
    return day, day | dict(TOKEN.findall(by_night.partition("@media")[0]))


def colour(name: str, scheme: dict[str, str]) -> str:
    """The colour itself, as #rrggbb; a token may point to another one."""
    value = scheme[name].strip()
    pointed = re.fullmatch(r"var\(--([\w-]+)\)", value)
    if pointed:
        return colour(pointed[1], scheme)
    return value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])


def _light(hexadecimal: str) -> float:
    parts = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, with one decimal."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 1)


def pairs() -> list[Pair]:
    """What stands on what, in both schemes."""
    day, night = schemes()
    return [
        Pair(
            front,
            ground,
            (colour(front, day), colour(ground, day)),
            (colour(front, night), colour(ground, night)),
            least,
        )
        for front, ground, least in PAIRS
    ]


def colours() -> list[tuple[str, str, str]]:
    """Every colour: its name, by day, by night."""
    day, night = schemes()
    named = [name for name, value in day.items() if re.match(r"#|var\(--(?!font|head)", value.strip())]
    return [(name, colour(name, day), colour(name, night)) for name in named]


def spaces() -> list[tuple[str, int]]:
    """The spaces between things, in pixels at the usual size of letters."""
    day, _night = schemes()
    found = [(name, value) for name, value in day.items() if re.fullmatch(r"s\d", name)]
    return [(name, round(float(value.removesuffix("rem")) * 16)) for name, value in found]


def icons() -> list[str]:
    """Every icon by its name."""
    return re.findall(r"\.i-([a-z]+) \{", _file("icons.css"))
