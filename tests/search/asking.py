"""Asking in tests: what a reader would type and choose, and the titles that come up."""

from django.http import QueryDict

from search.answers import Answer, ask
from search.question import Question
from search.views import FACETS
from tests.engines.index import tell_engine


def answer_to(query: str, language: str = "id", kind: str = "") -> Answer:
    """The answer to an address like `q=ikan&jenjang=sd-mi`."""
    is_told = tell_engine()
    answer = ask(Question.from_querydict(QueryDict(query), language=language, kind=kind, facets=FACETS))
    assert not (is_told and answer.reserve), "the database answered in the place of the engine"
    return answer


def titles(query: str, language: str = "id") -> list[str]:
    """The titles found, in order."""
    return [hit.document.title for hit in answer_to(query, language).hits]


def counts(query: str, name: str) -> dict[str, int]:
    """What stands beside the options of one filter."""
    facets = {facet.name: facet for facet in answer_to(query).facets}
    return {option.value: option.count for option in facets[name].options} if name in facets else {}
