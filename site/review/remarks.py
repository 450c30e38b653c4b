"""What was said of a text, ready to be shown: remarks on parts and sentences, and whole reviews, the good first."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from .models import PartComment, Review
from .rubric import told
from .services import WORDS
from .wording import changed


@dataclass(frozen=True)
class Remark:
    """What one reader said about one part or sentence, and what the author answered."""

    who: str
    round: int
    text: str
    quote: str = ""
    wording: SafeString | str = ""
    reply: str = ""
    done: bool = False
    taken: bool = False


@dataclass(frozen=True)
class Said:
    """One review: the three questions in the order in which they are to be read, then what was looked at."""

    who: str
    review: Review
    words: list[tuple[str, str]]
    rubric: list[tuple[str | Promise, str | Promise]]
    elsewhere: list[Remark] = field(default_factory=list)
    thanks: str = ""

    @property
    def decided_at(self) -> datetime | None:
        """When it was given."""
        return self.review.decided_at


def remark(note: PartComment, review: Review, who: str, *, answered: bool = True) -> Remark:
    """A note as it is shown; the author's answer with it, unless it is not for these eyes yet."""
    return Remark(
        who=who,
        round=review.round,
        text=note.text,
        quote=note.quote,
        wording=changed(note.quote, note.suggestion) if note.suggestion else "",
        reply=note.reply if answered else "",
        done=answered and note.done_at is not None,
        taken=answered and note.taken_at is not None,
    )


def said(
    review: Review, who: str, elsewhere: list[Remark] | None = None, *, with_thanks: bool = False
) -> Said:
    """A review as it is shown."""
    words = [(question(name), getattr(review, name)) for name in WORDS if getattr(review, name)]
    return Said(
        who, review, words, told(review.rubric), elsewhere or [], review.thanks if with_thanks else ""
    )


def question(name: str) -> str:
    """The words of one of the three questions."""
    return str(Review._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
