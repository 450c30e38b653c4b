"""The record as tables to take along: CSV for spreadsheets, JSON for programs; written piece by piece."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exports import as_text

from .events import Event

#: spreadsheet programs take a file for UTF-8 only with this in front
BOM = "\ufeff"


class Entry(NamedTuple):
    """An event with the text it belongs to."""

    page_id: int
    title: str
    event: Event


class _Echo:
    """Gives each written row back instead of keeping it."""

    def write(self, row: str) -> str:
        return row


def answer(entries: Iterable[Entry], form: str, name: str) -> StreamingHttpResponse:
    """The entries as a file to keep; `form` is csv or json."""
    written, kind = (_csv(entries), "text/csv") if form == "csv" else (_json(entries), "application/json")
    response = StreamingHttpResponse(written, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(entries: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    heads = (
        _("Waktu"),
        _("Nomor"),
        _("Judul"),
        _("Putaran"),
        _("Tindakan"),
        _("Oleh"),
        _("Keterangan"),
        _("Alasan"),
    )
    yield BOM + str(writer.writerow(heads))
    for entry in entries:
        yield str(writer.writerow([as_text(cell) for cell in _cells(entry).values()]))


def _json(entries: Iterable[Entry]) -> Iterator[str]:
    yield "["
    for number, entry in enumerate(entries):
        yield (",\n" if number else "\n") + json.dumps(_cells(entry), ensure_ascii=False)
    yield "\n]\n"


def _cells(entry: Entry) -> dict[str, Any]:
    event = entry.event
    return {
        "at": timezone.localtime(event.at).isoformat(timespec="seconds"),
        "page": entry.page_id,
        "title": entry.title,
        "round": event.round,
        "act": event.act,
        "who": event.who,
        "sentence": event.line,
        "reason": event.reason,
    }
