"""The shelves of the desk: what I hold, what is offered to me, what waits, what I have read.

All of it comes from the rows of stages and submissions, so it costs the same with five texts and with thousands.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from core.cloth import dye_of, weave_of
from core.enumerations import label
from places.provinces import provinces

from . import waiting
from .choosing import Chip, Choice, Facet, Row
from .models import Claim, Offer, Review, Stage, Submission
from .reasons import in_words

A_PAGE = 20
RECENT = 8


@dataclass(frozen=True)
class DeskItem:
    """A text on the desk, as readers need it to choose; nothing of it is opened yet."""

    stage: Stage
    claim: Claim | None = None
    offer: Offer | None = None
    now: datetime = field(default_factory=timezone.now)

    @property
    def submission(self) -> Submission:
        """The round that is read."""
        return self.stage.submission

    @property
    def eyebrow(self) -> str:
        """Kind, level and place, as above a card."""
        return described(self.submission)

    @property
    def cloth(self) -> tuple[str, str]:
        """Weave and dye of the text's own cloth."""
        return weave_of(self.submission.page_id), dye_of(next(iter(self.submission.levels.split()), ""))

    @property
    def status(self) -> str:
        """Where the text stands, in the words of the house."""
        if self.stage.kind == Stage.Kind.EDITOR:
            return label("status", "siap-terbit")
        return label("status", "sedang-ditelaah" if self.claim else "menunggu-penelaah")

    @property
    def due_at(self) -> datetime | None:
        """By when it is promised: by me where I hold it, to the author where nobody does."""
        return self.claim.due_at if self.claim else self.stage.due_at

    @property
    def reasons(self) -> list[str]:
        """Why it was offered to me."""
        return in_words(self.offer.reasons) if self.offer else []

    @property
    def is_late(self) -> bool:
        """Whether that day has passed."""
        return self.due_at is not None and self.due_at < self.now


@dataclass(frozen=True)
class Waiting:
    """The shelf of what waits: one page of it, and the filters with their counts."""

    items: list[DeskItem]
    total: int
    page_obj: PageOfRows
    facets: list[Facet]
    chips: list[Chip]
    query: str


@dataclass(frozen=True)
class Shelves:
    """Everything at /telaah/."""

    mine: list[DeskItem]
    offered: list[DeskItem]
    waiting: Waiting
    read: list[Review]


def shelves_for(user: User, query: QueryDict) -> Shelves:
    """What this person holds, is offered, may take and has read; texts that are none of theirs never appear."""
    found = rows_of(
        waiting.takeable(user).order_by(F("due_at").asc(nulls_last=True), "pk"), "mine", "offered"
    )
    mine = [row.pk for row in found if row.told["mine"]]
    offered = [row.pk for row in found if row.told["offered"] and not row.told["mine"]]
    others = [row for row in found if not row.told["mine"] and not row.told["offered"]]
    choice = Choice.from_query(query)
    fitting = choice.of(others)
    page_obj = Paginator(fitting, A_PAGE).get_page(query.get("page"))
    items = _items([*mine, *offered, *page_obj], user)
    return Shelves(
        mine=[items[pk] for pk in mine if pk in items],
        offered=[items[pk] for pk in offered if pk in items],
        waiting=Waiting(
            items=[items[pk] for pk in page_obj if pk in items],
            total=len(fitting),
            page_obj=page_obj,
            facets=choice.facets(others),
            chips=choice.chips(),
            query=choice.query(),
        ),
        read=list(
            Review.objects.filter(reviewer=user)
            .exclude(decision="")
            .select_related("submission")
            .order_by("-decided_at")[:RECENT]
        ),
    )


def rows_of(stages: QuerySet[Stage], *told: str) -> list[Row]:
    """The stages as rows that can be chosen from; `told` are columns or annotations that come along."""
    columns = [f"submission__{name}" for name in ("kind", "levels", "province", "language")]
    found = []
    for pk, kind, levels, province, language, *more in stages.values_list("pk", *columns, *told):
        values = {
            "jenis": [kind] if kind else [],
            "jenjang": levels.split(),
            "provinsi": [province] if province else [],
            "bahasa": [language] if language else [],
        }
        found.append(Row(pk, values, dict(zip(told, more, strict=True))))
    return found


def described(submission: Submission) -> str:
    """“Praktik · SD/MI · Sumatera Barat”; the language is told where it is not the site's own."""
    levels = ", ".join(label("level", level) for level in submission.levels.split())
    foreign = submission.language not in ("", settings.LANGUAGE_CODE)
    language = str(dict(settings.LANGUAGES).get(submission.language, "")) if foreign else ""
    kind = label("kind", submission.kind) if submission.kind else ""
    return " · ".join(
        bit for bit in (kind, levels, provinces().get(submission.province, ""), language) if bit
    )


def _items(pks: list[int], user: User) -> dict[int, DeskItem]:
    stages = list(Stage.objects.filter(pk__in=pks).select_related("submission"))
    states = [stage.task_state_id for stage in stages]
    claims = {
        claim.task_state_id: claim for claim in Claim.objects.filter(reviewer=user, task_state__in=states)
    }
    offers = {
        offer.task_state_id: offer
        for offer in Offer.objects.filter(reviewer=user, task_state__in=states, declined_at=None)
    }
    now = timezone.now()
    return {
        stage.pk: DeskItem(stage, claims.get(stage.task_state_id), offers.get(stage.task_state_id), now)
        for stage in stages
    }
