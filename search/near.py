"""The form “sekolah seperti saya”: a school, or what it is like, to put texts from such schools first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from core.enumerations import choices

from .question import Question
from .standpoint import ASKED, CIRCUMSTANCES, Standpoint


@dataclass(frozen=True)
class Choice:
    """One circumstance that can be chosen."""

    value: str
    label: str
    chosen: bool


class NearForm:
    """What the template shows of it; everything stands in the address, and nothing is kept."""

    name = CIRCUMSTANCES

    def __init__(self, question: Question) -> None:
        self.question = question
        self.standpoint = question.standpoint or Standpoint()

    @property
    def is_open(self) -> bool:
        """Whether somebody is about to compare: then the form stands open."""
        return self.question.order == "mirip" and not self.question.context

    @property
    def is_used(self) -> bool:
        """Whether texts are in this order now."""
        return self.question.sorted_by == "mirip"

    @property
    def typed(self) -> str:
        """What stands in the box for the school."""
        return self.standpoint.npsn or self.standpoint.typed

    @property
    def is_unknown(self) -> bool:
        """Whether a school was asked for that nobody knows."""
        return bool(self.standpoint.typed) and not self.standpoint.npsn and not self.standpoint.candidates

    @property
    def candidates(self) -> list[tuple[str, str]]:
        """Schools that may be meant, as (address, name and place)."""
        pairs = [pair for pair in self.question.pairs() if pair[0] != "sekolah"]
        return [
            (f"?{urlencode([*pairs, ('sekolah', npsn)])}", label)
            for npsn, label in self.standpoint.candidates
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form sends along: words and filters, but nothing that it asks itself."""
        own = {"sekolah", "urut", CIRCUMSTANCES}
        return [pair for pair in self.question.pairs() if pair[0] not in own]

    @property
    def groups(self) -> list[tuple[str, list[Choice]]]:
        """What a school may be like, by enumeration."""
        return [(name, self._choices(name)) for name in ASKED]

    def _choices(self, name: str) -> list[Choice]:
        """What was chosen here; what a school tells of itself is not repeated as a choice."""
        chosen = self.standpoint.circumstances
        return [Choice(value, str(label), value in chosen) for value, label in choices(name)]
