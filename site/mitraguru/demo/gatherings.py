"""The demo's communities and workshop reports as drafts."""

from datetime import time
from typing import Any

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from core.pages import ReviewedPage
from practices.articles.models import (
    PracticePage,
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

from . import content, people


def under(index_model: type[Page], page: ReviewedPage, owner: User) -> ReviewedPage:
    """Put a draft below the Indonesian index page of its kind."""
    index = index_model.objects.get(locale__language_code="id")
    page.owner, page.live, page.locale = owner, False, index.locale
    index.add_child(instance=page)
    return page


@transaction.atomic
def community(entry: dict[str, Any]) -> CommunityPage:
    """A community as a draft of its first person."""
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
    under(CommunityIndexPage, page, owner)
    page.save_revision(user=owner)
    for person in named:
        confirm(page=page, person=person)
    return page


@transaction.atomic
def workshop(entry: dict[str, Any]) -> WorkshopReportPage:
    """A workshop as a draft of its first person."""
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
    found = PracticePage.objects.filter(slug__in=[content.slug_of(number) for number in entry["stories"]])
    page.story_links.set([WorkshopStory(story=story) for story in found])
    page.tags.add(*entry["tags"])
    under(WorkshopIndexPage, page, owner)
    page.save_revision(user=owner)
    return page
