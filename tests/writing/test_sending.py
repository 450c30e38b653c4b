"""What a phone kept and sends later: with a token of its own, once, to the right account, and with a word for every refusal."""

import json
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from library.models import Image
from practices.articles.models import PracticePage
from practices.writing import services
from tests.factories.accounts import UserFactory

from .conftest import WHOLE_STORY, Writer
from .test_pictures import photo

JSON = {"Accept": "application/json"}


def send(client: Client, **fields: Any) -> HttpResponse:
    """A post as the queue makes it."""
    return client.post("/tulis/kirim/", {"kind": "praktik", **fields}, headers=JSON)


def told(response: HttpResponse) -> dict[str, Any]:
    """What the queue is told."""
    said: dict[str, Any] = json.loads(response.content)
    return said


def test_the_phone_asks_for_a_token_and_learns_whether_somebody_is_signed_in(writer: Writer) -> None:
    nobody = told(Client().get("/tulis/siap/"))
    somebody = told(writer.client.get("/tulis/siap/"))
    assert nobody["token"]
    assert nobody["owner"] == ""
    assert somebody["owner"]
    assert writer.user.email not in json.dumps(somebody)
    assert writer.client.get("/tulis/siap/")["Cache-Control"] == "private, no-store"


def test_the_page_for_writing_without_a_line_is_the_same_for_everybody(writer: Writer) -> None:
    mine, anybodys = writer.client.get("/tulis/luring/"), Client().get("/tulis/luring/")
    assert mine.content == anybodys.content
    assert not anybodys.cookies
    page = anybodys.content.decode()
    assert "csrfmiddlewaretoken" not in page
    for name in ("shared_concern", "agreed_actions-0-what", "steps-0-title", "reflection"):
        assert f'name="{name}"' in page, name


def test_a_text_sent_twice_is_one_text(writer: Writer) -> None:
    for _time in range(2):
        answer = send(writer.client, submission_key=writer.key, hand="ponsel", **WHOLE_STORY)
        assert answer.status_code == 200
    page = PracticePage.objects.get(owner=writer.user)
    assert told(answer)["url"] == f"/tulis/praktik/{page.pk}/"
    assert writer.draft(page).title == WHOLE_STORY["title"]


@pytest.mark.django_db
def test_nobody_signed_in_is_told_so_and_nothing_is_made() -> None:
    answer = send(Client(), submission_key=str(uuid.uuid4()), title="Kartu")
    assert answer.status_code == 401
    assert not PracticePage.objects.exists()


def test_what_another_account_wrote_is_not_taken_from_this_one(writer: Writer) -> None:
    answer = send(writer.client, submission_key=writer.key, owner="akun-lain", title="Kartu")
    assert answer.status_code == 403
    assert told(answer)["other"] is True
    assert not PracticePage.objects.exists()


def test_a_text_that_was_deleted_is_told_and_not_made_again(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    page.delete()
    answer = send(writer.client, submission_key=writer.key, page=page.pk, title="Kartu")
    assert answer.status_code == 410
    assert "sudah dihapus" in told(answer)["detail"]
    assert not PracticePage.objects.exists()


def test_a_text_that_is_being_read_keeps_what_comes_beside_it(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    services.submit(page=page, by=writer.user)
    answer = send(writer.client, submission_key=writer.key, page=page.pk, goal="Dari ponsel.")
    assert answer.status_code == 403
    assert "sedang dibaca" in told(answer)["detail"]
    assert services.draft_of(kind=services.kind_for(page), owner=writer.user, page=page).data["goal"]


def test_a_picture_sent_twice_is_one_picture_and_leaves_the_other_rows_in_place(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    file = photo()
    for uid in (first, second, second):
        file.seek(0)
        fields = {"pictures-900-uid": uid, "pictures-900-file": file, "pictures-900-alt": f"Tali {uid}"}
        assert send(writer.client, submission_key=writer.key, page=page.pk, **fields).status_code == 200
    assert [str(row.uid) for row in writer.draft(page).pictures.all()] == [first, second]
    assert Image.objects.count() == 2


def test_a_broken_picture_is_told_for_good(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    file = photo()
    file.file.truncate(2000)
    file.seek(0)
    fields = {"pictures-900-uid": str(uuid.uuid4()), "pictures-900-file": file}
    assert send(writer.client, submission_key=writer.key, page=page.pk, **fields).status_code == 422
    assert not Image.objects.exists()


def test_a_colleague_does_not_reach_the_text_by_its_number(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    colleague = Client()
    colleague.force_login(UserFactory())
    answer = send(colleague, submission_key=str(uuid.uuid4()), page=page.pk, title="Lain")
    assert answer.status_code == 410
    assert writer.draft(page).title == "Kartu"
