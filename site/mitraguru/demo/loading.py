"""Putting the demo's content in, by the same services that teachers, reviewers and editors use; may be run again."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from core.pages import ReviewedPage
from library.services import add_picture
from places.models import School
from practices.articles.models import (
    Contributor,
    PracticeIndexPage,
    PracticePage,
    StoryPicture,
    StoryStep,
)
from practices.communities.founding import confirm
from practices.communities.models import (
    CommunityActivity,
    CommunityDuty,
    CommunityFounder,
    CommunityIndexPage,
    CommunityPage,
)
from practices.workshops.models import (
    AgreedAction,
    ParticipantCount,
    WorkshopIndexPage,
    WorkshopLeader,
    WorkshopReportPage,
    WorkshopStory,
)
from review import services
from search.indexing import refresh

from . import content, people
from .drawings import draw

REVIEWERS = ("penelaah1@example.com", "penelaah2@example.com")
EDITOR = "penyunting@example.com"
PRAISE = (
    "Terasa sekali Bapak/Ibu ada di kelas itu. Langkahnya bisa saya coba minggu depan.",
    "Saya suka kejujuran di bagian yang belum berhasil; itu yang paling menolong saya.",
    "Konteksnya jelas, jadi saya tahu apa yang harus saya ubah untuk sekolah saya.",
)
STORY_TEXTS = ("situation", "challenge", "actions", "reflection", "did_not_work", "materials", "local_wisdom")
STORY_VALUES = (
    "title",
    "slug",
    "summary",
    "goal",
    "outcome",
    "level",
    "phase",
    "grade",
    "subject",
    "curriculum",
    "graduate_dimensions",
    "principles",
    "class_size",
    "special_needs",
    "multigrade",
    "instruction_language",
    "local_language",
    "devices",
    "school_year",
    "semester",
    "duration",
    "cost",
    "adaptation_note",
    "local_wisdom_source",
)


def load() -> Iterator[str]:
    """Put everything in, yielding a line of progress for each text; texts that are there are left as they are."""
    people.add_accounts()
    for entry in content.communities():
        if _absent(CommunityPage, entry):
            yield entry["title"]
            _through_review(_community(entry), entry)
    for entry in content.stories():
        if _absent(PracticePage, entry):
            yield entry["title"]
            _through_review(_story(entry), entry)
    for entry in content.workshops():
        if _absent(WorkshopReportPage, entry):
            yield entry["title"]
            _through_review(_workshop(entry), entry)


def _absent(model: type[ReviewedPage], entry: dict[str, Any]) -> bool:
    # Told by address: a teacher may rename or change a text, the demo never brings the old one back beside it.
    return not model.objects.filter(slug=entry["slug"], locale__language_code="id").exists()


def _under(index_model: type[Page], page: ReviewedPage, owner: User) -> ReviewedPage:
    index = index_model.objects.get(locale__language_code="id")
    page.owner, page.live, page.locale = owner, False, index.locale
    index.add_child(instance=page)
    return page


@transaction.atomic
def _story(entry: dict[str, Any]) -> PracticePage:
    owner = people.author(entry["contributors"][0]["name"])
    page = PracticePage(
        **{name: entry[name] for name in STORY_VALUES if name in entry},
        **{name: content.html(entry.get(name, "")) for name in STORY_TEXTS},
        school=_school(entry["school"]),
        adapted_from=PracticePage.objects.filter(slug=_slug_of(entry["adapts"])).first()
        if entry.get("adapts")
        else None,
        community=CommunityPage.objects.filter(slug=_community_of(entry["number"])).first(),
    )
    page.copy_from_school()
    page.contributors.set(
        [
            Contributor(
                person=people.person(who["name"], who["role"], owner),
                role=who["role"],
                note=who.get("note", ""),
            )
            for who in entry["contributors"]
        ]
    )
    page.steps.set(
        [StoryStep(title=step["title"], text=content.html(step["text"])) for step in entry.get("steps", [])]
    )
    page.tags.add(*entry["tags"])
    _under(PracticeIndexPage, page, owner)
    page.pictures.set([_picture(picture, owner, page) for picture in entry["pictures"]])
    page.save()
    page.save_revision(user=owner)
    return page


def _picture(entry: dict[str, Any], owner: User, page: PracticePage) -> StoryPicture:
    # Saved plainly: the library writes every picture anew anyway.
    file = BytesIO()
    draw(entry["drawing"]).save(file, "JPEG", quality=90)
    image = add_picture(
        file=ContentFile(file.getvalue(), name=f"{entry['drawing']}.jpg"),
        owner=owner,
        page=page,
        alt=entry["alt"],
        credit=owner.get_full_name(),
        consent_basis="tanpa-murid",
        client_key=uuid.uuid5(uuid.NAMESPACE_URL, entry["drawing"]),
    )
    return StoryPicture(image=image, part=entry["part"], caption=entry["caption"])


def _school(entry: dict[str, Any]) -> School:
    school, _created = School.objects.get_or_create(
        npsn=entry["npsn"],
        defaults={
            "name": entry["name"],
            "regency_id": entry["regency"],
            "level": entry["level"],
            "setting": entry["setting"],
            "connectivity": entry["connectivity"],
            "electricity": entry["electricity"],
            "is_confirmed": True,
        },
    )
    return school


def _slug_of(number: int) -> str:
    return next(story["slug"] for story in content.stories() if story["number"] == number)


def _community_of(story: int) -> str:
    return next((entry["slug"] for entry in content.communities() if story in entry["stories"]), "")


@transaction.atomic
def _community(entry: dict[str, Any]) -> CommunityPage:
    owner = people.author(entry["founders"][0]["name"])
    page = CommunityPage(
        **{
            name: entry[name]
            for name in ("title", "slug", "summary", "care", "stage", "form", "rhythm", "aims", "place_note")
        },
        **{
            name: content.html(entry[name])
            for name in ("purpose", "shared_concern", "enthusiasm", "commitment")
        },
        community_kind=entry["kind"],
        level=entry["levels"],
        subject=entry["subjects"],
        regency_id=entry["regency"] or None,
    )
    named = [people.person(who["name"], who["role"], owner) for who in entry["founders"]]
    page.founders.set(
        [
            CommunityFounder(person=person, role=who["role"], note=who.get("note", ""))
            for person, who in zip(named, entry["founders"], strict=True)
        ]
    )
    page.activities.set(
        [
            CommunityActivity(date=act["date"], activity=act["kind"], title=act["title"], text=act["text"])
            for act in entry["activities"]
        ]
    )
    page.duties.set(
        [
            CommunityDuty(who=duty["who"], what=duty["what"], until=duty["until"] or None, done=duty["done"])
            for duty in entry["duties"]
        ]
    )
    page.tags.add(*entry["tags"])
    _under(CommunityIndexPage, page, owner)
    page.save_revision(user=owner)
    for person in named:
        confirm(page=page, person=person)
    return page


@transaction.atomic
def _workshop(entry: dict[str, Any]) -> WorkshopReportPage:
    owner = people.author(entry["leaders"][0]["name"])
    page = WorkshopReportPage(
        **{
            name: entry[name]
            for name in ("title", "slug", "summary", "held_on", "duration_minutes", "mode", "place")
        },
        **{
            name: content.html(entry.get(name, ""))
            for name in ("agenda", "results", "did_not_work", "materials")
        },
        start_time=time.fromisoformat(entry["start_time"].replace(".", ":")),
        zone=content.ZONES[entry["timezone"]],
        regency_id=entry["regency"] or None,
        community=CommunityPage.objects.filter(slug=entry["community"] or "-").first(),
    )
    page.leaders.set(
        [
            WorkshopLeader(
                person=people.person(who["name"], who["role"], owner),
                role=who["role"],
                note=who.get("note", ""),
            )
            for who in entry["leaders"]
        ]
    )
    page.participants.set(
        [ParticipantCount(role=row["role"], count=row["count"]) for row in entry["participants"]]
    )
    page.agreed_actions.set(
        [
            AgreedAction(what=row["what"], who=row["who"], until=row["until"] or None)
            for row in entry["agreed_actions"]
        ]
    )
    found = PracticePage.objects.filter(slug__in=[_slug_of(number) for number in entry["stories"]])
    page.story_links.set([WorkshopStory(story=story) for story in found])
    page.tags.add(*entry["tags"])
    _under(WorkshopIndexPage, page, owner)
    page.save_revision(user=owner)
    return page


def _through_review(page: ReviewedPage, entry: dict[str, Any]) -> None:
    """As in life: handed in, read by a colleague, decided by an editor; some still wait or came back."""
    state = entry.get("state", "published")
    if state == "draft":
        return
    services.start_review(page=page, by=page.owner)
    reviewer = _reviewer(page, entry["number"])
    if state == "returned":
        services.decide(
            page=page,
            by=reviewer,
            decision="request_changes",
            words={
                "notice": entry["review_notice"],
                "ask": entry["review_ask"],
                "offer": entry["review_offer"],
            },
            comments=entry["review_comments"],
        )
    elif state == "published":
        words = {"notice": PRAISE[entry["number"] % len(PRAISE)]}
        services.decide(page=page, by=reviewer, decision="approve", words=words)
        services.decide(
            page=page,
            by=people.account(EDITOR),
            decision="approve",
            words={"notice": "Terima kasih, terbit."},
        )
        _date(page, entry)


def _reviewer(page: ReviewedPage, number: int) -> User:
    """One of the two reviewers, but never somebody whom the text names."""
    for email in (REVIEWERS[number % 2], REVIEWERS[1 - number % 2]):
        user = people.account(email)
        if services.rules.may_decide(user=user, page=page).allowed:
            return user
    raise RuntimeError(f"Nobody of the demo may read {page.title!r}; give it another contributor.")


def _date(page: ReviewedPage, entry: dict[str, Any]) -> None:
    """The demo's texts were published over a school year, not all in this minute."""
    moment = datetime.combine(entry["published"], time(2, 30), tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )
    refresh(page.__class__.objects.get(pk=page.pk))
