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
from practices.communities.models import (
    CommunityPage,
)
from practices.workshops.models import (
    WorkshopReportPage,
)
from review import rules, services
from search.indexing import refresh

from . import content, people
from .drawings import draw
from .gatherings import community, under, workshop

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
            _through_review(community(entry), entry)
    for entry in content.stories():
        if _absent(PracticePage, entry):
            yield entry["title"]
            _through_review(_story(entry), entry)
    for entry in content.workshops():
        if _absent(WorkshopReportPage, entry):
            yield entry["title"]
            _through_review(workshop(entry), entry)


def _absent(model: type[ReviewedPage], entry: dict[str, Any]) -> bool:
    # Told by address: a teacher may rename or change a text, the demo never brings the old one back beside it.
    return not model.objects.filter(slug=entry["slug"], locale__language_code="id").exists()


@transaction.atomic
def _story(entry: dict[str, Any]) -> PracticePage:
    owner = people.author(entry["contributors"][0]["name"])
    page = PracticePage(
        **{name: entry[name] for name in STORY_VALUES if name in entry},
        **{name: content.html(entry.get(name, "")) for name in STORY_TEXTS},
        school=_school(entry["school"]),
        adapted_from=PracticePage.objects.filter(slug=content.slug_of(entry["adapts"])).first()
        if entry.get("adapts")
        else None,
        community=CommunityPage.objects.filter(slug=content.community_of(entry["number"])).first(),
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
    under(PracticeIndexPage, page, owner)
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
        if rules.may_decide(user=user, page=page).allowed:
            return user
    raise RuntimeError(f"Nobody of the demo may read {page.title!r}; give it another contributor.")


def _date(page: ReviewedPage, entry: dict[str, Any]) -> None:
    """The demo's texts were published over a school year, not all in this minute."""
    moment = datetime.combine(entry["published"], time(2, 30), tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )
    refresh(page.__class__.objects.get(pk=page.pk))
