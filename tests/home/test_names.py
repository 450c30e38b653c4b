"""A page never gets a name whose address the site itself answers: it could not be opened."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from home.models import HomePage, StandardPage
from tests.factories.review import editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["tulis", "telaah", "akun", "sudut", "cari", "admin", "tersimpan", "en", "static"]
)
def test_page_is_refused_a_name_of_the_site(name: str) -> None:
    home = HomePage.objects.get(locale__language_code="id")
    with pytest.raises(ValidationError, match="dipakai oleh situs ini sendiri"):
        home.add_child(instance=StandardPage(title="Salah alamat", slug=name, locale=home.locale))


def test_editor_is_told_and_keeps_what_was_typed(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="id")
    client.force_login(editor())
    typed = {
        "title": "Cara menulis yang baik",
        "slug": "tulis",
        "summary": "",
        "intro": "",
        "body-count": "0",
    }
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    told = client.post(
        address, {**typed, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}, follow=True
    )
    words = told.content.decode()
    assert "dipakai oleh situs ini sendiri" in words
    assert "Cara menulis yang baik" in words
