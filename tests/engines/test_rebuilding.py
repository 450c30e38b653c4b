"""A new index is filled beside the one that is read: no gap, nothing lost, whatever happens on the way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.engines import EngineUnavailable, outside
from search.models import Rebuild, SearchDocument
from search.upkeep import rebuilding, waiting
from search.upkeep.catching_up import finish, tend
from search.upkeep.checking import lasting_differences
from search.upkeep.turns import turn
from tests.search.asking import answer_to
from tests.search.stories import told

from . import proxy
from .conftest import Site, held_by_engine

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step for every story."""
    monkeypatch.setattr(waiting, "BATCH", 1)


def found(query: str) -> list[str]:
    """What the engine itself finds."""
    answer = answer_to(query)
    assert not answer.reserve
    return sorted(hit.document.title for hit in answer.hits)


def indexes(site: Site) -> list[str]:
    """All indexes of the site."""
    return sorted(site.server.indices.get(index=f"{site.alias}-*"))


def all_is_told() -> bool:
    """Whether the index that is read agrees with the database."""
    engine = outside()
    assert engine is not None
    finish()
    agrees = lasting_differences(engine) == []
    return agrees and held_by_engine() == set(SearchDocument.objects.values_list("pk", flat=True))


def once(act: Callable[[], object], *, at: int) -> Callable[[], None]:
    """Something that happens between two steps, after so many of them."""
    steps = [0]

    def between() -> None:
        steps[0] += 1
        if steps[0] == at:
            act()

    return between


def test_readers_have_the_old_index_until_the_new_one_is_whole(site: Site) -> None:
    for word in ("ikan", "udang", "kerang"):
        told(f"Timbangan {word}")
    finish()
    old = indexes(site)
    seen: list[list[str]] = []
    assert rebuilding.rebuild(meanwhile=lambda: seen.append(found("q=timbangan"))) == 3
    assert seen == [["Timbangan ikan", "Timbangan kerang", "Timbangan udang"]] * 3
    assert found("q=timbangan") == seen[0]
    assert len(indexes(site)) == 1
    assert indexes(site) != old


def test_what_changes_during_the_rebuild_is_right_in_the_new_index(site: Site) -> None:
    first, second, third, fourth = (told(f"Timbangan {word}") for word in ("ikan", "udang", "kerang", "cumi"))
    finish()

    def change() -> None:
        first.title = fourth.title = "Perahu"
        for story in (first, fourth):
            story.save_revision(clean=False).publish(skip_permission_checks=True)
        second.unpublish()
        third.delete()
        told("Jaring")
        finish()
        assert found("q=perahu") == ["Perahu", "Perahu"]

    rebuilding.rebuild(meanwhile=once(change, at=2))
    assert (found("q=timbangan"), found("q=perahu")) == ([], ["Perahu", "Perahu"])
    assert found("q=jaring") == ["Jaring"]
    assert all_is_told()


def test_what_changes_when_nobody_tells_is_right_in_the_new_index(site: Site) -> None:
    first, second = told("Timbangan ikan"), told("Timbangan udang")
    finish()

    def change() -> None:
        first.unpublish()
        second.title = "Perahu"
        second.save_revision(clean=False).publish(skip_permission_checks=True)

    rebuilding.rebuild(meanwhile=once(change, at=2))
    assert held_by_engine() == {second.pk}
    assert all_is_told()
    assert (found("q=timbangan"), found("q=perahu")) == ([], ["Perahu"])


def killed(at: int) -> None:
    """A rebuild whose process dies after so many steps."""

    def die() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuilding.rebuild(meanwhile=once(die, at=at))


def test_a_rebuild_that_was_killed_goes_on_in_the_same_index(site: Site) -> None:
    stories = [told(f"Timbangan {number}") for number in range(4)]
    finish()
    killed(at=2)
    begun = Rebuild.objects.get().index
    stories[0].unpublish()
    told("Jaring")
    finish()
    heard: list[str] = []
    rebuilding.rebuild(tell=heard.append)
    assert heard[0] == f"going on with {begun} behind 2 documents"
    assert indexes(site) == [begun]
    assert all_is_told()
    assert not Rebuild.objects.exists()


def test_the_worker_finishes_what_was_left(site: Site) -> None:
    told("Timbangan ikan")
    told("Timbangan udang")
    finish()
    killed(at=1)
    begun = Rebuild.objects.get().index
    tend()
    assert indexes(site) == [begun]
    assert all_is_told()


def test_a_new_index_that_is_lost_is_begun_again_and_keeps_no_change_back(site: Site) -> None:
    told("Timbangan ikan")
    told("Timbangan udang")
    finish()
    killed(at=1)
    site.server.indices.delete(index=Rebuild.objects.get().index)
    told("Jaring")
    finish(patience=0.0)
    assert found("q=jaring") == ["Jaring"]
    assert not Rebuild.objects.exists()
    rebuilding.rebuild()
    assert all_is_told()


def test_a_new_index_that_goes_during_the_rebuild_ends_it(site: Site) -> None:
    told("Timbangan ikan")
    told("Timbangan udang")
    finish()

    def lose() -> None:
        site.server.indices.delete(index=Rebuild.objects.get().index)

    with pytest.raises(EngineUnavailable):
        rebuilding.rebuild(meanwhile=once(lose, at=1))
    assert found("q=timbangan") == ["Timbangan ikan", "Timbangan udang"]
    rebuilding.rebuild()
    assert all_is_told()


def test_an_engine_that_fails_for_a_while_is_waited_for(site: Site) -> None:
    for word in ("ikan", "udang", "kerang"):
        told(f"Timbangan {word}")
    finish()
    heard: list[str] = []

    def told_that_it_waits(text: str) -> None:
        heard.append(text)
        if text.startswith("waiting"):
            site.way.does(proxy.PASS)

    rebuilding.rebuild(
        tell=told_that_it_waits, patience=30, meanwhile=once(lambda: site.way.does(proxy.REFUSE), at=1)
    )
    assert any(text.startswith("waiting") for text in heard)
    assert all_is_told()


def test_the_command_runs_twice_tells_its_speed_and_leaves_one_index(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    told("Timbangan ikan")
    for _time in range(2):
        call_command("reindex_search", rebuild=True)
        assert "1 documents in a new index" in capsys.readouterr().err
        assert len(indexes(site)) == 1
        assert found("q=ikan") == ["Timbangan ikan"]
    assert all_is_told()


def test_the_command_fails_with_one_when_the_engine_does_and_goes_on_later(site: Site) -> None:
    told("Timbangan ikan")
    site.way.does(proxy.REFUSE)
    with pytest.raises(CommandError, match="Run this again") as failed:
        call_command("reindex_search", rebuild=True, patience=0)
    assert failed.value.returncode == 1
    site.way.does(proxy.PASS)
    call_command("reindex_search", rebuild=True)
    assert all_is_told()


def test_two_rebuilds_at_once_are_refused_with_three(site: Site) -> None:
    with turn(rebuilding.OUTSIDE, seconds=30), pytest.raises(CommandError) as refused:
        call_command("reindex_search", rebuild=True)
    assert refused.value.returncode == 3


def test_check_search_finds_what_differs_and_mends_it(site: Site, capsys: Any) -> None:
    missing, old = told("Timbangan ikan"), told("Timbangan udang")
    finish()
    site.server.delete(index=site.alias, id=str(missing.pk), refresh=True)
    stray = {"page": 987_654, "version": 3}
    site.server.index(index=site.alias, id="987654", version=3, version_type="external", document=stray)
    body = {"page": old.pk, "version": 9}
    site.server.index(index=site.alias, id=str(old.pk), version=9, version_type="external", document=body)
    with pytest.raises(CommandError):
        call_command("check_search")
    told_lines = capsys.readouterr().out
    assert f"page {missing.pk} is missing in the index" in told_lines
    assert "page 987654 is in the index, but nobody may find it" in told_lines
    assert f"page {old.pk} is in the index in version 9" in told_lines
    call_command("check_search", mend=True)
    assert all_is_told()
    assert found("q=timbangan") == ["Timbangan ikan", "Timbangan udang"]
