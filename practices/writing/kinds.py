"""The kinds of text a teacher can make, and the steps of each one's form. Each room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from core.pages import ReviewedPage

from .rows import RowForm

Words = str | Promise


@dataclass(frozen=True)
class Example:
    """A few sentences from another teacher, one touch away; `field` is the field it helps with."""

    field: str
    text: Words
    source: Words


@dataclass(frozen=True)
class Step:
    """One screen of the form: a question, its fields, the rows that belong to it, and fields that may wait."""

    key: str
    title: Words
    question: Words
    help: Words
    fields: tuple[str, ...]
    rows: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    more_label: Words = ""
    icon: str = "pena"
    examples: tuple[Example, ...] = ()

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Fields asked at once and those that may wait."""
        return self.fields + self.more


@dataclass(frozen=True)
class Door:
    """A next step beside a text: a link, or (with an act) a button that posts."""

    label: Words
    url: str
    act: str = ""
    main: bool = False
    #: told as a plain link, below the others
    quiet: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of text: its address under /tulis/, its page types, its steps and its rows."""

    slug: str
    model: type[ReviewedPage]
    index_model: type[Any]
    label: Words
    invitation: Words
    time: Words
    steps: tuple[Step, ...]
    rows: dict[str, type[RowForm]] = field(default_factory=dict)
    icon: str = "pena"
    untitled: Words = ""
    #: the relation whose first row names the author
    people_relation: str = ""
    #: what else happens when the author has saved or handed in (keyword arguments `page` and `by`)
    after_save: Callable[..., Any] | None = None
    after_gaps: Callable[..., Any] | None = None
    #: further doors beside texts of this kind on their author's own page, by the page's key
    doors: Callable[[list[Any]], dict[int, list[Door]]] | None = None
    #: where a saved form may lead besides (`?ke=`), by a word in the address
    exits: dict[str, Callable[[Any], str]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the form, in order."""
        return tuple(name for step in self.steps for name in step.all_fields)

    def step_of(self, name: str) -> int:
        """The number (from 1) of the step that asks for a field or row; 1 when no step does."""
        for number, step in enumerate(self.steps, 1):
            if name in step.all_fields or name in step.rows:
                return number
        return 1


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; called once when its app is ready."""
    _kinds[kind.slug] = kind


def kind_of(slug: str) -> Kind | None:
    """The kind with this address, or None."""
    return _kinds.get(slug)


def kind_for(page: ReviewedPage) -> Kind:
    """The kind a page is of; raises LookupError."""
    for kind in _kinds.values():
        if isinstance(page, kind.model):
            return kind
    raise LookupError(type(page).__name__)


def all_kinds() -> list[Kind]:
    """Practice first, then the others, as the menu shows them."""
    order = ("praktik", "komunitas", "lokakarya")
    return sorted(_kinds.values(), key=lambda kind: order.index(kind.slug))
