"""A page costs the same few queries whatever lies beside it, and none once somebody has read it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage
from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData
from review import services
from tests.factories.pages import (
    document,
    image,
    publish,
    publish_community,
    publish_report,
    publish_standard_page,
    publish_story,
)
from tests.factories.review import editor

pytestmark = pytest.mark.django_db
BUDGET = 12
LISTS = ("/praktik/", "/komunitas/", "/lokakarya/")
#: choices that the story below answers to, and others that few texts do
CHOSEN: dict[str, Any] = {
    "hasil": "berhasil",
    "latar": ["pesisir", "kepulauan"],
    "jenjang": "sd-mi",
    "fase": "c",
    "kelas": "5",
    "mapel": "matematika",
    "provinsi": ["11", "12", "13"],
    "bahasa": "id",
    "tag": ["desimal", "pasar"],
    "urut": "dicoba",
}
RARE = {"tahun": "1999", "sekolah": "10300001", "tahap": "menumbuhkan", "jenis": "praktik", "page": "2"}


@pytest.fixture(autouse=True)
def the_database_keeps_the_cache(db: None, settings: Any) -> None:
    """As in production: whatever is read from the cache besides pages is a query."""
    database = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "mitraguru_cache"}
    settings.CACHES = {**settings.CACHES, "default": database}
    call_command("createcachetable", verbosity=0)


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
    services.correct(page=page, by=editor(), text="Timbangannya di pasar.")
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


def body_of_an_editor(linked: list[Any]) -> list[tuple[str, Any]]:
    """Everything that may stand on an editor's page more than once: pictures, files, words that link to pages and files."""
    sheets = [document() for _number in range(3)]
    words = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a> ' for page in linked)
    return [
        *(("picture", {"image": image(), "alt": "Ikan.", "caption": ""}) for _number in range(3)),
        *(("file", {"document": sheet, "title": ""}) for sheet in sheets),
        *(
            ("text", RichText(f'<p>{words}<a linktype="document" id="{sheet.pk}">Lembar</a></p>'))
            for sheet in sheets
        ),
    ]


def the_home() -> Any:
    """The home page with an adapted story, a picture and a community, and whatever editors may add to it."""
    linked = [publish_community(), publish_story(), publish_standard_page()]
    publish_story(adapted_from=linked[1], pictures=[(image(), "actions")])
    home = HomePage.objects.get(locale__language_code="id")
    home.social_image, home.body = image(), body_of_an_editor(linked)
    home.save_revision()
    return publish(home)


def a_page_of_the_editors() -> Any:
    """A standard page below another one, with all that editors may put there."""
    above = publish_standard_page(show_in_footer=True)
    linked = [publish_community(), publish_story(), publish_report(), above, above.get_parent()]
    page = above.add_child(
        instance=StandardPage(
            title="Rinci", slug="rinci", locale=above.locale, social_image=image(), live=False
        )
    )
    page.body = body_of_an_editor(linked)
    page.save_revision()
    return publish(page)


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


def queries(client: Client, address: str) -> int:
    """How many queries an answer takes that no cache holds; what the process learns once is learnt before."""
    caches["pages"].clear()
    client.get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def spread(client: Client, addresses: list[str]) -> dict[str, set[int]]:
    """For each address the numbers of queries with a few stories beside it and with a thousand."""
    asked: dict[str, set[int]] = {address: set() for address in addresses}
    for start, stop in ((0, 10), (10, 1_000)):
        more_stories(start, stop)
        for address in addresses:
            asked[address].add(queries(client, address))
    return asked


def within_budget(asked: dict[str, set[int]]) -> bool:
    """Whether every address keeps to one number within the budget."""
    return all(len(numbers) == 1 and max(numbers) <= BUDGET for numbers in asked.values())


@pytest.mark.parametrize("make", [a_story, a_community, a_report, the_home, a_page_of_the_editors])
def test_uncached_page_keeps_the_budget_at_ten_and_at_a_thousand(
    client: Client, make: Callable[[], Any]
) -> None:
    asked = spread(client, [make().url])

    assert within_budget(asked), asked


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_uncached_list_keeps_the_budget_with_any_filters(client: Client, prefix: str) -> None:
    few, all_filters = urlencode(CHOSEN, doseq=True), urlencode({**CHOSEN, **RARE}, doseq=True)
    a_story(), a_community(), a_report()

    asked = spread(
        client,
        [f"{prefix}{address}{query}" for address in LISTS for query in ("", f"?{few}", f"?{all_filters}")],
    )

    assert within_budget(asked), asked


def test_offer_of_a_text_without_translation_keeps_the_budget(client: Client) -> None:
    asked = spread(client, [f"/en{a_story().url}", f"/en{a_page_of_the_editors().url}"])

    assert within_budget(asked), asked


@pytest.mark.parametrize("address", ["/en/", "/en/panduan/"])
def test_uncached_english_page_keeps_the_budget(client: Client, address: str) -> None:
    the_home()
    home = HomePage.objects.get(locale__language_code="en")
    home.body = body_of_an_editor([publish_story(), publish_report()])
    home.social_image = image()
    home.save_revision()
    publish(home)
    page = home.add_child(
        instance=StandardPage(title="Guide", slug="panduan", locale=home.locale, live=False)
    )
    page.body = home.body
    page.save_revision()
    publish(page)

    asked = spread(client, [address])

    assert within_budget(asked), asked


@pytest.mark.parametrize("make", [a_story, the_home, a_page_of_the_editors])
def test_page_that_was_read_costs_no_query(
    client: Client, make: Callable[[], Any], django_assert_num_queries: Callable[..., Any]
) -> None:
    page = make()
    addresses = [page.url, *LISTS, f"/praktik/?{urlencode(CHOSEN, doseq=True)}", f"/en{page.url}"]
    for address in addresses:
        client.get(address)

    with django_assert_num_queries(0):
        for address in addresses:
            assert client.get(address).status_code == 200
