"""The page cache: one reader's page is the next one's too, until something of it changes, in every process."""

import gzip
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from core.delivery.generations import SITE, FileGenerations, generations
from core.delivery.kept_pages import KeptPage, KeptPages, Stored
from core.delivery.page_cache import PageCacheMiddleware, mark_public

WORDS = "Timbangan ikan di tepi laut. " * 40


class Writer:
    """A site of one page that tells how often it was written; `then` happens while it is being written."""

    def __init__(self, then: Callable[[], None] | None = None, **headers: str) -> None:
        self.times, self.then, self.headers = 0, then, headers

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.times += 1
        words = f"{WORDS}{self.times}"
        if self.then:
            self.then()
        return mark_public(HttpResponse(words, headers={"X-Frame-Options": "SAMEORIGIN", **self.headers}))


def started(writer: Writer) -> PageCacheMiddleware:
    """A process of the site that has just started."""
    return PageCacheMiddleware(writer)


def ask(
    site: PageCacheMiddleware, path: str = "/praktik/", method: str = "GET", **headers: str
) -> HttpResponse:
    """What a reader gets."""
    answer = site(RequestFactory().generic(method, path, headers=headers))
    assert isinstance(answer, HttpResponse)
    return answer


def test_second_reader_gets_the_first_ones_page() -> None:
    writer = Writer()
    site = started(writer)

    answers = [ask(site), ask(site)]

    assert writer.times == 1
    assert answers[0].content == answers[1].content == f"{WORDS}1".encode()
    assert dict(answers[0].items()) == dict(answers[1].items())
    assert answers[1]["X-Frame-Options"] == "SAMEORIGIN"
    assert answers[1]["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_process_that_has_just_started_finds_the_page() -> None:
    writer = Writer()
    ask(started(writer))

    assert ask(started(writer)).content == f"{WORDS}1".encode()
    assert writer.times == 1


def test_change_in_another_process_is_seen_at_the_next_request() -> None:
    site = started(Writer())
    ask(site)

    other = multiprocessing.get_context("fork").Process(target=generations().renew, args=(SITE,))
    other.start()
    other.join()

    assert other.exitcode == 0
    assert ask(site).content == f"{WORDS}2".encode()


def test_page_whose_writing_began_before_a_change_is_never_seen() -> None:
    ask(started(Writer(then=lambda: generations().renew(SITE))))
    ask(started(Writer(then=lambda: generations().renew("/praktik/"))))
    fresh = Writer()

    ask(started(fresh))

    assert fresh.times == 1


def test_change_of_one_path_leaves_the_others() -> None:
    one, other = started(Writer()), started(Writer())
    ask(one, "/praktik/satu/")
    ask(other, "/praktik/dua/")

    generations().renew("/praktik/satu/")

    assert ask(one, "/praktik/satu/").content == f"{WORDS}2".encode()
    assert ask(other, "/praktik/dua/").content == f"{WORDS}1".encode()


def test_full_cache_that_throws_a_generation_out_brings_no_old_page_back() -> None:
    site = started(Writer())
    ask(site)
    generations().renew("/praktik/")
    ask(site)

    caches["pages"].clear()

    assert ask(site).content == f"{WORDS}3".encode()


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        ("/praktik/?tag=a&jenjang=sd-mi", "/praktik/?jenjang=sd-mi&tag=a", 1),
        ("/praktik/", "/praktik/?utm_source=wa", 1),
        ("/praktik/?tag=a", "/praktik/?tag=b", 2),
        ("/praktik/?tag=a&tag=b", "/praktik/?tag=a", 2),
    ],
)
def test_addresses_that_say_the_same_share_a_page(first: str, second: str, times: int) -> None:
    writer = Writer()
    site = started(writer)

    ask(site, first)
    ask(site, second)

    assert writer.times == times


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("", False), ("identity", False)],
)
def test_kept_page_is_compressed_for_who_can_read_it(accepted: str, packed: bool) -> None:
    site = started(Writer())
    ask(site)

    answer = ask(site, **{"Accept-Encoding": accepted})

    assert answer.get("Content-Encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(answer.content) if packed else answer.content) == f"{WORDS}1".encode()
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Vary"] == "Accept-Encoding"


def test_reader_who_has_the_page_is_told_so() -> None:
    site = started(Writer())
    known = ask(site)["ETag"]

    answer = ask(site, **{"If-None-Match": known})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == known
    assert "Content-Length" not in answer


def test_head_tells_what_a_page_would_be() -> None:
    writer = Writer()
    site = started(writer)
    page = ask(site)

    head = ask(site, method="HEAD")

    assert head.content == b""
    assert dict(head.items()) == dict(page.items())
    assert writer.times == 1


@pytest.mark.parametrize("headers", [{"Cache-Control": "private"}, {"Vary": "Cookie"}])
def test_what_belongs_to_one_reader_is_not_kept(headers: dict[str, str]) -> None:
    writer = Writer(**headers)
    site = started(writer)

    ask(site)
    ask(site)

    assert writer.times == 2


@pytest.mark.django_db
def test_known_page_is_refused_to_a_host_that_is_not_the_sites(client: Client) -> None:
    assert client.get("/praktik/").status_code == 200

    assert client.get("/praktik/", headers={"Host": "tiruan.test"}).status_code == 400


def page_of(size: int, **changes: Any) -> KeptPage:
    """A page of so many bytes."""
    stored: Stored = {"headers": {}, "body": b"x" * size, "compressed": False, "etag": "", "until": 1e12}
    return KeptPage({**stored, **changes})  # type: ignore[typeddict-item]


def test_process_keeps_no_more_at_hand_than_its_share() -> None:
    at_hand: KeptPages[str] = KeptPages(1_000)

    for name in "abcdef":
        at_hand.put(name, page_of(300))
        at_hand.get("a")

    assert [name for name in "abcdef" if at_hand.get(name)] == ["a", "e", "f"]


def test_page_that_no_longer_holds_is_not_at_hand() -> None:
    at_hand: KeptPages[str] = KeptPages(1_000)

    at_hand.put("a", page_of(10, until=0.0))

    assert at_hand.get("a") is None


def test_generation_that_a_power_cut_left_empty_is_made_anew(tmp_path: Path) -> None:
    here = FileGenerations(str(tmp_path))
    here.site()
    (token,) = tmp_path.iterdir()
    token.write_bytes(b"")

    assert here.site() == here.site()
