"""Tables that editors take along from the admin: text stays text in whatever program opens them.

A title such as `=1+1` would be run as a formula by a spreadsheet program that opens a CSV file. Wagtail (8.0) guards its
XLSX cells against that, but neither its CSV rows nor the headings.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: what makes a spreadsheet program read a cell as a formula
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_stock_value = SpreadsheetExportMixin.preprocess_field_value
_stock_heading = SpreadsheetExportMixin.get_heading


def as_text(value: Any) -> Any:
    """The value with an apostrophe before it where it would be run; numbers and dates are left as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS) else value


def guard_exports() -> None:
    """Let every export of the admin, ours and Wagtail's own, write text as text."""
    SpreadsheetExportMixin.preprocess_field_value = _value
    SpreadsheetExportMixin.get_heading = _heading


def _value(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
    written = _stock_value(self, field, value, export_format)
    return as_text(written) if export_format == self.FORMAT_CSV else written


def _heading(self: SpreadsheetExportMixin, queryset: Any, field: str) -> Any:
    return as_text(_stock_heading(self, queryset, field))
