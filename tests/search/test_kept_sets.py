"""The filters' sets that a process has at hand hold exactly as long as nothing in the index changes."""

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from search.models import FacetBits

from .asking import answer_to, counts
from .stories import told

pytestmark = pytest.mark.django_db


def sets_read(query: str) -> int:
    """How many queries for sets an answer takes, besides the one that asks whether anything has changed."""
    from django.db import connection

    with CaptureQueriesContext(connection) as asked:
        answer_to(query)
    return sum(FacetBits._meta.db_table in query["sql"] for query in asked) - 1


def test_second_question_reads_no_set_again() -> None:
    told("Ikan di pesisir", level="sd-mi")
    answer_to("jenjang=sd-mi")

    assert sets_read("jenjang=sd-mi") == 0
    assert sets_read("jenjang=paud") == 0


def test_new_story_counts_at_once() -> None:
    told("Ikan di pesisir", level="sd-mi")
    before = counts("", "jenjang")

    told("Ikan di pulau", level="sd-mi")

    assert (before, counts("", "jenjang")) == ({"sd-mi": 1}, {"sd-mi": 2})


def test_story_that_is_taken_down_no_longer_counts() -> None:
    page = told("Ikan di pesisir", level="sd-mi", tags=("Kerang",))
    before = counts("", "tag")

    page.unpublish()

    assert (before, counts("", "tag")) == ({"kerang": 1}, {})


def test_change_that_is_taken_back_leaves_what_was() -> None:
    told("Ikan di pesisir", level="sd-mi")
    before = counts("", "jenjang")

    with transaction.atomic():
        told("Ikan di pulau", level="paud")
        within = counts("", "jenjang")
        transaction.set_rollback(True)

    assert (before, within) == ({"sd-mi": 1}, {"paud": 1, "sd-mi": 1})
    assert counts("", "jenjang") == before


def test_tags_that_nobody_wrote_do_not_pile_up() -> None:
    told("Ikan di pesisir", level="sd-mi", tags=("Kerang",))
    for number in range(25):
        answer_to("&".join(f"tag=tiada-{number}-{part}" for part in range(20)))

    assert counts("tag=kerang", "tag") == {"kerang": 1}
    assert sets_read("tag=kerang") <= 1
