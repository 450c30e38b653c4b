"""What the clock does: a reminder, a last call, and a text that nobody reads goes back to the others."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import Notice, User
from review import services
from review.models import Claim, Offer, PeerReviewTask, Review, Stage
from review.reminders import remind, whatsapp_link, words_to_pass_on
from review.school_days import day_before, due_after
from review.status import standing_of
from tests.factories.accounts import SchoolFactory
from tests.factories.review import editor, fresh, ready_to_publish, reviewer, submitted
from tests.review.crowd import at_once

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def held(by: User | None = None, **fields: Any) -> Claim:
    """A text on a reviewer's desk."""
    services.claim(page=submitted(**fields), by=by or reviewer())
    return Claim.objects.select_related("reviewer", "task_state__stage__submission__page").get()


def due(row: Claim | Stage) -> datetime:
    assert row.due_at is not None
    return row.due_at


def day_ahead(row: Claim | Stage) -> datetime:
    return day_before(due(row)) + 7 * HOUR


def after_grace(row: Claim) -> datetime:
    return due_after(due(row), 2)


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def open_stage() -> Stage:
    return Stage.objects.get(ended_at=None)


def test_reader_is_reminded_on_the_school_day_before_and_not_earlier() -> None:
    claim = held()

    assert remind(now=day_before(due(claim)) - HOUR) == 0
    assert remind(now=day_ahead(claim)) == 1
    assert told(claim.reviewer) == ["reminded"]


def test_running_twice_tells_once() -> None:
    claim, kinds = held(), []
    for moment in (day_ahead(claim), due(claim), after_grace(claim)):
        assert remind(now=moment) >= 1
        assert remind(now=moment) == 0
        kinds.append(told(claim.reviewer))

    assert kinds == [["reminded"], ["last_call"], ["put_back"]]


def test_last_call_is_urgent_and_replaces_a_reminder_that_was_not_mailed_yet() -> None:
    claim = held()
    remind(now=day_ahead(claim))

    remind(now=due(claim))

    assert list(Notice.objects.values_list("kind", "urgent").filter(user=claim.reviewer)) == [
        ("last_call", True)
    ]


def test_text_goes_back_two_school_days_after_the_last_call_with_its_words_kept() -> None:
    claim = held()
    page = claim.task_state.stage.submission.page
    services.save_review(page=fresh(page), by=claim.reviewer, words={"notice": "Langkahnya jelas."})
    remind(now=due(claim))

    remind(now=after_grace(claim) - HOUR)
    assert Claim.objects.exists()
    remind(now=after_grace(claim))

    assert not Claim.objects.exists()
    assert standing_of(fresh(page)).value == "menunggu-penelaah"
    assert Review.objects.get().notice == "Langkahnya jelas."
    assert told(claim.reviewer)[-1] == "put_back"


def test_worker_that_was_away_for_weeks_still_calls_before_it_takes() -> None:
    claim = held()
    late = due(claim) + timedelta(days=30)

    remind(now=late)
    assert Claim.objects.exists()
    remind(now=due_after(late, 2))

    assert not Claim.objects.exists()


def test_whoever_has_taken_a_text_today_is_not_reminded_today() -> None:
    PeerReviewTask.objects.update(promised_days=1)
    claim = held()

    assert remind(now=claim.claimed_at + timedelta(minutes=5)) == 0


def test_who_has_decided_is_reminded_of_nothing() -> None:
    claim = held()
    page = claim.task_state.stage.submission.page
    services.decide(page=fresh(page), by=claim.reviewer, decision="approve", words={"notice": "Bagus."})

    remind(now=due(claim) + timedelta(days=60))

    assert told(claim.reviewer) == []


def test_offered_text_is_brought_to_mind_to_whom_it_was_offered() -> None:
    page, asked, declined = submitted(), reviewer(), reviewer()
    stage = open_stage()
    Offer.objects.create(task_state=stage.task_state, reviewer=asked)
    Offer.objects.create(task_state=stage.task_state, reviewer=declined, declined_at=stage.since)

    remind(now=day_ahead(stage))

    assert (told(asked), told(declined)) == (["offered_again"], [])
    assert fresh(page).workflow_in_progress


def test_overdue_text_that_nobody_has_taken_is_told_to_the_editors_once() -> None:
    submitted()
    one, two, stage = editor(), editor(), open_stage()

    remind(now=due(stage))
    remind(now=due(stage) + HOUR)

    assert (told(one), told(two)) == (["editors_overdue"], ["editors_overdue"])
    stage.refresh_from_db()
    assert stage.overdue_told_at == due(stage)


def test_editor_of_the_same_school_does_not_hear_of_the_text() -> None:
    school = SchoolFactory()
    colleague, other = editor(school=school), editor()
    submitted(school=school)

    remind(now=due(open_stage()))

    assert (told(colleague), told(other)) == ([], ["editors_overdue"])


def test_text_in_somebodys_hands_is_no_matter_for_the_editors() -> None:
    held()
    one, stage = editor(), open_stage()

    remind(now=due(stage))

    assert told(one) == []


def test_text_that_goes_back_late_is_told_to_the_editors_in_the_same_turn() -> None:
    claim, one = held(), editor()
    remind(now=due(claim))

    remind(now=after_grace(claim))

    assert told(one) == ["editors_overdue"]


def test_editors_are_reminded_of_what_waits_for_their_decision() -> None:
    one = editor()
    ready_to_publish()
    stage = open_stage()

    remind(now=day_ahead(stage))
    remind(now=due(stage))

    assert told(one) == ["editors_wanted", "editors_reminded", "editors_overdue"]


def test_editor_who_holds_the_decision_is_reminded_alone() -> None:
    one, two = editor(), editor()
    page = ready_to_publish()
    services.claim(page=page, by=one)

    remind(now=day_ahead(Claim.objects.get()))

    assert (told(one)[-1], told(two)) == ("reminded", ["editors_wanted"])


def test_steps_stand_in_the_history() -> None:
    claim = held()
    for moment in (day_ahead(claim), due(claim), after_grace(claim)):
        remind(now=moment)

    acts = PageLogEntry.objects.filter(action__startswith="mitraguru.review.").values_list(
        "action", flat=True
    )
    assert {"mitraguru.review.remind", "mitraguru.review.overdue", "mitraguru.review.release"} <= set(acts)


def test_history_names_nobody_where_names_are_kept_from_the_author() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    claim = held()

    remind(now=day_ahead(claim))

    assert PageLogEntry.objects.get(action="mitraguru.review.remind").user is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_and_take_once() -> None:
    claim, kinds = held(), []
    for moment in (day_ahead(claim), due(claim), after_grace(claim)):
        results = at_once(*(lambda moment=moment: remind(now=moment) for _ in range(2)))
        assert [type(result) for result in results] == [int, int]
        kinds.append(told(claim.reviewer))

    assert kinds == [["reminded"], ["last_call"], ["put_back"]]
    assert PageLogEntry.objects.filter(action="mitraguru.review.release").count() == 1


def test_number_of_queries_does_not_grow_with_what_waits(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for _ in range(4):
        services.claim(page=submitted(), by=reviewer())
        submitted()

    now = Stage.objects.filter(ended_at=None).earliest("since").since

    with django_assert_max_num_queries(6):
        remind(now=now)


def test_reminder_to_pass_on_holds_the_plain_address_and_no_key() -> None:
    link = whatsapp_link(words_to_pass_on(title="Timbangan & Neraca", page_id=7))

    (words,) = parse_qs(urlsplit(link).query)["text"]
    assert link.startswith("https://wa.me/?text=")
    assert "Timbangan & Neraca" in words
    assert words.endswith("/telaah/7/")


def test_author_reads_that_an_editor_was_told_only_when_one_was() -> None:
    page = submitted()
    Stage.objects.update(
        since=timezone.now() - timedelta(days=40), due_at=timezone.now() - timedelta(days=30)
    )
    before = standing_of(fresh(page)).promise

    remind()

    assert "penyunting sudah diberi tahu" not in before
    assert "penyunting sudah diberi tahu" in standing_of(fresh(page)).promise
