"""The last door, on the page itself: what readers see changes at the end of a review, and by nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from practices.articles.models import PracticePage
from review import services
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    reviewer,
    superuser,
    teacher,
)

pytestmark = pytest.mark.django_db


def live_stories() -> list[str]:
    return list(PracticePage.objects.filter(live=True).values_list("title", flat=True))


def test_saving_a_row_that_readers_see_is_refused() -> None:
    page = published(title="Timbangan Pak Nofri")
    page.title = "Tanpa telaah"

    with pytest.raises(PermissionDenied, match="hanya berubah lewat telaah"):
        page.save()
    assert live_stories() == ["Timbangan Pak Nofri"]


def test_making_a_draft_live_by_saving_it_is_refused() -> None:
    page = complete_story()
    page.live = True

    with pytest.raises(PermissionDenied, match="hanya berubah lewat telaah"):
        page.save()
    assert live_stories() == []


def test_publishing_without_saying_who_is_refused() -> None:
    page = complete_story()

    with pytest.raises(PermissionDenied, match="Tulisan terbit lewat telaah"):
        page.get_latest_revision().publish()
    assert live_stories() == []


def test_planned_publication_happens_when_its_time_has_come() -> None:
    page = complete_story(go_live_at=timezone.now() + timedelta(days=1))
    services.start_review(page=page, by=page.owner)
    page = approve(approve(fresh(page), by=reviewer()), by=editor())
    revision = page.scheduled_revision
    revision.content["go_live_at"] = None
    revision.save()

    page.scheduled_revision.publish(log_action="wagtail.publish.scheduled")

    assert live_stories() == [page.title]


def test_row_that_readers_see_may_be_saved_unchanged() -> None:
    page = published()
    page.locked = True

    page.save()

    assert fresh(page).locked


def test_editors_take_a_text_down_and_only_a_review_brings_it_back() -> None:
    page = published()
    page.unpublish(user=editor())
    page = fresh(page)
    assert not page.permissions_for_user(superuser()).can_publish()

    services.start_review(page=page, by=page.owner)
    approve(approve(fresh(page), by=reviewer()), by=editor())

    assert live_stories() == [page.title]


def test_nobody_may_submit_a_text_with_gaps() -> None:
    page = complete_story(reflection="")

    assert not page.permissions_for_user(superuser()).can_submit_for_moderation()


def test_gaps_are_looked_for_in_the_newest_draft() -> None:
    page = change(complete_story(), by=teacher(), reflection="")

    assert not page.permissions_for_user(superuser()).can_submit_for_moderation()


def test_whole_text_may_be_submitted_by_who_may_edit_it() -> None:
    page = complete_story()

    assert page.permissions_for_user(editor()).can_submit_for_moderation()
    assert not page.permissions_for_user(teacher()).can_submit_for_moderation()
