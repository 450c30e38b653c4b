"""Readers' reports: the quiet door under each published text, and how an editor answers."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import Notice
from review import aftercare, services
from review.models import Correction, Flag
from review.rules import Refused
from tests.factories.accounts import SchoolFactory
from tests.factories.pages import publish_community, publish_report, publish_story
from tests.factories.review import (
    complete_story,
    editor,
    fresh,
    published,
    reviewer,
    submitted,
    teacher,
)
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
KINDS = [publish_story, publish_community, publish_report]
TOLD = {"kind": "kurang-tepat", "text": "Timbangan itu bukan di TPI."}
WHY = "Nama seorang murid terbaca di foto papan tulis."


def flagged(page: Any, **fields: Any) -> Flag:
    return services.report(page=page, **{**TOLD, **fields})


@pytest.mark.parametrize("make", KINDS)
def test_every_published_text_has_a_quiet_door_for_its_readers(client: Client, make: Any) -> None:
    page = make()

    found = client.get(page.url)

    assert f'href="/lapor/{page.pk}/"' in found.content.decode()
    assert not found.cookies


@pytest.mark.parametrize("make", KINDS)
def test_a_reader_without_an_account_reports_a_text(client: Client, make: Any) -> None:
    page = make()

    response = client.post(f"/lapor/{page.pk}/", {**TOLD, "email": "ibu@rumah.example"}, follow=True)

    flag = Flag.objects.get()
    assert (flag.page_id, flag.kind, flag.email, flag.reporter) == (
        page.pk,
        "kurang-tepat",
        "ibu@rumah.example",
        None,
    )
    assert "Terima kasih sudah memberi tahu" in response.content.decode()


def test_the_form_is_kept_by_no_cache(client: Client) -> None:
    assert "no-store" in client.get(f"/lapor/{publish_story().pk}/").headers["Cache-Control"]


@pytest.mark.parametrize("fields", [{"kind": ""}, {"text": ""}, {"kind": "lain"}, {"email": "bukan alamat"}])
def test_a_report_that_misses_something_keeps_what_was_typed(client: Client, fields: dict[str, str]) -> None:
    page = publish_story()

    response = client.post(f"/lapor/{page.pk}/", {**TOLD, "email": "ibu@rumah.example", **fields})

    assert response.status_code == 422
    assert (fields.get("text") or TOLD["text"]) in response.content.decode() or "text" in fields
    assert not Flag.objects.exists()


def test_a_machine_that_fills_every_box_reports_nothing(client: Client) -> None:
    page = publish_story()

    response = client.post(f"/lapor/{page.pk}/", {**TOLD, "website": "https://jual.example"})

    assert response.status_code == 302
    assert not Flag.objects.exists()


def test_a_burst_of_reports_is_slowed_and_what_was_typed_stays(client: Client) -> None:
    page = publish_story()
    for _time in range(20):
        client.post(f"/lapor/{page.pk}/", TOLD)

    response = client.post(f"/lapor/{page.pk}/", TOLD)

    assert response.status_code == 429
    assert TOLD["text"] in response.content.decode()
    assert Flag.objects.count() == 20


@pytest.mark.parametrize("make", [complete_story, submitted])
def test_what_is_not_public_cannot_be_reported(client: Client, make: Any) -> None:
    page = make()

    assert client.get(f"/lapor/{page.pk}/").status_code == 404
    assert client.post(f"/lapor/{page.pk}/", TOLD).status_code == 404


def test_a_text_behind_a_restriction_shows_no_door(client: Client) -> None:
    page = publish_story()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(f"/lapor/{page.pk}/").status_code == 404


def test_a_breach_of_privacy_is_urgent_and_stands_first() -> None:
    keeper, page = editor(), publish_story()
    flagged(page)
    urgent = flagged(page, kind="melanggar-privasi")

    assert Notice.objects.filter(user=keeper, kind="flagged", urgent=True).count() == 1
    assert aftercare.open_flags(keeper).first() == urgent


def test_an_editor_answers_a_report_and_the_reader_hears_of_it(
    django_capture_on_commit_callbacks: Any,
) -> None:
    flag, keeper = flagged(publish_story(), email="ibu@rumah.example"), editor()

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(keeper).post(f"/telaah/laporan/{flag.pk}/", {"act": "", "answer": "Sudah kami periksa."})

    flag.refresh_from_db()
    assert (flag.settled_by, flag.answer) == (keeper, "Sudah kami periksa.")
    assert mail.outbox[-1].to == ["ibu@rumah.example"]
    assert "Sudah kami periksa." in mail.outbox[-1].body


def test_a_report_needs_an_answer() -> None:
    flag = flagged(publish_story())

    assert signed_in(editor()).post(f"/telaah/laporan/{flag.pk}/", {"act": ""}).status_code == 422
    assert not Flag.objects.exclude(settled_at=None).exists()


def test_a_report_is_answered_once() -> None:
    flag = flagged(publish_story())
    services.settle(flag=flag, by=editor(), answer="Sudah.")

    with pytest.raises(Refused):
        services.settle(flag=flag, by=editor(), answer="Lagi.")


def test_an_act_that_is_refused_leaves_the_report_open() -> None:
    flag = flagged(publish_story())

    response = signed_in(editor()).post(
        f"/telaah/laporan/{flag.pk}/", {"act": "correct", "answer": "Diralat."}
    )

    assert response.status_code == 422
    assert not Correction.objects.exists()
    assert aftercare.open_flags(editor()).exists()


@pytest.mark.parametrize("address", ["/telaah/laporan/{flag}/", "/telaah/terbit/{page}/"])
def test_nobody_keeps_an_own_text(address: str) -> None:
    author = editor()
    page = published(owner=author)
    path = address.format(flag=flagged(page).pk, page=page.pk)

    assert signed_in(author).get(path).status_code == 404
    assert signed_in(author).post(path, {"act": "take_down", "words": WHY, "answer": "x"}).status_code == 404
    assert fresh(page).live
    assert page.title not in signed_in(author).get("/telaah/laporan/").content.decode()


@pytest.mark.parametrize("person", [teacher, reviewer])
@pytest.mark.parametrize("address", ["/telaah/laporan/", "/telaah/laporan/{flag}/", "/telaah/terbit/{page}/"])
def test_only_editors_keep_published_texts(address: str, person: Any) -> None:
    page = publish_story()

    path = address.format(flag=flagged(page).pk, page=page.pk)

    assert signed_in(person()).get(path).status_code == 403


def test_a_report_is_not_told_to_an_editor_with_a_part_in_the_text() -> None:
    school = SchoolFactory()
    colleague, keeper = editor(school=school), editor()

    flagged(publish_story(school=school))

    told = Notice.objects.filter(kind="flagged").values_list("user", flat=True)
    assert (keeper.pk in told, colleague.pk in told) == (True, False)
