"""What readers said, as a mail tells it: who (as far as the author may know), the three questions, part by part."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from ..models import PartComment, Review
from ..names import Names
from ..services.keeping import WORDS


def said_to_author(page: Page, reviews: Iterable[Review], author: User | None) -> list[dict[str, Any]]:
    """Each review with its words, names as the author may know them, in the language now active."""
    every = Review.objects.filter(submission__page_id=page.pk).exclude(decision="").select_related("reviewer")
    names = Names(every, viewer=author, is_author=True)
    labels = {part.key: str(part.label) for part in page.specific.parts()}
    return [
        {
            "who": names.of(review),
            "decision": review.get_decision_display(),
            "words": [*_answers(review), *(_remark(labels, comment) for comment in review.comments.all())],
        }
        for review in reviews
    ]


def _answers(review: Review) -> list[tuple[str, str]]:
    return [
        (str(Review._meta.get_field(name).verbose_name), getattr(review, name))  # type: ignore[union-attr]
        for name in WORDS
        if getattr(review, name)
    ]


def _remark(labels: dict[str, str], comment: PartComment) -> tuple[str, str]:
    """A note on a part or a sentence; a wording to take over stands under it."""
    label = labels.get(comment.part, comment.part)
    if comment.quote:
        label = _("%(part)s, tentang “%(sentence)s”") % {"part": label, "sentence": comment.quote}
    lines = [comment.text]
    if comment.suggestion:
        lines.append(_("Usul kalimat: %(words)s") % {"words": comment.suggestion})
    return label, "\n".join(line for line in lines if line)
