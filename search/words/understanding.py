"""From what somebody typed to what is looked for: one reading of a question, whichever engine answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .terms import Group, groups_of


@dataclass(frozen=True)
class Understood:
    """What the words of a question look for.

    `corrected` maps a word as it was typed to the known words that are looked for in its place.
    """

    groups: tuple[Group, ...] = ()
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def understand(words: str, languages: tuple[str, ...]) -> Understood:
    """Read the words of a question, which have passed the guard, for texts in these languages."""
    return Understood(tuple(groups_of(words, languages)) if words else ())
