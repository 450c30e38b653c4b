"""The one measure of how alike two schools are: fair to both sides, bounded, and told in words."""

from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from core.enumerations import values
from places.likeness import WEIGHTS, Context, context_of, likeness, shared_words
from places.models import School

COAST = Context(
    setting=("pesisir", "kepulauan"),
    level=("sd-mi",),
    connectivity="sinyal-di-titik-tertentu",
    electricity="sering-padam",
    region="13.01",
)
CITY = Context(
    setting=("perkotaan",), level=("sma-ma",), connectivity="stabil", electricity="24-jam", region="31.74"
)


def one_of(name: str) -> Any:
    """A value of an enumeration, or nothing."""
    return st.sampled_from(["", *values(name)])


contexts = st.builds(
    Context,
    setting=st.lists(st.sampled_from(values("setting")), unique=True, max_size=4).map(tuple),
    level=st.lists(st.sampled_from(values("level")), unique=True, max_size=2).map(tuple),
    connectivity=one_of("connectivity"),
    electricity=one_of("electricity"),
    region=st.sampled_from(["", "13", "13.01", "13.02", "14.01", "31.74", "91.01"]),
    class_size=st.sampled_from(["", "0", "1", "2", "3", "4"]),
    multigrade=st.sampled_from(["", "ya", "tidak"]),
    special_needs=st.sampled_from(["", "ya", "tidak"]),
    instruction=st.sampled_from(["", "indonesia", "daerah", "keduanya"]),
)


@given(contexts, contexts)
def test_it_is_the_same_in_both_directions_and_between_nothing_and_one(one: Context, other: Context) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(contexts, contexts)
def test_no_school_is_more_like_another_than_like_itself(one: Context, other: Context) -> None:
    assert likeness(one, other) <= likeness(one, one)


@given(contexts, contexts)
def test_what_is_said_to_be_shared_is_the_same_from_both_sides(one: Context, other: Context) -> None:
    assert len(shared_words(one, other)) == len(shared_words(other, one)) <= 4


def test_schools_of_which_all_is_known_and_the_same_are_wholly_alike() -> None:
    whole = Context(("pesisir",), ("sd-mi",), "stabil", "24-jam", "13.01", "2", "tidak", "tidak", "daerah")
    assert likeness(whole, whole) == 1
    assert sum(WEIGHTS.values()) == 100


def test_what_is_not_known_adds_nothing() -> None:
    assert likeness(Context(), Context()) == 0
    assert likeness(COAST, Context(level=("sd-mi",))) == WEIGHTS["level"] / 100


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (Context(setting=("pesisir",)), Context(setting=("pulau-kecil-terluar",))),
        (Context(setting=("pesisir", "kepulauan")), Context(setting=("pesisir",))),
        (Context(setting=("kepulauan",)), Context(setting=("perkotaan",))),
        (Context(connectivity="tidak-stabil"), Context(connectivity="stabil")),
        (Context(region="13.01"), Context(region="13.02")),
        (Context(region="13.02"), Context(region="14.01")),
        (Context(region="14.01"), Context(region="91.01")),
        (Context(level=("paud",)), Context(level=("smk-mak",))),
    ],
)
def test_a_school_is_nearer(nearer: Context, farther: Context) -> None:
    assert likeness(COAST, nearer) > likeness(COAST, farther)


def test_a_coast_is_hardly_like_a_city() -> None:
    assert likeness(COAST, CITY) <= 0.1
    assert shared_words(COAST, CITY) == []


def test_the_reason_is_told_in_words() -> None:
    other = Context(setting=("pesisir",), connectivity="tanpa-internet", electricity="sering-padam")
    assert shared_words(COAST, other) == ["pesisir", "sinyal lemah", "listrik sering padam"]
    with override("en"):
        assert shared_words(COAST, other)[0] == "coastal"


def test_a_school_tells_its_circumstances() -> None:
    school = School(
        level="sd-mi", setting=["kepulauan", "pesisir"], regency_id="13.01", connectivity="tidak-stabil"
    )
    assert context_of(school) == Context(
        setting=("pesisir", "kepulauan"), level=("sd-mi",), connectivity="tidak-stabil", region="13.01"
    )
