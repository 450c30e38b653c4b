"""What the living page shows: sections with examples, told by each room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Example:
    """One template in one state: what it is given, and where it stands.

    `inside` names a list it belongs into; `unhidden` shows what a script will show, `as_source` what nobody sees.
    """

    template: str
    state: str
    values: dict[str, Any] = field(default_factory=dict)
    inside: str = ""
    as_source: bool = False
    unhidden: bool = False

    @property
    def address(self) -> str:
        """The template's whole name; a bare one is a component."""
        return self.template if "/" in self.template else f"components/{self.template}.html"


@dataclass(frozen=True)
class Section:
    """Examples of one thing below one heading."""

    key: str
    title: str
    examples: list[Example]


Examples = Callable[[], Iterable[Example]]
_sections: dict[str, tuple[str, Examples]] = {}


def section(key: str, title: str) -> Callable[[Examples], Examples]:
    """Make a section known. Its examples are made anew for each page, so that forms speak the page's language."""

    def known(examples: Examples) -> Examples:
        _sections[key] = (title, examples)
        return examples

    return known


def sections() -> list[Section]:
    """Everything there is to show: what all rooms share first, then the rooms' own."""
    from . import examples, form_examples  # noqa: F401

    autodiscover_modules("gallery")
    return [Section(key, title, list(made())) for key, (title, made) in _sections.items()]
