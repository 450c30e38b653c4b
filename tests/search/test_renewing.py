"""The index inside the database is made anew in its place, and put right where it has drifted from the documents."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from search import indexing
from search.engines import database_engine, facets
from search.engines.sqlite import NEXT, TABLE
from search.models import DocumentWords, FacetBits, Rebuild, SearchDocument, Term
from search.upkeep import recounting, renewing

from .asking import counts, titles
from .stories import told

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its index itself")


@pytest.fixture(autouse=True)
def clean_index() -> None:
    """Tests that commit leave their words in SQLite's index when their tables are emptied."""
    database_engine().renew_keys(print)


def tables() -> dict[str, Any]:
    """Everything the engine derives from the documents."""
    return {
        "words": list(DocumentWords.objects.order_by("pk").values_list("pk", "keys", "words", "stems")),
        "terms": dict(Term.objects.filter(documents__gt=0).values_list("token", "documents")),
        "facets": facets.read_all(),
        "tokens": database_engine().spread(),
    }


def agree() -> bool:
    """Whether `check_search` finds that everything agrees."""
    try:
        call_command("check_search")
    except CommandError:
        return False
    return True


def drop_words_of_index() -> None:
    """As an accident would."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")


def test_a_rebuild_leaves_everything_as_it_was() -> None:
    for title in ("Timbangan ikan", "Jaring", "Perahu"):
        told(title, level="sd-mi")
    before = tables()
    assert renewing.rebuild() == 3
    assert tables() == before
    assert not Rebuild.objects.exists()


def test_a_rebuild_takes_in_what_the_analysis_says_now() -> None:
    told("Timbangan ikan")
    DocumentWords.objects.update(words=" lama ", stems=" lama ")
    renewing.rebuild()
    assert "timbangan" in DocumentWords.objects.get().words
    assert titles("q=ikan") == ["Timbangan ikan"]


def test_a_rebuild_that_was_killed_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        told(f"Timbangan {number}")
    monkeypatch.setattr(renewing, "STEP", 2)
    kill_after(monkeypatch, steps=2)
    with pytest.raises(KeyboardInterrupt):
        renewing.rebuild()
    assert Rebuild.objects.get().done == 4
    monkeypatch.undo()
    heard: list[str] = []
    assert renewing.rebuild(tell=heard.append) == 5
    assert heard[0] == "going on behind 4 documents"


def kill_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """The process dies after so many steps."""
    step, left = renewing._step, [steps]

    def dying(row: Rebuild) -> bool:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return step(row)

    monkeypatch.setattr(renewing, "_step", dying)


@on_sqlite
def test_what_changes_while_a_second_index_is_filled_is_right_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (told(f"Timbangan {word}") for word in ("ikan", "udang", "kerang"))
    monkeypatch.setattr("search.engines.sqlite.STEP", 1)
    said: list[str] = []

    def change(told_now: str) -> None:
        # Once, with one document in the second index: a text behind it and one before it change, one goes.
        said.append(told_now)
        if len(said) == 1:
            first.title = third.title = "Perahu"
            for story in (first, third):
                story.save_revision(clean=False).publish(skip_permission_checks=True)
            second.unpublish()

    monkeypatch.setattr("search.upkeep.progress.Progress.at", lambda self, done: change(str(done)))
    database_engine().renew_keys(print)
    assert said
    assert not recounting.drift()
    assert titles("q=perahu") == ["Perahu", "Perahu"]
    assert titles("q=timbangan") == []
    assert NEXT not in connection.introspection.table_names()


@on_sqlite
def test_an_index_that_lost_its_words_is_found_out_and_mended() -> None:
    told("Timbangan ikan")
    drop_words_of_index()
    assert titles("q=ikan") == []
    assert not agree()
    call_command("check_search", mend=True)
    assert agree()
    assert titles("q=ikan") == ["Timbangan ikan"]


def test_wrong_counts_and_sets_are_found_out_and_mended() -> None:
    told("Timbangan ikan", level="sd-mi")
    Term.objects.filter(token="ikan").update(documents=7)
    FacetBits.objects.filter(name="jenjang").delete()
    assert not agree()
    call_command("check_search", mend=True)
    assert agree()
    assert Term.objects.get(token="ikan").documents == 1
    assert counts("", "jenjang") == {"sd-mi": 1}


def test_words_that_are_missing_are_written_again() -> None:
    story = told("Timbangan ikan")
    database_engine().delete([story.pk])
    assert not agree()
    call_command("check_search", mend=True)
    assert titles("q=ikan") == ["Timbangan ikan"]


def test_pages_without_document_and_documents_too_many_are_found_out_and_mended() -> None:
    missing, hidden = told("Timbangan ikan"), told("Jaring")
    indexing.forget([missing.pk])
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    assert not agree()
    call_command("check_search", mend=True)
    assert agree()
    assert list(SearchDocument.objects.values_list("title", flat=True)) == ["Timbangan ikan"]


def test_reindexing_runs_twice_and_goes_on_after_a_kill() -> None:
    told("Timbangan ikan")
    last = told("Jaring")
    Rebuild.objects.create(engine="pages", reached=last.pk, done=9)
    DocumentWords.objects.filter(document__title="Timbangan ikan").update(facets={})
    call_command("reindex_search")
    assert not Rebuild.objects.exists()
    for _time in range(2):
        call_command("reindex_search", rebuild=True)
        assert sorted(titles("q=ikan jaring")) == ["Jaring", "Timbangan ikan"]
        assert agree()


def test_two_rebuilds_at_once_are_refused() -> None:
    from search.upkeep.turns import turn

    with turn(renewing.INSIDE, seconds=30), pytest.raises(CommandError, match="Another process") as refused:
        call_command("reindex_search", rebuild=True)
    assert refused.value.returncode == 3


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_to_find_in_a_database_that_was_flushed() -> None:
    told("Timbangan di TPI")
    call_command("flush", interactive=False, verbosity=0)
    assert database_engine().sets([("timbangan",)]) == [0]
