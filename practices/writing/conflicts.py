"""Two versions of one field: what this form says and what another device saved meanwhile.

A field is in conflict only when both sides changed it since the revision that the form was shown from, and differently.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from wagtail.models import Revision

from core.pages import ReviewedPage

from .kinds import Kind
from .rows import posted_rows, typed_uid


@dataclass(frozen=True)
class Conflict:
    """One field (or row, as relation:uid) with both versions as people read them."""

    name: str
    label: str | Promise
    mine: str
    theirs: str
    inputs: tuple[tuple[str, str], ...] = ()


def find_conflicts(
    kind: Kind,
    page: ReviewedPage,
    latest: ReviewedPage,
    values: dict[str, Any],
    data: Any,
    *,
    base: int | None,
) -> list[Conflict]:
    """The fields and rows that both sides changed since `base`; none when the form was shown from the latest revision."""
    if base is None or base == page.latest_revision_id:
        return []
    old = _page_at(page, base)
    found = [
        _conflict(kind, name, values[name], latest, data)
        for name in values
        if not data.get(f"pick-{name}") and _differs(name, values[name], latest, old)
    ]
    for relation in kind.rows:
        found += _row_conflicts(kind, relation, latest, old, data)
    return found


def picked_theirs(data: Any) -> set[str]:
    """Names for which the author chose the other version."""
    return {
        name.removeprefix("pick-") for name in data if name.startswith("pick-") and data[name] == "theirs"
    }


def _page_at(page: ReviewedPage, base: int) -> ReviewedPage | None:
    revision = Revision.objects.for_instance(page).filter(pk=base).first()
    return revision.as_object() if revision else None


def _differs(name: str, new: Any, latest: ReviewedPage, old: ReviewedPage | None) -> bool:
    mine, theirs = _plain(new), _plain(_value(latest, name))
    if mine == theirs:
        return False
    if old is None:
        return True
    was = _plain(_value(old, name))
    return mine != was and theirs != was


def _value(page: ReviewedPage, name: str) -> Any:
    return sorted(tag.name for tag in page.tags.all()) if name == "tags" else getattr(page, name)


def _plain(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return "" if value is None else value


def _conflict(kind: Kind, name: str, value: Any, latest: ReviewedPage, data: Any) -> Conflict:
    label = "" if name == "tags" else kind.model._meta.get_field(name).verbose_name
    theirs = _value(latest, name)
    return Conflict(
        name=name,
        label=label,
        mine=_readable(value),
        theirs=_readable(theirs),
        inputs=tuple((name, text) for text in data.getlist(name)),
    )


def _readable(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _row_conflicts(
    kind: Kind, relation: str, latest: ReviewedPage, old: ReviewedPage | None, data: Any
) -> list[Conflict]:
    form_class = kind.rows[relation]
    now = {row.uid: form_class.show(row) for row in getattr(latest, relation).all()}
    was = {row.uid: form_class.show(row) for row in getattr(old, relation).all()} if old else {}
    found = []
    for index in posted_rows(relation, data, {}):
        uid = typed_uid(relation, index, data)
        name = f"{relation}:{uid}"
        if uid not in now or now[uid] == was.get(uid) or data.get(f"pick-{name}"):
            continue
        form = form_class(data, prefix=f"{relation}-{index}")
        if not form.is_valid():
            continue
        mine = {
            key: value
            for key, value in form.cleaned_data.items()
            if key in now[uid] and key != "uid" and form.came(key)
        }
        if all(_plain(now[uid][key]) == _plain(value) for key, value in mine.items()):
            continue
        if uid in was and all(_plain(was[uid].get(key)) == _plain(value) for key, value in mine.items()):
            continue
        found.append(
            Conflict(
                name=name,
                label=form_class.row_label,
                mine=" · ".join(_readable(v) for v in mine.values() if v),
                theirs=" · ".join(_readable(now[uid][key]) for key in mine if now[uid][key]),
                inputs=tuple((key, data[key]) for key in data if key.startswith(f"{relation}-{index}-")),
            )
        )
    return found
