"""Finding readers for a waiting text: those who fit it best and carry least, with the reasons in words.

Everybody is read once (a `Pool`), however many texts wait; a text then costs three queries. Left out are people with a
part in the text, who rest, carry as much as they said, or were asked already.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from places.provinces import island_of

from . import reasons
from .capacity import Load, counted, reviewers, with_load
from .models import Claim, Involvement, Offer, Review, ReviewerProfile, Stage, Submission

#: how much each thing that a text and a reviewer share is worth
WEIGHTS = {
    reasons.READ_BEFORE: 6,
    reasons.PHASE: 3,
    reasons.LEVEL: 2,
    reasons.SUBJECT: 3,
    reasons.REVIEWED: 2,
    reasons.KIND: 2,
    reasons.LANGUAGE: 2,
    reasons.PROVINCE: 2,
    reasons.ISLAND: 1,
    reasons.FREE: 1,
}
#: carrying all that was said weighs as much as a shared subject
WEIGHT_OF_LOAD = 3
#: somebody who does not read the text's language comes after all who do
WRONG_LANGUAGE = -20
HOME_LANGUAGE = "id"
#: more would be a list instead of a reason
MOST_TOPICS = 2
#: of the reviews that resemble a text, the newest so many are looked at
MOST_REVIEWS = 2_000


@dataclass(frozen=True)
class Reader:
    """A reviewer as matching sees one: what was stated, or else what the profile's school tells, and the load."""

    user: User
    load: Load
    levels: frozenset[str]
    phases: frozenset[str]
    subjects: frozenset[str]
    provinces: frozenset[str]
    languages: frozenset[str]
    schools: frozenset[int]


@dataclass(frozen=True)
class Wanted:
    """A text as matching sees it."""

    kind: str
    levels: list[str]
    phases: list[str]
    topics: list[str]
    province: str
    language: str


@dataclass
class Experience:
    """What somebody has reviewed before that bears on this text."""

    this_text: bool = False
    same_kind: bool = False
    topics: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Match:
    """A reviewer who may be asked, with the reasons as codes (`why` says them) and what they carry."""

    reviewer: User
    load: Load
    reasons: list[str]

    @property
    def why(self) -> list[str]:
        """The reasons in the language now active."""
        return reasons.in_words(self.reasons)


class Pool:
    """Everybody who can take another text just now. Two queries, however many there are."""

    def __init__(self, *, today: date | None = None) -> None:
        self._readers = {
            reader.user.pk: reader for reader in _readers(today or timezone.localdate()) if _has_room(reader)
        }

    def __bool__(self) -> bool:
        return bool(self._readers)

    def ranked(self, stage: Stage) -> list[Match]:
        """Who may be asked to read at this stage, the best first. Three queries."""
        text = _wanted(stage.submission)
        schools = _schools_kept_out(stage.submission)
        out = _people_kept_out(stage)
        known = _experience(stage.submission, text)
        found: list[tuple[float, float, int, Match]] = []
        for pk, reader in self._readers.items():
            if pk in out or pk in known.decided or reader.schools & schools:
                continue
            why = list(_reasons(reader, text, known.of.get(pk, Experience())))
            score = sum(WEIGHTS[reason.partition(":")[0]] for reason in why)
            score += 0 if text.language in reader.languages else WRONG_LANGUAGE
            match = Match(reader.user, reader.load, why)
            found.append((WEIGHT_OF_LOAD * reader.load.share - score, reader.load.share, pk, match))
        return [match for *_order, match in sorted(found, key=lambda one: one[:3])]

    def asked(self, reviewer: User) -> None:
        """Count an offer that was just made, so that the next text goes to somebody who carries less."""
        reader = self._readers.get(reviewer.pk)
        if reader is None:
            return
        after = replace(reader, load=replace(reader.load, offered=reader.load.offered + 1))
        if _has_room(after):
            self._readers[reviewer.pk] = after
        else:
            del self._readers[reviewer.pk]


def ranked(stage: Stage) -> list[Match]:
    """Who may be asked to read one text, the best first. Five queries."""
    return Pool().ranked(stage)


def _has_room(reader: Reader) -> bool:
    return reader.load.share < 1


def _readers(today: date) -> Iterator[Reader]:
    overseen: dict[int, set[int]] = {}
    through = ReviewerProfile.oversees.through.objects.values_list("reviewerprofile__user_id", "school_id")
    for user_id, school_id in through:
        overseen.setdefault(user_id, set()).add(school_id)
    for user in with_load(reviewers().select_related("reviewer_profile", "school")):
        profile = getattr(user, "reviewer_profile", None) or ReviewerProfile(user=user)
        if not profile.is_away(today):
            yield _reader(user, profile, overseen.get(user.pk, set()))


def _reader(user: User, profile: ReviewerProfile, overseen: set[int]) -> Reader:
    school = user.school
    return Reader(
        user=user,
        load=counted(user, profile),
        levels=frozenset(profile.levels or ([school.level] if school else [])),
        phases=frozenset(profile.phases),
        subjects=frozenset(profile.subjects),
        provinces=frozenset(profile.provinces or ([school.regency_id[:2]] if school else [])),
        languages=frozenset(profile.languages or [HOME_LANGUAGE]),
        schools=frozenset(overseen | ({user.school_id} if user.school_id else set())),
    )


def _wanted(submission: Submission) -> Wanted:
    return Wanted(
        kind=submission.kind,
        levels=submission.levels.split(),
        phases=submission.phases.split(),
        topics=submission.topics.split(),
        province=submission.province,
        language=submission.language,
    )


def _schools_kept_out(submission: Submission) -> set[int]:
    rows = Involvement.objects.filter(submission=submission, school__isnull=False)
    return set(rows.values_list("school_id", flat=True))


def _people_kept_out(stage: Stage) -> set[int]:
    """Who has a part in the text, has changed it, holds it, was asked at this stage, or declined it at an earlier one."""
    submission, page = stage.submission, stage.submission.page
    changed = Revision.page_revisions.filter(object_id=str(page.pk), pk__lte=submission.revision_id)
    if page.live_revision_id:
        changed = changed.filter(pk__gt=page.live_revision_id)
    workflow = submission.workflow_state_id
    asked = Offer.objects.filter(
        Q(task_state=stage.task_state_id) | Q(task_state__workflow_state=workflow, declined_at__isnull=False)
    )
    involved = Involvement.objects.filter(submission=submission, user__isnull=False)
    people = (
        Q(pk=page.owner_id)
        | Q(pk__in=involved.values("user"))
        | Q(pk__in=changed.filter(user__isnull=False).values("user"))
        | Q(pk__in=asked.values("reviewer"))
        | Q(pk__in=Claim.objects.filter(task_state=stage.task_state_id).values("reviewer"))
    )
    return set(User.objects.filter(people).values_list("pk", flat=True))


@dataclass
class _Known:
    decided: set[int] = field(default_factory=set)
    of: dict[int, Experience] = field(default_factory=dict)


def _experience(submission: Submission, text: Wanted) -> _Known:
    """Who has decided on these very words (others read them now), and who has reviewed something like them."""
    like = Q(submission__page=submission.page_id)
    for topic in text.topics:
        like |= Q(submission__topics__contains=f" {topic} ")
    if text.kind != "praktik":
        like |= Q(submission__kind=text.kind)
    rows = (
        Review.objects.exclude(decision="")
        .filter(like, reviewer__isnull=False)
        .values_list(
            "reviewer_id",
            "submission_id",
            "submission__page_id",
            "submission__kind",
            "submission__topics",
        )
        .order_by("-decided_at")[:MOST_REVIEWS]
    )
    known = _Known()
    for reviewer, which, page, kind, topics in rows:
        experience = known.of.setdefault(reviewer, Experience())
        if which == submission.pk:
            known.decided.add(reviewer)
        experience.this_text |= page == submission.page_id
        experience.same_kind |= kind == text.kind and kind != "praktik"
        experience.topics |= set(topics.split())
    return known


def _reasons(reader: Reader, text: Wanted, experience: Experience) -> Iterator[str]:
    """What speaks for this reader, most telling first."""
    if experience.this_text:
        yield reasons.READ_BEFORE
    if phase := _first(text.phases, reader.phases):
        yield f"{reasons.PHASE}:{phase}"
    elif level := _first(text.levels, reader.levels):
        yield f"{reasons.LEVEL}:{level}"
    if subject := _first(text.topics, reader.subjects):
        yield f"{reasons.SUBJECT}:{subject}"
    known = [topic for topic in text.topics if topic in experience.topics and topic != subject]
    yield from (f"{reasons.REVIEWED}:{topic}" for topic in known[:MOST_TOPICS])
    if experience.same_kind:
        yield f"{reasons.KIND}:{text.kind}"
    if text.language != HOME_LANGUAGE and text.language in reader.languages:
        yield reasons.LANGUAGE
    if text.province in reader.provinces:
        yield reasons.PROVINCE
    elif island := _first([island_of(text.province)], map(island_of, reader.provinces)):
        yield f"{reasons.ISLAND}:{island}"
    if not (reader.load.open or reader.load.offered):
        yield reasons.FREE


def _first(wanted: Iterable[str], had: Iterable[str]) -> str:
    had = set(had)
    return next((value for value in wanted if value and value in had), "")
