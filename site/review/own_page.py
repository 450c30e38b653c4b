"""A reviewer's own page: how many texts they helped, what authors and editors said to them, what became of each text.

It compares nobody with anybody: no ranking, no list of others.
"""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.utils.functional import cached_property
from wagtail.models import Page

from accounts.models import User

from .capacity import Load, load_of
from .models import Letter, Review, Stage
from .status import Standing, standings

A_PAGE = 20
#: newest words of thanks on the page; older ones stay with their texts
MOST_THANKS = 30


@dataclass(frozen=True)
class TextHelped:
    """A text somebody reviewed, what they read last of it, and where it stands now."""

    title: str
    review: Review
    standing: Standing
    url: str


class OwnPage:
    """What the page of one reviewer shows."""

    def __init__(self, user: User, *, number: Any = 1) -> None:
        self._user, self._number = user, number

    @cached_property
    def texts_helped(self) -> int:
        """How many texts have had a review of theirs."""
        return self._told().values("submission__page").distinct().count()

    @cached_property
    def load(self) -> Load:
        """What they carry this month."""
        return load_of(self._user)

    @cached_property
    def thanks(self) -> list[Review]:
        """Reviews that an author has thanked for, newest first."""
        found = self._told().exclude(thanks="").select_related("submission")
        return list(found.order_by("-thanked_at")[:MOST_THANKS])

    @cached_property
    def first_word(self) -> Review | None:
        """The first review, once an editor has read it."""
        return self._told().filter(read_at__isnull=False).select_related("submission", "read_by").first()

    @cached_property
    def letters(self) -> list[Letter]:
        """The letters given so far, newest first."""
        return list(Letter.objects.filter(reviewer=self._user).order_by("-issued_at"))

    @cached_property
    def listed(self) -> ListPage:
        """A page of the last review of each text; `texts` are its rows."""
        newest = self._told().order_by().values("submission__page").annotate(last=Max("pk")).values("last")
        reviews = Review.objects.filter(pk__in=newest).select_related("submission__page__locale")
        return Paginator(reviews.order_by("-decided_at", "-pk"), A_PAGE).get_page(self._number)

    @cached_property
    def texts(self) -> list[TextHelped]:
        """What became of each text that was read, newest first; in a fixed number of queries."""
        reviews = list(self.listed)
        stands = standings([review.submission.page for review in reviews])
        return [
            TextHelped(
                title=review.submission.title or review.submission.page.draft_title,
                review=review,
                standing=stands[review.submission.page_id],
                url=_address(review.submission.page),
            )
            for review in reviews
        ]

    def _told(self) -> QuerySet[Review]:
        return Review.objects.filter(reviewer=self._user, task_state__stage__kind=Stage.Kind.PEER).exclude(
            decision=""
        )


def _address(page: Page) -> str:
    """Where the public reads it; nothing before it is public."""
    return page.get_url() or "" if page.live else ""
