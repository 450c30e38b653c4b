"""/tulis/luring/: the forms without a person in them, to be kept on a phone and written on where there is no line.

The page is public, the same bytes for everybody, and holds no token: a script asks for one before it sends (see `sending`).
Without a script its forms arrive as any post with an old token does, on a page that holds every field and signs in
(see `accounts.resuming`).
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.delivery.page_cache import mark_public

from .fields import form_field
from .kinds import Kind, Step, all_kinds
from .screens import RowsView


@dataclass(frozen=True)
class Part:
    """One step of the form as a fold of a long page."""

    step: Step
    main: forms.Form
    more: forms.Form
    rows: list[RowsView]


@dataclass(frozen=True)
class Sheet:
    """The whole form of one kind."""

    kind: Kind
    parts: list[Part]


@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """Everything that the three forms ask, on one page."""
    first, *others = all_kinds()
    sheets = [sheet_of(first), *(sheet_of(kind, regencies_of=first) for kind in others)]
    response = render(request, "writing/offline.html", {"sheets": sheets, "exit_url": "/"})
    response.is_public_shell = True  # type: ignore[attr-defined]
    return mark_public(response)


def sheet_of(kind: Kind, regencies_of: Kind | None = None) -> Sheet:
    """The empty form of a kind; its rows get their UUIDs on the phone, since this page is nobody's.

    Five hundred regencies travel once: other kinds' lists are filled by the script from that of `regencies_of`.
    """
    parts = [
        Part(
            step,
            _form(kind, step.fields, regencies_of),
            _form(kind, step.more, regencies_of),
            [_rows(kind, relation) for relation in step.rows],
        )
        for step in kind.steps
    ]
    return Sheet(kind, parts)


def _form(kind: Kind, names: tuple[str, ...], regencies_of: Kind | None) -> forms.Form:
    fields: dict[str, Any] = {name: form_field(kind.model, name) for name in names}
    if "regency" in fields and regencies_of is not None:
        label = fields["regency"].label
        same = forms.Select(attrs={"data-like": f"{regencies_of.slug}_regency"})
        fields["regency"] = forms.ChoiceField(
            label=label, required=False, choices=[("", _("Pilih kabupaten/kota"))], widget=same
        )
    return type("OfflineForm", (forms.Form,), fields)(auto_id=f"{kind.slug}_%s")


def _rows(kind: Kind, relation: str) -> RowsView:
    form_class, auto_id = kind.rows[relation], f"{kind.slug}_%s"
    return RowsView(
        relation=relation,
        form_class=form_class,
        forms=[form_class(prefix=f"{relation}-0", auto_id=auto_id)],
        pattern=form_class(prefix=f"{relation}-__n__", auto_id=auto_id),
        anchor=f"{kind.slug}_{relation}",
    )
