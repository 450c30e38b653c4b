"""The worker's clock."""

import logging
from typing import Any

import pytest

from accounts.notices.posting import forget_told, send_due_notices
from mitraguru.management.commands import work
from review.reminders import remind
from review.services import offer_waiting
from tests.factories.review import submitted

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_round_runs_every_act_on_a_site_with_texts_in_review(caplog: Any) -> None:
    submitted()

    work._by_the_clock(dict.fromkeys(work.BY_THE_CLOCK, 0.0))

    failed = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    # The tests' task queue runs everything at once and has no results to clear away.
    assert [told for told in failed if "prune_db_task_results" not in told] == []


@pytest.mark.parametrize("act", [send_due_notices, remind, offer_waiting, forget_told])
def test_what_is_told_and_returned_by_the_clock_is_on_it(act: Any) -> None:
    assert act in work.BY_THE_CLOCK
