"""What a text is about in the words that people type: its level, phase, classes and subjects, as they were chosen."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import override

from .filters import FILTERS

TOPICS = ("jenjang", "fase", "kelas", "mapel")


def topics(facets: Mapping[str, list[str]], language: str) -> str:
    """The labels of what was chosen, in the language of the text."""
    chosen = tuple((name, value) for name in TOPICS for value in facets.get(name, ()))
    return " · ".join(_label(name, value, language) for name, value in chosen)


@lru_cache(maxsize=2_000)
def _label(name: str, value: str, language: str) -> str:
    with override(language):
        label = str(FILTERS[name].labels([value]).get(value, ""))
    # “Fase B (kelas 3–4)”: the classes are told by themselves.
    return label.partition(" (")[0]
