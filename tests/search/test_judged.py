"""The judged set is sound: what it measures would mean nothing otherwise."""

from collections import Counter

import pytest

from practices.articles.collection import story_of
from tests.bench.judged import GROUPS, questions, stories
from tests.bench.quality import ndcg, reciprocal_rank, slip


def test_every_judged_story_exists() -> None:
    known = {story["id"] for story in stories()}
    unknown = {key for one in questions() for key in one.grades} - known
    assert unknown == set()


def test_each_story_and_each_question_is_there_once() -> None:
    names = [story["id"] for story in stories()]
    texts = [one.query for one in questions()]
    ids = [one.qid for one in questions()]
    assert [key for seen in (names, texts, ids) for key, times in Counter(seen).items() if times > 1] == []


def test_there_are_enough_questions_of_each_kind() -> None:
    groups = Counter(one.group for one in questions())
    assert set(groups) == set(GROUPS)
    assert sum(groups.values()) >= 150
    assert min(groups.values()) >= 25


def test_grades_are_three_and_something_answers_each_question() -> None:
    grades = [set(one.grades.values()) for one in questions()]
    assert set().union(*grades) == {0, 1, 2}
    assert [one.qid for one in questions() if max(one.grades.values()) == 0] == []
    assert sum(len(one.grades) > 1 for one in questions()) > len(questions()) / 2


def test_the_stories_are_many_and_varied() -> None:
    own = stories()
    assert len(own) >= 150
    assert {story["level"] for story in own} == {
        *("paud", "sd-mi", "smp-mts", "sma-ma", "smk-mak", "slb", "kesetaraan")
    }
    assert len({story["regency"][:2] for story in own}) >= 25
    outcomes = Counter(story["outcome"] for story in own)
    assert min(outcomes.values()) >= 15


@pytest.mark.django_db
def test_every_story_can_be_brought_in() -> None:
    from places.models import Region

    regencies = frozenset(Region.objects.filter(province__isnull=False).values_list("pk", flat=True))
    assert [story_of(story, regencies).external_id for story in stories()] == [
        story["id"] for story in stories()
    ]


def test_a_slip_is_small_and_always_the_same() -> None:
    for one in questions():
        slipped = slip(one.query, one.qid)
        assert slipped == slip(one.query, one.qid)
        assert abs(len(slipped) - len(one.query)) <= 1
    assert sum(slip(one.query, one.qid) != one.query for one in questions()) > len(questions()) * 0.9


def test_the_best_order_is_worth_one_and_the_first_answer_counts() -> None:
    grades = {"a": 2, "b": 1}
    assert ndcg(["a", "b"], grades) == 1
    assert 0 < ndcg(["b", "a"], grades) < 1
    assert reciprocal_rank(["b", "a"], grades) == 0.5
    assert reciprocal_rank(["c"], grades) == 0
