"""What editors take along as a table is text: nothing in it is run by the program that opens it."""

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query

from core.exports import STARTS, as_text
from tests.factories.pages import publish_standard_page

FORMULA = "=1+1"
REPORTS = [
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailredirects:index",
    "wagtailsearchpromotions:search_terms",
]


@pytest.fixture
def desk(db: None, client: Client) -> Client:
    """An administrator before a site whose names and titles look like formulas."""
    person = get_user_model().objects.create_superuser(
        "pengelola@sekolah.example", "sandi-panjang-sekali", display_name=FORMULA
    )
    publish_standard_page(title=FORMULA, locked=True, locked_by=person, owner=person)
    Redirect.objects.create(old_path="/lama", redirect_link=FORMULA)
    Query.get(FORMULA).add_hit()
    client.force_login(person)
    return client


def exported(desk: Client, report: str, form: str) -> bytes:
    response = desk.get(reverse(report), {"export": form})
    assert response.status_code == 200
    return response.getvalue()


def csv_cells(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]


@pytest.mark.parametrize("report", REPORTS)
def test_no_cell_of_a_report_is_a_formula(desk: Client, report: str) -> None:
    cells = csv_cells(exported(desk, report, "csv"))
    assert cells
    assert [cell for cell in cells if cell.startswith(STARTS)] == []
    sheet = load_workbook(io.BytesIO(exported(desk, report, "xlsx"))).active
    assert [cell.value for row in sheet for cell in row if cell.data_type == "f"] == []


def test_title_that_looks_like_a_formula_is_exported_as_text(desk: Client) -> None:
    report = "wagtailadmin_reports:aging_pages"
    assert f"'{FORMULA}" in csv_cells(exported(desk, report, "csv"))
    sheet = load_workbook(io.BytesIO(exported(desk, report, "xlsx"))).active
    assert FORMULA in [cell.value for row in sheet for cell in row if cell.data_type == "s"]


@pytest.mark.parametrize("words", ["=1+1", "+62 812", "-5 derajat", "@guru", "\t=1+1"])
def test_words_that_begin_like_a_formula_get_an_apostrophe(words: str) -> None:
    assert as_text(words) == f"'{words}"


@pytest.mark.parametrize("value", [-5, 3.5, "Timbangan = desimal", "", None])
def test_numbers_and_other_words_stay_as_they_are(value: object) -> None:
    assert as_text(value) == value
