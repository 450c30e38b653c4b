"""Sets of documents: the same as Python's sets, only quicker."""

from hypothesis import given
from hypothesis import strategies as st

from search.bits import Tally, bits_of, bits_of_words, ids_of

ids = st.sets(st.integers(min_value=0, max_value=300), max_size=60)


@given(ids)
def test_a_set_gives_back_its_ids(numbers: set[int]) -> None:
    assert ids_of(bits_of(numbers)) == sorted(numbers)


@given(
    st.lists(st.tuples(ids, st.integers(min_value=0, max_value=40)), max_size=6),
    ids,
    st.integers(min_value=0, max_value=40),
)
def test_the_best_are_those_with_most_points(
    gifts: list[tuple[set[int], int]], among: set[int], count: int
) -> None:
    tally, points = Tally(), dict.fromkeys(among, 0)
    for members, gift in gifts:
        tally.add(bits_of(members), gift)
        for number in members & among:
            points[number] += gift
    expected = sorted(among, key=lambda number: (-points[number], -number))[:count]
    assert ids_of(tally.best(bits_of(among), count)) == sorted(expected)


@given(ids)
def test_a_set_comes_from_a_database_in_words_of_sixty_four(numbers: set[int]) -> None:
    words: dict[int, int] = {}
    for number in numbers:
        words[number >> 6] = words.get(number >> 6, 0) | 1 << (number & 63)
    signed = [word - (1 << 64) if word >> 63 else word for word in words.values()]

    assert bits_of_words(words.keys(), signed) == bits_of(numbers)


@given(
    st.lists(st.tuples(ids, st.integers(min_value=0, max_value=40)), max_size=6),
    ids,
    st.integers(min_value=0, max_value=40),
    st.integers(min_value=0, max_value=20),
)
def test_a_part_of_the_ranked_is_that_part_of_all_sorted(
    gifts: list[tuple[set[int], int]], among: set[int], start: int, count: int
) -> None:
    tally, points = Tally(), dict.fromkeys(among, 0)
    for members, gift in gifts:
        tally.add(bits_of(members), gift)
        for number in members & among:
            points[number] += gift
    expected = sorted(points.items(), key=lambda item: (-item[1], -item[0]))[start : start + count]
    assert tally.ranked(bits_of(among), start, start + count) == expected
