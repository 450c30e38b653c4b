"""The events of a text's life: from Wagtail's audit log, the rounds and the reviews, as one viewer may know them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import Page, PageLogEntry, TaskState

from accounts.models import User

from .. import record, rules
from ..models import Claim, Offer, Review, Submission
from ..names import Names
from .sentences import SENT, SOMEBODY, TELLINGS, UNTOLD, VOTES, Telling

UNPUBLISHED, TAKEN_DOWN = "wagtail.unpublish", "mitraguru.review.take_down"
#: taking a text down leaves two entries, so many seconds apart at most
SAME_ACT = 10


@dataclass(frozen=True)
class Event:
    """One act: when, what (`act` is the machine's word), by whom (empty where nobody or not told), in which round."""

    at: datetime
    act: str
    sentence: str
    who: str = ""
    round: int = 0
    reason: str = ""
    times: int = 1

    @property
    def line(self) -> str:
        """The sentence, with how often where that was more than once in a row."""
        if self.times == 1:
            return self.sentence
        plain = self.sentence.removesuffix(".")
        return _("%(sentence)s (%(number)s kali).") % {"sentence": plain, "number": self.times}


@dataclass(frozen=True)
class Viewer:
    """Who looks: an author of the text, or a reader; of readers, an editor sees every name and every act."""

    user: User
    is_author: bool = False

    @cached_property
    def sees_all(self) -> bool:
        """Whether nothing is kept from them."""
        return not self.is_author and rules.is_editor(self.user)


@dataclass
class Material:
    """What is known of one text, read from the database for many at once."""

    entries: list[PageLogEntry] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


def events_of(page: Page, viewer: Viewer) -> list[Event]:
    """The events of one text, oldest first."""
    return [event for _page_id, events in events_of_many([(page.pk, viewer)]) for event in events]


def events_of_many(
    texts: Iterable[tuple[int, Viewer]], since: datetime | None = None, until: datetime | None = None
) -> Iterator[tuple[int, list[Event]]]:
    """The events of many texts (each with its viewer) in a span of time, in three queries."""
    viewers = dict(texts)
    materials = _materials(list(viewers), since, until)
    people = People()
    for page_id, viewer in viewers.items():
        told = sorted(_Teller(materials[page_id], viewer, people).events(), key=lambda event: event.at)
        yield page_id, [event for event in _gathered(told) if _within(event.at, since, until)]


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at < until)


def _materials(
    page_ids: list[int], since: datetime | None, until: datetime | None
) -> defaultdict[int, Material]:
    """The rows behind the events; rounds and reviews of all times, because numbers of people hang on them."""
    found: defaultdict[int, Material] = defaultdict(Material)
    entries = PageLogEntry.objects.filter(page_id__in=page_ids).exclude(action__in=UNTOLD)
    if since:
        entries = entries.filter(timestamp__gte=since)
    if until:
        entries = entries.filter(timestamp__lt=until)
    for entry in entries.select_related("user").order_by("timestamp", "pk"):
        found[entry.page_id].entries.append(entry)
    submissions = Submission.objects.filter(page_id__in=page_ids).select_related("submitted_by")
    for submission in submissions.order_by("pk"):
        found[submission.page_id].submissions.append(submission)
    reviews = Review.objects.filter(submission__page_id__in=page_ids).exclude(decision="")
    for review in reviews.select_related("reviewer", "submission", "task_state").order_by("pk"):
        found[review.submission.page_id].reviews.append(review)
    return found


class People:
    """Whose seal an entry without a name bears, among all who ever read or decided; for those who may know."""

    @cached_property
    def _by_seal(self) -> dict[str, str]:
        readers = (model.objects.values("reviewer_id") for model in (Review, Claim, Offer))
        known = reduce(or_, (Q(pk__in=reader) for reader in readers), Q(is_superuser=True))
        editors = Q(groups__permissions__codename="decide_submission")
        users = User.objects.filter(known | editors).distinct().only("pk", "display_name")
        return {record.sealed(user.pk): user.get_full_name() for user in users}

    def behind(self, seal: str) -> str:
        """The name, or that of somebody who has left."""
        return self._by_seal.get(seal) or _("anggota")


class _Teller:
    """Puts what is known of a text into sentences for one viewer."""

    def __init__(self, material: Material, viewer: Viewer, people: People) -> None:
        self.material, self.viewer, self.people = material, viewer, people
        self.names = Names(material.reviews, viewer=viewer.user, is_author=viewer.is_author)
        self.unnamed = {one.reviewer_id: one for one in material.reviews if one.unnamed and one.reviewer_id}
        self.starts = [one.submitted_at for one in material.submissions]

    def events(self) -> Iterator[Event]:
        """All of them, in no order."""
        for submission in self.material.submissions:
            who = submission.submitted_by.get_full_name() if submission.submitted_by else _("anggota")
            yield self._event(submission.submitted_at, "submit", SENT, who)
        for review in self.material.reviews:
            if review.decided_at is not None and (not self.viewer.is_author or _is_heard(review)):
                act = f"vote.{review.decision}"
                yield self._event(review.decided_at, act, VOTES[review.decision], self.names.of(review))
        for entry in self.material.entries:
            told = self._told(entry)
            if told is not None:
                yield told

    def _told(self, entry: PageLogEntry) -> Event | None:
        telling = TELLINGS.get(entry.action) or _unknown(entry)
        if not (telling.for_all or self.viewer.sees_all) or self._is_double(entry):
            return None
        who = self._who(entry) if telling.named or self.viewer.sees_all else ""
        told = telling.reasoned or self.viewer.sees_all
        reason = str(entry.data.get("reason") or entry.data.get("words") or "") if told else ""
        return self._event(entry.timestamp, entry.action, telling, who, reason, entry.data.get("at", ""))

    def _who(self, entry: PageLogEntry) -> str:
        """The name behind an entry: hidden for readers whose review is without a name, sealed where the entry is."""
        if entry.data.get("unnamed"):
            seal = str(entry.data.get("who", ""))
            if not seal:
                return ""
            if seal == record.sealed(self.viewer.user.pk):
                return self.viewer.user.get_full_name()
            if self.viewer.sees_all:
                return self.people.behind(seal)
            hidden = next((one for pk, one in self.unnamed.items() if record.sealed(pk) == seal), None)
            return self.names.of(hidden) if hidden else str(SOMEBODY)
        if entry.user_id in self.unnamed:
            return self.names.of(self.unnamed[entry.user_id])
        if entry.user_id is None:
            return ""
        return entry.user.get_full_name() if entry.user else _("anggota")

    def _is_double(self, entry: PageLogEntry) -> bool:
        """Whether a text left the site by an act that has an entry of its own."""
        return entry.action == UNPUBLISHED and any(
            other.action == TAKEN_DOWN and abs((other.timestamp - entry.timestamp).total_seconds()) < SAME_ACT
            for other in self.material.entries
        )

    def _event(
        self, at: datetime, act: str, telling: Telling, who: str, reason: str = "", planned: str = ""
    ) -> Event:
        words = telling.by_name if who else telling.plain
        number = bisect_right(self.starts, at)
        return Event(
            at=at,
            act=act.removeprefix(record.PREFIX).removeprefix("wagtail."),
            sentence=str(words) % {"who": who, "at": _moment(planned)},
            who=who,
            round=self.material.submissions[number - 1].round if number else 0,
            reason=reason,
        )


def _is_heard(review: Review) -> bool:
    """Whether its stage has ended: authors hear all voices of a stage at once."""
    return bool(review.task_state.status != TaskState.STATUS_IN_PROGRESS)


def _unknown(entry: Any) -> Telling:
    """An act that has no sentence here: by the words under which Wagtail knows it, and for editors only."""
    known = registry.action_exists(entry.action)
    words = str(registry.get_action_label(entry.action) if known else entry.action).replace("%", "%%")
    return Telling(f"{words} (%(who)s).", f"{words}.", for_all=False)


def _moment(planned: str) -> str:
    at = parse_datetime(planned) if planned else None
    return date_format(timezone.localtime(at), "j F Y, H.i") if at else ""


def _gathered(events: Iterable[Event]) -> Iterator[Event]:
    """The same with saves that follow each other as one, told at the time of the last."""
    last: Event | None = None
    for event in events:
        if last and last.act == event.act == "edit" and last.who == event.who:
            last = replace(event, times=last.times + 1)
            continue
        if last:
            yield last
        last = event
    if last:
        yield last
