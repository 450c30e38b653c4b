"""The editor's overview: what waits at which stage, for whom, how long; how quick the stages were; who carries what.

Nothing is told of texts in which the editor has a part: who reads them would be known by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import User
from accounts.notices.words import language_of

from . import aftercare, capacity, reminders, services, waiting
from .choosing import Choice, Facet, Row
from .models import Claim, Flag, LookAgain, Offer, Review, ReviewerProfile, Stage
from .promises import with_school_week
from .school_days import all_pauses, days_between
from .shelves import described, rows_of

A_PAGE = 25
#: how many of the shorter lists are shown here; each has a page of its own
SOME = 10
LOOKING_BACK = timedelta(days=90)
AUTHOR = "author"
STAGES: list[tuple[str, str | Promise]] = [*Stage.Kind.choices, (AUTHOR, _("Penulis melengkapi"))]


@dataclass(frozen=True)
class Holder:
    """Who reads a text, until when, and a reminder that can be passed on."""

    name: str
    due_at: datetime | None
    is_late: bool
    whatsapp: str


@dataclass(frozen=True)
class Line:
    """A text that waits."""

    stage: Stage
    described: str
    days: int
    is_late: bool
    author: str
    holders: list[Holder]
    offered: int

    @property
    def seeks_reader(self) -> bool:
        """Whether colleagues read here and nobody has taken it."""
        return self.stage.kind == Stage.Kind.PEER and not self.author and not self.holders

    @property
    def label(self) -> str | Promise:
        """Where it waits."""
        return dict(STAGES)[AUTHOR] if self.author else self.stage.get_kind_display()


@dataclass(frozen=True)
class StageLine:
    """A stage: how many wait, how many of them too long, and the median of school days it took lately."""

    value: str
    label: str | Promise
    waiting: int
    late: int
    median: float | None


@dataclass(frozen=True)
class LoadLine:
    """A reviewer: texts on the desk, of how many where that was stated, and what was read this month."""

    name: str
    open: int
    stated: int | None
    month: int
    profile: ReviewerProfile

    @property
    def rests(self) -> bool:
        """Whether the reviewer rests today."""
        return self.profile.is_away(timezone.localdate())


@dataclass(frozen=True)
class Overview:
    """Everything that the page shows."""

    lines: list[Line]
    total: int
    page_obj: PageOfRows
    stages: list[StageLine]
    facets: list[Facet]
    chosen: dict[str, Any]
    query: str
    load: list[LoadLine]
    firsts: list[Review]
    flags: list[Flag]
    due: list[LookAgain]


def overview_for(editor: User, query: QueryDict) -> Overview:
    """The overview with the choices in the address; the number of queries does not grow with what waits."""
    now = timezone.now()
    rows, choice = _rows(editor, now), Choice.from_query(query)
    stage = next((value for value, _label in STAGES if value == query.get("tahap")), "")
    late = query.get("lewat") == "1"
    fitting = [row for row in rows if row.fits(choice.chosen)]
    shown = [row.pk for row in fitting if stage in ("", row.told["at"]) and (not late or row.told["late"])]
    page_obj = Paginator(shown, A_PAGE).get_page(query.get("page"))
    extra = [("tahap", stage)] if stage else []
    extra += [("lewat", "1")] if late else []
    return Overview(
        lines=_lines(list(page_obj), now),
        total=len(shown),
        page_obj=page_obj,
        stages=_stage_lines(fitting, now),
        facets=choice.facets(rows),
        chosen={"stage": stage, "late": late, "any": bool(choice.chosen or extra)},
        query=choice.query(more=extra),
        load=_load(editor),
        firsts=list(services.first_reviews(editor).prefetch_related("comments")[:SOME]),
        flags=list(aftercare.open_flags(editor)[:SOME]),
        due=list(aftercare.due(editor)[:SOME]),
    )


def known_to(editor: User) -> QuerySet[Stage]:
    """The stages that an editor may hear of: open ones, and those that sent a text back to its author."""
    return waiting.without_part(Stage.objects.filter(waiting.OPEN | waiting.WITH_AUTHOR), editor)


def _rows(editor: User, now: datetime) -> list[Row]:
    """What is late first, and longest; what waits for its author last."""
    late_claim = Claim.objects.filter(task_state=OuterRef("task_state"), due_at__lt=now)
    stages = known_to(editor).annotate(
        at=Case(When(ended_at=None, then=F("kind")), default=Value(AUTHOR)),
        late=ExpressionWrapper(
            Q(ended_at=None) & (Q(due_at__lt=now) | Exists(late_claim)), output_field=BooleanField()
        ),
    )
    first = Coalesce("ended_at", "due_at", "since")
    order = (F("ended_at").asc(nulls_first=True), "-late", first, "pk")
    return rows_of(stages.order_by(*order), "at", "late")


def _lines(pks: list[int], now: datetime) -> list[Line]:
    known = with_school_week(Stage.objects.filter(pk__in=pks))
    stages = known.select_related("submission__page__owner").in_bulk()
    states = [stage.task_state_id for stage in stages.values()]
    claims: dict[int, list[Claim]] = {}
    for claim in Claim.objects.filter(task_state__in=states).select_related("reviewer").order_by("pk"):
        claims.setdefault(claim.task_state_id, []).append(claim)
    offers = dict(
        Offer.objects.filter(task_state__in=states, declined_at=None)
        .order_by()
        .values_list("task_state_id")
        .annotate(number=Count("pk"))
    )
    pauses = all_pauses()
    found = []
    for stage in (stages[pk] for pk in pks if pk in stages):
        counting = {"province": stage.submission.province, "week": stage.week, "pauses": pauses}  # type: ignore[attr-defined]
        days = days_between(stage.ended_at or stage.since, now, **counting)
        held = claims.get(stage.task_state_id, [])
        found.append(_line(stage, held, offers.get(stage.task_state_id, 0), days, now))
    return found


def _line(stage: Stage, claims: list[Claim], offered: int, days: int, now: datetime) -> Line:
    submission, owner = stage.submission, stage.submission.page.owner
    holders = [_holder(stage, claim, now) for claim in claims]
    late = stage.ended_at is None and stage.due_at is not None and stage.due_at < now
    return Line(
        stage=stage,
        described=described(submission),
        days=days,
        is_late=late or any(holder.is_late for holder in holders),
        author=(owner.get_full_name() if owner else "…") if stage.ended_at else "",
        holders=holders,
        offered=0 if claims else offered,
    )


def _holder(stage: Stage, claim: Claim, now: datetime) -> Holder:
    late = claim.due_at is not None and claim.due_at < now
    return Holder(
        claim.reviewer.get_full_name(), claim.due_at, late, _passed_on(stage, claim.reviewer) if late else ""
    )


def _passed_on(stage: Stage, reader: User) -> str:
    """The link that opens WhatsApp with a reminder in the reader's language. It holds no key: an editor passes it on."""
    with override(language_of(reader)):
        words = reminders.words_to_pass_on(title=stage.submission.title, page_id=stage.submission.page_id)
    return reminders.whatsapp_link(words)


def _stage_lines(rows: Sequence[Row], now: datetime) -> list[StageLine]:
    medians = _medians(now)
    found = []
    for value, label in STAGES:
        here = [row for row in rows if row.told["at"] == value]
        late = sum(row.told["late"] for row in here)
        found.append(StageLine(value, label, len(here), late, medians.get(value)))
    return found


def _medians(now: datetime) -> dict[str, float]:
    """The median of school days each stage took lately, from how often each number of days came up."""
    ended = Stage.objects.filter(
        ended_at__gte=now - LOOKING_BACK, outcome__in=("approved", "rejected"), took_days__isnull=False
    )
    counted: dict[str, list[tuple[int, int]]] = {}
    for kind, days, number in (
        ended.order_by("kind", "took_days").values_list("kind", "took_days").annotate(number=Count("pk"))
    ):
        counted.setdefault(kind, []).append((days, number))
    return {kind: median(days) for kind, days in counted.items()}


def median(counts: Sequence[tuple[int, int]]) -> float:
    """The median of values that are given with how often each comes up, in their order."""
    total = sum(number for _value, number in counts)
    return (_nth(counts, (total - 1) // 2) + _nth(counts, total // 2)) / 2


def _nth(counts: Iterable[tuple[int, int]], at: int) -> int:
    for value, number in counts:
        if at < number:
            return value
        at -= number
    raise IndexError(at)


def _load(editor: User) -> list[LoadLine]:
    """Every reviewer by name (never by number), counting only texts that this editor may know of."""
    known = waiting.without_part(Stage.objects.all(), editor)
    claims = dict(_by_reviewer(Claim.objects.filter(task_state__stage__in=known)))
    read = Review.objects.exclude(decision="").filter(decided_at__gte=capacity.month_start())
    month = dict(_by_reviewer(read.filter(task_state__stage__in=known.filter(kind=Stage.Kind.PEER))))
    lines = []
    for person in capacity.reviewers().select_related("reviewer_profile"):
        profile = getattr(person, "reviewer_profile", None) or ReviewerProfile(user=person)
        lines.append(
            LoadLine(
                name=person.get_full_name(),
                open=claims.get(person.pk, 0),
                stated=profile.per_month,
                month=month.get(person.pk, 0),
                profile=profile,
            )
        )
    return sorted(lines, key=lambda line: line.name.casefold())


def _by_reviewer(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().values_list("reviewer").annotate(number=Count("pk"))
