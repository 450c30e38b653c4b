"""From round to round: what was read is what is published, and what changed is read again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from practices.articles.models import PracticePage
from review import services
from review.models import Review, Submission
from review.rules import Refused
from review.status import standing_of
from tests.factories.review import (
    WORDS,
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    teacher,
)

pytestmark = pytest.mark.django_db
NEW = "Timbangan di TPI, dua tahun kemudian"


def standing(page: PracticePage) -> tuple[str, int]:
    """Status and round."""
    now = standing_of(fresh(page))
    return now.value, now.round


def test_submission_pins_a_revision_of_its_own() -> None:
    page = complete_story()
    before = page.latest_revision_id

    submission = services.start_review(page=page, by=page.owner)

    assert submission.revision_id == fresh(page).latest_revision_id != before


def test_decision_on_words_that_changed_is_refused() -> None:
    page = change(submitted(), by=teacher(), title=NEW)

    with pytest.raises(Refused) as refused:
        approve(page, by=reviewer())
    assert refused.value.code == "changed"
    assert standing(page) == ("menunggu-penelaah", 1)


def test_newer_words_are_not_published_by_the_last_decision() -> None:
    page = change(ready_to_publish(), by=teacher(), title=NEW)

    with pytest.raises(Refused) as refused:
        approve(page, by=editor())
    assert refused.value.code == "changed"
    assert not fresh(page).live


def test_change_is_found_when_the_page_was_open_meanwhile() -> None:
    page = submitted()

    with pytest.raises(Refused) as refused:
        services.decide(page=page, by=reviewer(), decision="approve", words=WORDS, seen_hash="0" * 64)
    assert refused.value.code == "changed"


def test_autosave_leaves_the_revision_under_review_as_it_was() -> None:
    page = submitted()
    read = page.get_latest_revision()
    latest = page.get_latest_revision_as_object()
    latest.title = NEW

    saved = latest.save_revision(user=page.owner, overwrite_revision=read)

    read.refresh_from_db()
    assert saved.pk != read.pk
    assert read.content["title"] != NEW


def test_autosave_under_review_is_not_published() -> None:
    page = ready_to_publish()
    latest = page.get_latest_revision_as_object()
    latest.title = NEW
    latest.save_revision(user=page.owner, overwrite_revision=page.get_latest_revision())

    with pytest.raises(Refused):
        approve(page, by=editor())
    assert not PracticePage.objects.filter(title=NEW, live=True).exists()


def test_revision_overwritten_behind_our_back_is_not_published() -> None:
    page = ready_to_publish()
    revision = page.get_latest_revision()
    revision.content["title"] = NEW
    revision.save()

    with pytest.raises(Refused) as refused:
        approve(page, by=editor())
    assert refused.value.code == "changed"


def test_same_words_saved_again_do_not_stop_the_review() -> None:
    page = submitted()
    page.get_latest_revision_as_object().save_revision(user=page.owner)

    page = approve(page, by=reviewer())
    page.get_latest_revision_as_object().save_revision(user=page.owner)

    assert approve(page, by=editor()).live


def test_published_words_are_those_that_were_read() -> None:
    page = published(title="Timbangan Pak Nofri")

    submission = Submission.objects.get(page_id=page.pk)
    assert (page.title, page.live_revision_id) == ("Timbangan Pak Nofri", submission.revision_id)


def test_mended_text_is_read_again_by_a_colleague() -> None:
    page = change(send_back(submitted(), by=reviewer()), by=teacher(), title=NEW)

    services.start_review(page=page, by=page.owner)

    assert standing(page) == ("menunggu-penelaah", 2)


def test_text_that_the_editor_sent_back_starts_with_the_colleague_again() -> None:
    page = send_back(ready_to_publish(), by=editor())
    assert standing(page) == ("perlu-dilengkapi", 1)

    services.start_review(page=page, by=page.owner)

    assert standing(page) == ("menunggu-penelaah", 2)


def test_text_sent_back_goes_through_both_steps_to_publication() -> None:
    page = send_back(ready_to_publish(), by=editor())
    page = change(page, by=page.owner, title=NEW)
    services.start_review(page=page, by=page.owner)

    page = approve(approve(fresh(page), by=reviewer()), by=editor())

    assert (page.live, page.title) == (True, NEW)


def test_words_of_an_earlier_round_are_kept() -> None:
    page = send_back(submitted(), by=reviewer())
    services.start_review(page=page, by=page.owner)
    approve(fresh(page), by=reviewer())

    assert list(Review.objects.order_by("round").values_list("round", "decision")) == [
        (1, "request_changes"),
        (2, "approve"),
    ]


def test_incomplete_text_cannot_be_handed_in() -> None:
    page = complete_story(reflection="")

    with pytest.raises(Refused) as refused:
        services.start_review(page=page, by=page.owner)
    assert refused.value.code == "incomplete"
    assert standing(page) == ("draf", 0)


def test_text_cannot_be_handed_in_twice() -> None:
    page = submitted()

    with pytest.raises(Refused) as refused:
        services.start_review(page=page, by=page.owner)
    assert refused.value.code == "in-review"
    assert Submission.objects.filter(page_id=page.pk).count() == 1


def test_stranger_cannot_hand_in_another_teachers_text() -> None:
    with pytest.raises(Refused) as refused:
        services.start_review(page=complete_story(), by=reviewer())
    assert refused.value.code == "not-yours"


def test_author_withdraws_and_hands_in_again() -> None:
    page = submitted()
    services.withdraw(page=page, by=page.owner)
    assert standing(page)[0] == "ditarik-penulis"

    services.start_review(page=fresh(page), by=page.owner)

    assert standing(page) == ("menunggu-penelaah", 1)


def test_approval_before_a_withdrawal_does_not_count_after_it() -> None:
    page = ready_to_publish()
    services.withdraw(page=page, by=page.owner)

    services.start_review(page=fresh(page), by=page.owner)

    assert standing(page)[0] == "menunggu-penelaah"


def test_withdrawn_text_cannot_be_decided_on() -> None:
    page = submitted()
    services.withdraw(page=page, by=page.owner)

    with pytest.raises(Refused) as refused:
        approve(page, by=reviewer())
    assert refused.value.code == "not-in-review"


@pytest.mark.parametrize("make", [teacher, reviewer, editor])
def test_nobody_else_withdraws_a_text(make: object) -> None:
    page = submitted()

    with pytest.raises(Refused) as refused:
        services.withdraw(page=page, by=make())
    assert refused.value.code == "not-yours"


def test_published_text_stays_while_its_next_version_is_read() -> None:
    page = published(title="Timbangan Pak Nofri")
    page = change(page, by=page.owner, title=NEW)
    services.start_review(page=page, by=page.owner)
    approve(fresh(page), by=reviewer())

    assert (fresh(page).live, fresh(page).title) == (True, "Timbangan Pak Nofri")


def test_text_planned_for_later_is_published_by_nobody_before() -> None:
    page = complete_story(go_live_at=timezone.now() + timedelta(days=2))
    services.start_review(page=page, by=page.owner)

    page = approve(approve(fresh(page), by=reviewer()), by=editor())

    assert (page.live, standing(page)[0]) == (False, "siap-terbit")


def test_workflow_that_knows_no_colleague_needs_two_editors() -> None:
    WorkflowTask.objects.filter(task__name="Telaah rekan").delete()

    page = approve(submitted(), by=editor())

    assert not page.live
    assert approve(page, by=editor()).live


def test_stock_approval_in_a_changed_workflow_publishes_nothing() -> None:
    page, task = complete_story(), GroupApprovalTask.objects.create(name="Persetujuan")
    task.groups.add(Group.objects.get(name="Penyunting"))
    workflow = Workflow.objects.create(name="Alur lain")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.filter(page=page.get_parent()).update(workflow=workflow)
    state = workflow.start(page, page.owner)

    with pytest.raises(Refused):
        task.on_action(state.current_task_state, editor(), "approve")
    assert not fresh(page).live


def test_deleting_a_text_in_the_middle_takes_everything_along() -> None:
    page, colleague = submitted(), reviewer()
    services.claim(page=page, by=colleague)
    services.save_review(page=page, by=colleague, words=WORDS, comments={"situation": "Bagus."})

    fresh(page).delete()

    assert not Submission.objects.exists()
    assert not Review.objects.exists()
