"""Texts by how alike their circumstances are to those that somebody compares with, without looking at any one text."""

from places.likeness import Context
from search.bits import Bits, Tally
from search.closeness import ANSWERS, REGION, SETTINGS, regions_of, wishes

from .kept_sets import KeptSets


def ordered(hits: Bits, context: Context, kept: KeptSets, start: int, stop: int) -> list[tuple[int, float]]:
    """The ids of a set from `start` to `stop`, the most alike first, each with its likeness; of equals the newest page."""
    near = [(REGION, place) for place in regions_of(context.region)]
    sets = kept.read([SETTINGS, *ANSWERS], near)
    tally = Tally()
    for wish in wishes(context, [value for facet, value in sets if facet == SETTINGS]):
        left = hits
        for worth, values in wish.tiers:
            members = 0
            for value in values:
                members |= sets.get((wish.facet, value), 0)
            tally.add(members & left, worth)
            left &= ~members
    return [(number, points / 100) for number, points in tally.ranked(hits, start, stop)]
