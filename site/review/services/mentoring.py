"""A reviewer's first review is itself read by an editor, who may write a word about it."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .. import conflicts, telling
from ..models import Review, Stage, Submission
from ..rules import Refused
from .editing import require_editor

MOST_WORDS = 2_000


def first_reviews(by: User | None = None) -> QuerySet[Review]:
    """First reviews that no editor has read yet, oldest first; for `by`, without those of texts one has a part in."""
    told = Review.objects.exclude(decision="").filter(task_state__stage__kind=Stage.Kind.PEER)
    earlier = told.filter(reviewer=OuterRef("reviewer"), decided_at__lt=OuterRef("decided_at"))
    found = told.filter(reviewer__isnull=False, read_at=None).exclude(Exists(earlier))
    if by is not None:
        texts = conflicts.without_conflicts(Submission.objects.all(), by)
        found = found.filter(submission__in=texts).exclude(reviewer=by)
    return found.select_related("reviewer", "submission").order_by("decided_at", "pk")


@transaction.atomic
def read_first_review(*, review: Review, by: User, word: str = "") -> Review:
    """An editor has read somebody's first review; the reviewer is told, with the word if there is one. Raises Refused."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    # An author who also edits would learn here who reviewed the text.
    require_editor(by, review.submission.page, review.submission)
    if review.reviewer_id == by.pk:
        raise Refused(_("Telaah pertama dibaca oleh penyunting."), code="not-an-editor")
    if review.read_at is not None or not first_reviews().filter(pk=review.pk).exists():
        raise Refused(_("Telaah ini sudah dibaca seorang penyunting."), code="read")
    review.read_by, review.read_at = by, timezone.now()
    review.word_to_reviewer = word.strip()[:MOST_WORDS]
    review.save(update_fields=["read_by", "read_at", "word_to_reviewer"])
    telling.tell_first_read(review)
    return review
