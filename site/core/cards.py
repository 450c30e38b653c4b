"""What a card, a person line and a context strip show: plain data that page types hand to the components."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Card:
    """A text in a list: the whole card is the link."""

    url: str
    title: str
    text: str | SafeString = ""
    eyebrow: str = ""
    weave: str = "k-polos"
    dye: str = "d2"
    outcome: str = ""
    outcome_label: str = ""
    meta: str = ""
    language: str = ""
    heading_level: int = 3


@dataclass(frozen=True)
class PersonLine:
    """Somebody who made the text, in which role; pupils by initials only."""

    name: str
    note: str = ""
    tint: str = ""

    @property
    def monogram(self) -> str:
        """One or two letters for the square beside the name."""
        words = [word for word in self.name.replace(".", " ").split() if word[:1].isalnum()]
        return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper() or "·"


@dataclass(frozen=True)
class Context:
    """The label of the cloth: where a practice lived, before any advice."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    weave: str = "k-polos"
    dye: str = "d2"
    similar_url: str = ""
