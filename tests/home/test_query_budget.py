"""A page costs the same few queries whatever lies beside it, and none once somebody has read it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.test.utils import CaptureQueriesContext

from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData
from tests.factories.pages import (
    document,
    image,
    publish_community,
    publish_report,
    publish_standard_page,
    publish_story,
)

pytestmark = pytest.mark.django_db
BUDGET = 12


def a_story() -> Any:
    """A story with everything that a story can have."""
    origin, community = publish_story(tags=["desimal"]), publish_community()
    page = publish_story(
        tags=["desimal"],
        adapted_from=origin,
        adaptation_note="Satuannya.",
        community=community,
        attachments=[document()],
        pictures=[(image(), "actions"), (image(), "reflection")],
        contributors=[("Rahma Yunita", "guru", ""), ("Nofri", "mitra-usaha", ""), ("Ahmad", "murid", "")],
        steps=[(f"Langkah {number}", "<p>Lakukan.</p>") for number in range(6)],
    )
    publish_story(adapted_from=page, adaptation_note="Tempatnya.")
    publish_report(stories=(page,))
    return page


def a_community() -> Any:
    """A community with a story and a report."""
    page = publish_community()
    publish_story(community=page)
    publish_report(community=page)
    return page


def a_report() -> Any:
    """A report of a community about two stories."""
    return publish_report(community=publish_community(), stories=(publish_story(), publish_story()))


def the_home() -> Any:
    """The home page with an adapted story, a picture and a community."""
    publish_community()
    publish_story(adapted_from=publish_story(), pictures=[(image(), "actions")])
    return None


def more_stories(start: int, stop: int) -> None:
    """Stories in bulk, live and found."""
    BulkWriter().write(
        StoryData(
            external_id=f"b{number}",
            title=f"Cerita {number}",
            tags=["desimal"],
            fields={"level": "sd-mi", "subject": ["matematika"], "setting": ["pesisir"]},
        )
        for number in range(start, stop)
    )


def queries(client: Client, assert_queries: Any, address: str) -> int:
    """How many queries an answer takes that no cache holds; what the process learns once is learnt before."""
    client.get(address)
    caches["pages"].clear()
    with assert_queries as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("make", [a_story, a_community, a_report, the_home, publish_standard_page])
def test_uncached_page_keeps_the_budget_at_ten_and_at_a_thousand(
    client: Client, make: Callable[[], Any]
) -> None:
    from django.db import connection

    page = make()
    address = page.url if page else "/"
    more_stories(0, 10)
    few = queries(client, CaptureQueriesContext(connection), address)

    more_stories(10, 1_000)
    many = queries(client, CaptureQueriesContext(connection), address)

    assert many == few
    assert many <= BUDGET


@pytest.mark.parametrize("make", [a_story, the_home])
def test_page_that_was_read_costs_no_query(
    client: Client, make: Callable[[], Any], django_assert_num_queries: Callable[..., Any]
) -> None:
    page = make()
    address = page.url if page else "/"
    client.get(address)

    with django_assert_num_queries(0):
        client.get(address)
