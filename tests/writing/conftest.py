"""What the tests of writing share: a teacher who is signed in, and a form that is posted as a browser would."""

import re
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from practices.articles.models import PracticePage
from tests.factories.accounts import UserFactory

WHOLE_STORY = {
    "title": "Kartu di tali jemuran",
    "summary": "Murid menaruh kartu desimal di tali, lalu menjelaskan letaknya.",
    "outcome": "belum-berhasil",
    "level": "sd-mi",
    "phase": ["c"],
    "subject": ["matematika"],
    "situation": "Murid hafal langkahnya.\n\nTetapi *bingung* saat membandingkan.",
    "challenge": "Timbangan hanya satu.",
    "actions": "Kami memakai tali:\n\n- potong kartu\n- gantung",
    "reflection": "Dua puluh dua murid dapat menjelaskan.",
    "did_not_work": "Talinya putus dua kali.",
}


class Writer:
    """A teacher at the form."""

    def __init__(self, client: Client) -> None:
        self.user = UserFactory()
        self.client = client
        self.client.force_login(self.user)
        self.key = str(uuid.uuid4())

    def post(self, path: str = "/tulis/praktik/", **fields: Any) -> HttpResponse:
        """Send any subset of fields with the form's own key."""
        return self.client.post(path, {"submission_key": self.key, **fields})

    def begin(self, **fields: Any) -> PracticePage:
        """A new draft with these fields."""
        self.post(act="next", **(fields or {"title": WHOLE_STORY["title"]}))
        return PracticePage.objects.get(owner=self.user)

    def path(self, page: PracticePage, step: int = 1) -> str:
        """The address of a step."""
        return f"/tulis/praktik/{page.pk}/?langkah={step}"

    def shown(self, page: PracticePage, step: int = 1) -> str:
        """The step as it is shown now."""
        return self.client.get(self.path(page, step)).content.decode()

    def base(self, page: PracticePage, step: int = 1) -> str:
        """The revision that the form says it was shown from."""
        found = re.search(r'name="base_revision" value="(\d+)"', self.shown(page, step))
        assert found
        return found[1]

    def seen(self, page: PracticePage, step: int = 1) -> str:
        """The turn of typing that the form says it has seen."""
        found = re.search(r'name="turn" value="(\d+)"', self.shown(page, step))
        assert found
        return found[1]

    def draft(self, page: Any) -> Any:
        """The latest revision of the text."""
        return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def writer(db: None, client: Client) -> Writer:
    """A signed-in teacher."""
    return Writer(client)
