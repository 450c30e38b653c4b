"""Words that are meant to be run stay words: wherever a title, a name, a note or a picture's words are shown."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from home.models import StandardPage
from review import services
from tests.factories.pages import image, publish_standard_page
from tests.factories.review import complete_story, editor, fresh, published, reviewer, superuser, teacher

pytestmark = pytest.mark.django_db
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>{{7*7}}"


def executable(answer: Any) -> list[str]:
    """What a browser would run of it and our pages do not hold themselves."""
    assert answer.status_code == 200, answer.request["PATH_INFO"]
    body = BeautifulSoup(answer.content, "html.parser")
    scripts = [tag for tag in body.find_all("script") if _runs(tag)]
    marked = [tag for tag in body.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    linked = [
        tag
        for tag in body.find_all(True)
        for name in ("href", "src", "action")
        if str(tag.get(name, "")).lower().startswith(("javascript:", "data:text"))
    ]
    return [str(tag)[:120] for tag in (*scripts, *marked, *linked)]


def _runs(script: Tag) -> bool:
    """Data may hold such words, as long as no sign in it ends the script."""
    is_data = script.get("type") in ("application/json", "application/ld+json")
    return "<" in script.text if is_data else "alert(1)" in script.text


@pytest.fixture
def asked(db: None) -> Any:
    """A story full of it, sent back by a reviewer whose name and notes are full of it too."""
    owner = teacher(display_name=ATTACK[:60])
    page = complete_story(
        owner=owner,
        title=ATTACK,
        summary=ATTACK,
        contributors=[(ATTACK[:60], "guru", ATTACK[:60])],
        pictures=[(image(owner=owner, alt=ATTACK, credit=ATTACK[:60]), "actions")],
        tags=[ATTACK[:30]],
    )
    services.start_review(page=page, by=owner)
    colleague = reviewer(display_name=ATTACK[:60])
    words = {"notice": ATTACK, "ask": ATTACK, "offer": ATTACK}
    services.decide(
        page=fresh(page),
        by=colleague,
        decision="request_changes",
        words=words,
        comments={"situation": ATTACK},
    )
    return fresh(page)


def test_author_reads_it_as_words(client: Client, asked: Any) -> None:
    client.force_login(asked.owner)

    for address in (
        "/akun/",
        f"/tulis/praktik/{asked.pk}/?langkah=2",
        f"/tulis/praktik/{asked.pk}/pratinjau/",
    ):
        assert executable(client.get(address)) == []


def test_readers_at_the_desk_read_it_as_words(client: Client, asked: Any) -> None:
    services.start_review(page=asked, by=asked.owner)
    client.force_login(superuser())

    for address in ("/telaah/", f"/telaah/{asked.pk}/", f"/telaah/{asked.pk}/baca/"):
        assert executable(client.get(address)) == []


def test_editors_read_it_as_words_in_the_admin(client: Client, asked: Any) -> None:
    client.force_login(editor())
    number = asked.pk

    for address in (
        f"/admin/pages/{asked.get_parent().pk}/",
        f"/admin/pages/{number}/history/",
        f"/admin/pages/{number}/workflow_history/",
        "/admin/images/",
        "/admin/snippets/accounts/person/",
    ):
        assert [found for found in executable(client.get(address)) if "alert(1)" in found] == []


def test_feed_holds_it_as_words(client: Client) -> None:
    published(title=ATTACK, summary=ATTACK)

    body = client.get("/umpan/").content
    assert b"alert(1)" in body
    assert b"<script" not in body


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://youtu.be.jahat.example/abcdefgh",
        "data:text/html,x",
        "//youtu.be/abcdefgh",
    ],
)
def test_video_that_is_none_leads_nowhere(client: Client, address: str) -> None:
    page = publish_standard_page()
    page.body = [("video", {"url": address, "title": ATTACK, "length": ""})]
    page.save_revision(clean=False).publish()

    answer = client.get(StandardPage.objects.get(pk=page.pk).url)

    assert executable(answer) == []
    assert address.encode() not in answer.content
