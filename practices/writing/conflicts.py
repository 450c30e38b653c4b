"""Two versions of one part: what this form says and what another device saved meanwhile.

A part (a field, or a row) is in conflict only when both sides changed it since the revision that the form was shown from,
and differently. What only the other side changed is left as it is there: an old form never brings old words back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from core.pages import ReviewedPage

from .fields import form_field
from .kinds import Kind
from .readable import readable
from .rows import RowForm, is_removed, posted_rows, typed_uid

REMOVED = _("Baris ini dibuang.")


@dataclass(frozen=True)
class Conflict:
    """One field (or row, as relation:uid) with both versions as people read them."""

    name: str
    label: str | Promise
    mine: Any
    theirs: Any
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass
class Comparison:
    """What a post and the newest revision make of each other."""

    conflicts: list[Conflict] = field(default_factory=list)
    #: fields and rows (relation:uid) that only the other side changed
    untouched: set[str] = field(default_factory=set)

    @property
    def in_conflict(self) -> set[str]:
        """The names of what the author has to choose."""
        return {conflict.name for conflict in self.conflicts}

    @property
    def left_out(self) -> set[str]:
        """What is not to be written from this post."""
        return self.untouched | self.in_conflict


def compare(
    kind: Kind,
    page: ReviewedPage,
    latest: ReviewedPage,
    values: dict[str, Any],
    data: Any,
    *,
    base: int | None,
) -> Comparison:
    """A post beside the newest revision; nothing to tell when the form was shown from that one, or does not say."""
    found = Comparison()
    if base is None or base == page.latest_revision_id:
        return found
    old = _page_at(page, base)
    for name, value in values.items():
        if not data.get(f"pick-{name}"):
            _compare_field(found, kind, name, value, latest, old, data)
    for relation, form_class in kind.rows.items():
        _compare_rows(found, form_class, relation, latest, old, data)
    return found


def picked_theirs(data: Any) -> set[str]:
    """Names for which the author chose the other version."""
    return {
        name.removeprefix("pick-") for name in data if name.startswith("pick-") and data[name] == "theirs"
    }


def _page_at(page: ReviewedPage, base: int) -> ReviewedPage | None:
    revision = Revision.objects.for_instance(page).filter(pk=base).first()
    return revision.as_object() if revision else None


def _compare_field(
    found: Comparison,
    kind: Kind,
    name: str,
    value: Any,
    latest: ReviewedPage,
    old: ReviewedPage | None,
    data: Any,
) -> None:
    mine, theirs = _plain(value), _plain(_value(latest, name))
    was = None if old is None else _plain(_value(old, name))
    if mine == theirs or (old is not None and theirs == was):
        return
    if (old is not None and mine == was) or (name == "title" and not mine):
        found.untouched.add(name)
        return
    shown = form_field(kind.model, name)
    found.conflicts.append(
        Conflict(
            name=name,
            label=str(shown.label or ""),
            mine=readable(shown, value),
            theirs=readable(shown, _value(latest, name)),
            inputs=tuple((name, text) for text in data.getlist(name)),
        )
    )


def _value(page: ReviewedPage, name: str) -> Any:
    return sorted(tag.name for tag in page.tags.all()) if name == "tags" else getattr(page, name)


def _plain(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return "" if value is None else value


def _compare_rows(
    found: Comparison,
    form_class: type[RowForm],
    relation: str,
    latest: ReviewedPage,
    old: ReviewedPage | None,
    data: Any,
) -> None:
    now = {row.uid: form_class.show(row) for row in getattr(latest, relation).all()}
    was = {row.uid: form_class.show(row) for row in getattr(old, relation).all()} if old else {}
    for index in posted_rows(relation, data, {}):
        uid = typed_uid(relation, index, data)
        name = f"{relation}:{uid}"
        if data.get(f"pick-{name}") or now.get(uid) == was.get(uid):
            continue
        form = form_class(data, prefix=f"{relation}-{index}")
        if form.is_valid():
            _compare_row(found, form, name, index, now.get(uid), was.get(uid), data)


def _compare_row(
    found: Comparison,
    form: RowForm,
    name: str,
    index: int,
    now: Mapping[str, Any] | None,
    was: Mapping[str, Any] | None,
    data: Any,
) -> None:
    """One row that the other side changed, added or took away since."""
    removed = is_removed(form.relation, index, data)
    known = now or was or {}
    mine = {
        key: value
        for key, value in form.cleaned_data.items()
        if key in known and key != "uid" and form.came(key)
    }
    if not removed and now is not None and _same(mine, now):
        return
    if (removed and now is None) or (not removed and was is not None and _same(mine, was)):
        found.untouched.add(name)
        return
    found.conflicts.append(
        Conflict(
            name=name,
            label=form.row_label,
            mine=REMOVED if removed else _row_words(form, mine),
            theirs=REMOVED if now is None else _row_words(form, {key: now[key] for key in mine}),
            inputs=tuple(
                (key, text)
                for key in data
                if key.startswith(f"{form.relation}-{index}-")
                for text in data.getlist(key)
            ),
        )
    )


def _same(mine: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(_plain(other.get(key)) == _plain(value) for key, value in mine.items())


def _row_words(form: RowForm, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The row's words with their names, those that are empty left out."""
    return [
        (str(form.fields[key].label or ""), readable(form.fields[key], value))
        for key, value in values.items()
        if value
    ]
