"""Names at the desk: who said a review, for whoever looks. What a stage keeps from the author is kept everywhere."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User

from . import rules
from .models import Review


class Names:
    """The names of a text's reviewers as one viewer may know them: the same number for the same person in all rounds."""

    def __init__(self, reviews: Iterable[Review], *, viewer: User | None, is_author: bool) -> None:
        people = dict.fromkeys(
            review.reviewer_id for review in sorted(reviews, key=lambda review: review.pk) if review.unnamed
        )
        self._numbers = {pk: number for number, pk in enumerate(people, 1)}
        self._viewer_id = viewer.pk if viewer else None
        self._sees_all = viewer is not None and not is_author and rules.is_editor(viewer)

    def of(self, review: Review) -> str:
        """The name to show beside a review."""
        if review.reviewer is None:
            return _("anggota")
        if not review.unnamed or self._sees_all or review.reviewer_id == self._viewer_id:
            return review.reviewer.get_full_name()
        return _("Penelaah %(number)s") % {"number": self._numbers.get(review.reviewer_id, 1)}
