"""Two versions of a text, part by part: what changed in title, summary, outcome, parts, context and rows, and what did not.

It knows pages, never a kind of page: parts come from the page itself, everything else is read from its fields and rows,
so that no change of a text goes untold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.parts import Part

from . import fields
from .gaps import compare_lines, mark_moved
from .lines import CHANGED, Told, Unit, plain_units, unit, units_of, whole
from .words import ALIKE, GONE, NEW, SAME, Budget, calm, changes, matches, pieces_of

#: unchanged lines are folded from so many words on
FOLD_FROM = 25


@dataclass(frozen=True)
class Stretch:
    """Lines shown together; `folded` counts the words of unchanged ones that open on demand."""

    lines: list[Told]
    folded: int = 0


@dataclass
class Section:
    """One part in both versions; `note` is a sentence where the words alone do not tell."""

    key: str
    label: str | Promise
    lines: list[Told] = field(default_factory=list)
    note: str | Promise = ""

    @property
    def changed(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.note) or any(line.state != SAME for line in self.lines)

    @property
    def came(self) -> int:
        """How many words came."""
        return sum(line.count(NEW) for line in self.lines)

    @property
    def went(self) -> int:
        """How many words went."""
        return sum(line.count(GONE) for line in self.lines)

    def stretches(self) -> Iterator[Stretch]:
        """The lines with long unchanged runs folded."""
        run: list[Told] = []
        for line in (*self.lines, None):
            if line is not None and line.state == SAME:
                run.append(line)
                continue
            if run:
                words = sum(one.count(SAME) for one in run)
                yield Stretch(run, words if words >= FOLD_FROM else 0)
            run = []
            if line is not None:
                yield Stretch([line])


@dataclass(frozen=True)
class Comparison:
    """All parts of two versions."""

    sections: list[Section]

    @property
    def changed(self) -> list[Section]:
        """The parts to look at."""
        return [section for section in self.sections if section.changed]

    @property
    def unchanged(self) -> list[Section]:
        """The parts that nobody needs to read again."""
        return [section for section in self.sections if not section.changed]


def compare_versions(old: Any, new: Any) -> Comparison:
    """What changed from one version of a page to another; it takes a bounded time, whatever the text."""
    budget = Budget()
    old_parts, new_parts = ({part.key: part for part in page.parts()} for page in (old, new))
    parts = _parts(old_parts, new_parts, budget)
    mark_moved([(str(section.label), section.lines) for section in parts])
    was, now = (fields.facts(page, without=old_parts.keys() | new_parts.keys()) for page in (old, new))
    first = [_text(name, now[name], was[name], budget) for name in fields.FIRST if name in now]
    context = Section("context", _("Konteks dan keterangan"))
    context.lines = [
        _line(unit(was[name].text), unit(now[name].text), budget, label=now[name].label)
        for name in now
        if name not in fields.FIRST and was[name].text != now[name].text
    ]
    return Comparison([*first, *parts, context, *_rows(old, new, budget)])


def _text(key: str, now: fields.Fact, was: fields.Fact, budget: Budget) -> Section:
    """A field of its own."""
    return Section(key, now.label, compare_lines(plain_units(was.text), plain_units(now.text), budget))


def _parts(was: dict[str, Part], now: dict[str, Part], budget: Budget) -> list[Section]:
    """The parts in the order of the new version; one that is gone stands at its end."""
    found = []
    for key, part in (now | {key: part for key, part in was.items() if key not in now}).items():
        section = Section(key, part.label)
        before, after = (side[key].html if key in side else "" for side in (was, now))
        if before != after:  # what did not change at all is not even read
            section.lines = compare_lines(units_of(before), units_of(after), budget)
            if not section.changed:
                section.note = _("Kata-katanya sama; yang berubah bentuk hurufnya atau pembagian barisnya.")
        found.append(section)
    return found


def _rows(old: Any, new: Any, budget: Budget) -> list[Section]:
    """People, pictures, files and other rows that no part tells already."""
    names = [name for name in new.content_children if name not in new.children_in_parts]
    return [
        _relation(
            Section(name, fields.label_of(new, name)),
            fields.rows_of(old, name),
            fields.rows_of(new, name),
            budget,
        )
        for name in names
    ]


def _relation(
    section: Section, old: Sequence[fields.Row], new: Sequence[fields.Row], budget: Budget
) -> Section:
    """Row by row, known by its own number however often its words change."""
    was = {row.uid: row for row in old}
    for row in new:
        before = was.get(row.uid)
        if before is None:
            section.lines.append(whole(unit(row.text, "li"), NEW))
            continue
        line = _line(unit(before.text, "li"), unit(row.text, "li"), budget)
        if line.state == SAME and row.target != before.target:
            line.state, line.label = CHANGED, _("Diganti dengan yang lain")
        section.lines.append(line)
    kept = {row.uid for row in new}
    section.lines += [whole(unit(row.text, "li"), GONE) for row in old if row.uid not in kept]
    if [row.uid for row in old if row.uid in kept] != [row.uid for row in new if row.uid in was]:
        section.note = _("Urutannya berubah.")
    return section


def _line(old: Unit, new: Unit, budget: Budget, *, label: str = "") -> Told:
    """One line against another; too unlike, they are told as one that went and one that came."""
    if old.key == new.key:
        return whole(new, SAME)
    found = matches(old.key, new.key, budget)
    common = sum(match.size for match in found)
    if common < ALIKE * max(len(old.key), len(new.key)):
        found = []
    pieces = pieces_of(calm(changes(found, len(old.key), len(new.key))), old.words, new.words)
    return Told(new.shape, CHANGED, pieces, label=label)
