"""The breaker remembers for every process that the engine outside has failed; the worker alone closes it."""

import pytest
from django.core.cache import cache

from search.engines.breaker import Breaker

pytestmark = pytest.mark.django_db


def test_what_one_process_has_learnt_the_others_know() -> None:
    here, there = Breaker(), Breaker()
    here.open("refused")
    broken = there.broken()
    assert broken is not None
    assert broken.reason == "refused"


def test_a_process_hears_of_it_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Breaker(), Breaker()
    assert there.broken() is None
    here.open("refused")
    monkeypatch.setattr("search.engines.breaker.AT_HAND", 0.0)
    assert there.broken() is not None


def test_closing_lets_everybody_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.engines.breaker.AT_HAND", 0.0)
    here, there = Breaker(), Breaker()
    here.open("refused")
    there.close()
    assert here.broken() is None


def test_the_first_reason_stays_with_its_time() -> None:
    breaker = Breaker()
    breaker.open("refused")
    breaker.open("too slow")
    broken = breaker.broken()
    assert broken is not None
    assert broken.reason == "refused"


def test_a_second_process_that_finds_it_open_costs_one_look_a_second() -> None:
    breaker = Breaker()
    breaker.open("refused")
    cache.clear()
    assert breaker.broken() is not None


def test_without_a_cache_each_process_goes_by_what_it_knows(settings: pytest.FixtureRequest) -> None:
    breaker = Breaker()
    settings.CACHES = {  # type: ignore[attr-defined]
        **settings.CACHES,  # type: ignore[attr-defined]
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        },
    }
    assert breaker.broken() is None
    breaker.open("refused")
    breaker.forget()
    assert breaker.broken() is not None
