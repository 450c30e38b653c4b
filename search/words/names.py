"""Places as people say them: “Jogja”, “Sumbar”, “NTT”, and every word that is a place's name and so never a
slip.

Source: the regions of the site (`places.regions`) and `data/places.txt`, which is ours.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from places.regions import FILE as REGIONS
from search.models.synonyms import Row, forms_of

from .analysis import words_of

FILE = Path(__file__).parents[1] / "data" / "places.txt"


@cache
def place_forms() -> Mapping[Row, tuple[Row, ...]]:
    """For the name of a place, or what people call it, the other ways to say it."""
    found: dict[Row, tuple[Row, ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        left, one_way, right = line.partition("=>")
        names = [tuple(words_of(form)) for form in forms_of(left)]
        others = [tuple(words_of(form)) for form in forms_of(right)] if one_way else names
        for name in names:
            found[name] = tuple(other for other in others if other != name)
    return found


@cache
def place_words() -> frozenset[str]:
    """Every word of the name of a province, regency or city, and of what people call them."""
    with REGIONS.open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    words = {word for name in names for word in words_of(name)}
    return frozenset(words | {word for row in place_forms() for word in row})
