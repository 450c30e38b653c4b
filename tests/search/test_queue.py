"""What an engine outside the database has not been told yet: nothing is lost, and nothing late undoes what is newer."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from search.models import RemovedDocument, SearchDocument, Turn
from search.upkeep import turns, waiting

from .stories import told, translated

pytestmark = pytest.mark.django_db


def told_to_engine() -> waiting.Changes:
    """Everything that waits is told; gives what that was."""
    changes = waiting.next_changes()
    waiting.told(changes)
    return changes


def waits() -> set[int]:
    """The pages of which something waits."""
    changes = waiting.next_changes()
    return {document.pk for document in changes.documents} | {page for page, _version in changes.removed}


def test_a_published_story_waits_until_it_is_told() -> None:
    story = told("Timbangan ikan")
    assert waits() == {story.pk}
    told_to_engine()
    assert waits() == set()


def test_a_change_waits_again_in_a_higher_version() -> None:
    story = told("Timbangan ikan")
    first = told_to_engine().documents[0].version
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    assert [document.version for document in waiting.next_changes().documents] == [first + 1]


def test_a_change_that_comes_while_the_engine_is_told_goes_on_waiting() -> None:
    story = told("Timbangan ikan")
    changes = waiting.next_changes()
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    waiting.told(changes)
    assert waits() == {story.pk}


def test_a_text_that_is_taken_down_waits_as_gone_in_a_higher_version() -> None:
    story = told("Timbangan ikan")
    version = told_to_engine().documents[0].version
    story.unpublish()
    assert waiting.next_changes().removed == [(story.pk, version + 1)]
    told_to_engine()
    assert waits() == set()


def test_a_deleted_page_waits_as_gone_however_it_was_deleted() -> None:
    alone, below = told("Timbangan ikan"), told("Jaring")
    told_to_engine()
    alone.delete()
    Page.objects.filter(pk=below.pk).delete()
    assert {page for page, _version in waiting.next_changes().removed} == {alone.pk, below.pk}


def test_a_text_that_comes_back_has_a_higher_version_than_its_removal() -> None:
    story = told("Timbangan ikan")
    told_to_engine()
    story.unpublish()
    ((_page, removal),) = told_to_engine().removed
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    changes = waiting.next_changes()
    assert [document.version for document in changes.documents] == [removal + 1]
    assert changes.removed == []


def test_a_text_that_comes_back_before_its_removal_is_told_is_not_removed() -> None:
    story = told("Timbangan ikan")
    told_to_engine()
    story.unpublish()
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    assert waiting.next_changes().removed == []
    assert waits() == {story.pk}


def test_versions_grow_through_many_removals() -> None:
    story = told("Timbangan ikan")
    seen = []
    for _time in range(3):
        seen += [document.version for document in told_to_engine().documents]
        story.refresh_from_db()
        story.unpublish()
        seen += [version for _page, version in told_to_engine().removed]
        story.save_revision(clean=False).publish(skip_permission_checks=True)
    assert seen == [1, 2, 3, 4, 5, 6]


def test_a_late_process_that_told_of_a_text_which_is_gone_has_it_removed_again() -> None:
    story = told("Timbangan ikan")
    late = waiting.next_changes()
    story.unpublish()
    told_to_engine()
    waiting.told(late)
    assert [page for page, _version in waiting.next_changes().removed] == [story.pk]


def test_a_new_translation_lets_the_original_wait_too() -> None:
    story = told("Timbangan ikan")
    told_to_engine()
    copy = translated(story, "Fish scales")
    assert waits() == {story.pk, copy.pk}


def test_what_is_gone_is_told_before_what_is_new() -> None:
    gone = told("Timbangan ikan")
    told_to_engine()
    told("Jaring")
    gone.unpublish()
    assert [page for page, _version in waiting.next_changes(1).removed] == [gone.pk]
    assert waiting.next_changes(1).documents == []


def test_age_is_that_of_the_longest_waiting_change() -> None:
    assert waiting.age() == 0
    story = told("Timbangan ikan")
    SearchDocument.objects.filter(pk=story.pk).update(changed_at=timezone.now() - timedelta(seconds=90))
    told("Jaring")
    assert 90 <= waiting.age() < 100
    assert waiting.length() == 2


def test_removals_are_forgotten_a_month_after_they_were_told() -> None:
    story = told("Timbangan ikan")
    story.unpublish()
    RemovedDocument.objects.update(removed_at=timezone.now() - timedelta(days=31), indexed=True)
    assert waiting.forget_old_removals() == 1
    assert not RemovedDocument.objects.exists()


def test_a_turn_is_had_by_one_and_ends_when_its_holder_died() -> None:
    first, second = turns.Held("kerja", 30), turns.Held("kerja", 30)
    assert (first.take(), second.take(), first.take()) == (True, False, True)
    Turn.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert (second.take(), first.take()) == (True, False)
    second.give_back()
    assert not turns.is_taken("kerja")
    assert first.take()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a table this small as a whole")
def test_finding_what_waits_reads_no_document_that_does_not() -> None:
    plan = waiting.rows().order_by("changed_at").values_list("pk")[:5].explain()
    assert "search_waiting" in plan


def test_the_turn_of_a_process_that_died_on_this_machine_is_free_at_once() -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    holder = turns.Held("kerja", 30).holder.replace(f" {os.getpid()} ", f" {dead.pid} ")
    Turn.objects.create(name="kerja", holder=holder, until=timezone.now() + timedelta(minutes=1))
    assert not turns.is_taken("kerja")
    assert turns.Held("kerja", 30).take()
