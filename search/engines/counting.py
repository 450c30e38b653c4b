"""The filters of a question: which documents they leave, and how many each further choice would give."""

from functools import reduce

from search.bits import Bits
from search.question import Question

from .facets import EVERY, READERS
from .kept_sets import KeptSets

TAGS_SHOWN = 12


class Sets:
    """The sets of documents that a question's filters name, read once."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.names = [name for name in question.facets if name != "tag"]
        pairs = [(EVERY, ""), (READERS, question.language)]
        pairs += [(name, value) for name, values in question.filters.items() for value in values]
        if question.kind:
            pairs.append(("jenis", question.kind))
        self.kept = kept = KeptSets()
        self.tags = kept.most_used("tag", TAGS_SHOWN) if "tag" in question.facets else []
        pairs += [("tag", tag) for tag in self.tags]
        self.sets = kept.read(self.names, pairs)
        self.every = self.sets.get((EVERY, ""), 0)
        self.filters = {
            name: reduce(int.__or__, (self.sets.get((name, value), 0) for value in values), 0)
            for name, values in question.filters.items()
        }

    def chosen(self, matched: Bits) -> Bits:
        """What is left of a set under every filter."""
        return self._left(matched, "")

    def _left(self, matched: Bits, but: str) -> Bits:
        for name, bits in self.filters.items():
            if name != but:
                matched &= bits
        if self.question.kind:
            matched &= self.sets.get(("jenis", self.question.kind), 0)
        # Whoever chooses a language gets texts in it, translated or not; the counts beside the languages say
        # so.
        if "bahasa" not in self.filters and but != "bahasa":
            matched &= self.sets.get((READERS, self.question.language), 0)
        return matched

    def counts(self, matched: Bits) -> dict[str, dict[str, int]]:
        """For each filter how many documents each value has, all other filters kept, its own choices left
        out.
        """
        return {name: self._count(name, self._left(matched, name)) for name in self.question.facets}

    def without(self, matched: Bits) -> dict[str, int]:
        """For each filter with choices how many documents there would be if they were taken back."""
        readers = self.sets.get((READERS, self.question.language), 0)
        left = {name: self._left(matched, name) for name in self.filters}
        return {
            name: (bits & readers if name == "bahasa" else bits).bit_count() for name, bits in left.items()
        }

    def _count(self, name: str, left: Bits) -> dict[str, int]:
        chosen = set(self.question.filters.get(name, ()))
        counts = {
            value: (bits & left).bit_count()
            for (of, value), bits in self.sets.items()
            if of == name and (name != "tag" or value in self.tags or value in chosen)
        }
        return {value: count for value, count in counts.items() if count or value in chosen} | {
            value: 0 for value in chosen if value not in counts
        }
