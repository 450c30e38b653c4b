"""An engine outside the database that cannot answer: nobody notices but for a quiet line. Needs no engine."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from search.engines import database_engine, elastic
from search.engines.breaker import breaker
from search.models import SearchDocument
from search.question import Question
from search.upkeep import catching_up, waiting
from search.upkeep.catching_up import tend
from search.words.understanding import understand
from tests.engines import proxy, strangers
from tests.engines.proxy import Proxy

from .asking import answer_to, titles
from .stories import told

pytestmark = pytest.mark.django_db(transaction=True)
LINE = "cadangan"
assert elastic, "loaded before anything is measured, as by a site that has an engine outside"
STRANGERS = {
    "older": strangers.OLDER,
    "website": strangers.WEBSITE,
    "json": strangers.OTHER_JSON,
    "nonsense": strangers.NONSENSE,
    "gateway": strangers.BAD_GATEWAY,
}


@pytest.fixture
def nobody(settings: Any) -> Iterator[Proxy]:
    """An address at which nobody answers; connections are counted."""
    titles("q=pemanasan")
    with Proxy() as way:
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = way.url, "reserve"
        breaker.forget()
        yield way
    breaker.forget()


def within_a_second(query: str) -> list[str]:
    """What is found, and it is found in time: the engine has half a second of it, the database the other half, and as
    much more as this machine is slow just now.
    """
    began = time.monotonic()
    database_engine().search(Question(words="pemanasan"), understand("pemanasan", ("id",)).groups)
    alone = time.monotonic() - began
    began = time.monotonic()
    found = titles(query)
    assert time.monotonic() - began < 1.0 + 10 * alone
    return found


@pytest.mark.parametrize("mode", [proxy.REFUSE, proxy.HANG, proxy.CUT])
def test_search_answers_from_the_database_within_a_second(nobody: Proxy, mode: str) -> None:
    told("Timbangan ikan")
    nobody.does(mode)
    assert within_a_second("q=ikan") == ["Timbangan ikan"]
    assert answer_to("q=ikan").reserve


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_on_the_port_is_no_engine(settings: Any, name: str) -> None:
    told("Timbangan ikan")
    with strangers.stranger(STRANGERS[name]) as url:
        settings.ELASTICSEARCH_URL = url
        breaker.forget()
        assert within_a_second("q=ikan") == ["Timbangan ikan"]
        tend()
        assert breaker.broken(fresh=True)
        assert waiting.length() == 1


def test_whoever_publishes_never_speaks_with_the_engine(nobody: Proxy) -> None:
    story = told("Timbangan ikan")
    story.unpublish()
    story.delete()
    assert nobody.connections == 0


def test_publishing_does_not_wait_for_the_thread_that_tells_the_engine(nobody: Proxy, settings: Any) -> None:
    nobody.does(proxy.HANG)
    settings.SEARCH_NUDGES = True
    began = time.monotonic()
    told("Timbangan ikan")
    assert time.monotonic() - began < 2.0
    assert SearchDocument.objects.get().indexed_version == 0
    nobody.does(proxy.REFUSE)


def test_after_the_first_failure_nobody_asks_again(nobody: Proxy) -> None:
    nobody.does(proxy.HANG)
    told("Timbangan ikan")
    titles("q=ikan")
    asked = nobody.connections
    for _time in range(5):
        titles("q=ikan")
    assert nobody.connections == asked


def test_the_worker_tries_again_and_stays_out_of_readers_way(nobody: Proxy) -> None:
    nobody.does(proxy.CUT)
    told("Timbangan ikan")
    titles("q=ikan")
    asked = nobody.connections
    tend()
    assert nobody.connections > asked
    assert breaker.broken(fresh=True)


def test_the_page_says_so_in_a_quiet_line(nobody: Proxy, client: Client) -> None:
    told("Timbangan ikan")
    nobody.does(proxy.REFUSE)
    page = client.get("/cari/?q=ikan").content.decode()
    assert "Timbangan ikan" in page
    assert LINE in page


def test_without_an_engine_outside_there_is_no_such_line(client: Client) -> None:
    told("Timbangan ikan")
    assert LINE not in client.get("/cari/?q=ikan").content.decode()


def test_health_tells_what_waits_and_that_the_reserve_answers(nobody: Proxy, client: Client) -> None:
    nobody.does(proxy.REFUSE)
    told("Timbangan ikan")
    titles("q=ikan")
    health = client.get("/healthz").json()
    assert (health["search"], health["search_waiting"]) == ("reserve", 1)


def test_what_the_engine_was_not_told_for_long_comes_from_the_database(
    nobody: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.reserve.BEHIND", 0.0)
    monkeypatch.setattr("search.engines.reserve.AT_HAND", 0.0)
    told("Timbangan ikan")
    assert answer_to("q=ikan").reserve
    assert nobody.connections == 0


def test_a_list_without_words_never_misses_a_change(nobody: Proxy) -> None:
    told("Timbangan ikan")
    assert titles("jenis=praktik") == ["Timbangan ikan"]
    assert nobody.connections == 0


def test_bulk_import_returns_although_the_engine_is_down(nobody: Proxy) -> None:
    nobody.does(proxy.REFUSE)
    told("Timbangan ikan")
    catching_up.wait_until_found()
    assert titles("q=ikan") == ["Timbangan ikan"]
