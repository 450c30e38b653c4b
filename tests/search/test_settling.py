"""The editors' room of the search: what readers looked for in vain, and what is made of it."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from accounts.roles import EDITOR, REVIEWER
from search.missed import keep
from search.models import MissedSearch, StoryCall, SynonymGroup
from tests.factories.accounts import UserFactory

from .asking import answer_to, titles
from .stories import told

pytestmark = pytest.mark.django_db
LIST = "/admin/pencarian/tanpa-hasil/"


@pytest.fixture
def editor(client: Client) -> Client:
    """An editor's browser."""
    client.force_login(UserFactory(roles=[EDITOR]))
    return client


def missed(words: str = "ular tangga") -> MissedSearch:
    """A search that found nothing."""
    keep(words, language="id")
    return MissedSearch.objects.get(words=words)


def post(client: Client, row: MissedSearch, act: str, **data: Any) -> Any:
    """One of the acts, as its form sends it."""
    return client.post(
        f"{LIST}{row.pk}/", {"act": act, **{f"{act}-{name}": value for name, value in data.items()}}
    )


def test_an_editor_sees_what_was_looked_for(editor: Client) -> None:
    missed()
    page = editor.get(LIST).content.decode()
    assert "ular tangga" in page
    assert "Berkas" not in editor.get("/admin/pencarian/undangan/").content.decode()


def test_a_reviewer_does_not(client: Client) -> None:
    row = missed()
    client.force_login(UserFactory(roles=[REVIEWER]))
    assert {client.get(LIST).status_code, client.get(f"{LIST}{row.pk}/").status_code} <= {302, 403}


def test_a_synonym_lets_the_same_words_find_the_story(editor: Client) -> None:
    row = missed("congklak")
    told("Berhitung dengan dakon")
    before = titles("q=congklak")
    assert post(editor, row, "synonym", others="dakon").status_code == 302
    row.refresh_from_db()
    assert (before, titles("q=congklak")) == ([], ["Berhitung dengan dakon"])
    assert row.settled == MissedSearch.Settled.SYNONYM


def test_a_synonym_that_helps_nobody_is_told_and_what_was_typed_stays(editor: Client) -> None:
    row = missed("congklak")
    page = post(editor, row, "synonym", others="yang").content.decode()
    assert "terlalu umum" in page
    assert 'value="yang"' in page
    assert not SynonymGroup.objects.filter(forms__contains="congklak").exists()


def test_a_page_can_be_chosen(editor: Client) -> None:
    row = missed()
    post(editor, row, "promote", page=told("Pecahan roti").pk, description="Bahannya sama.")
    assert [result.title for result in answer_to("q=ular tangga").promoted] == ["Pecahan roti"]


def test_a_page_that_cannot_be_found_cannot_be_chosen(editor: Client) -> None:
    root = Page.objects.get(depth=2, locale__language_code="id")
    page = post(editor, missed(), "promote", page=root.pk).content.decode()
    assert "Laman ini tidak ada di pencarian" in page


def test_a_story_can_be_called_for(editor: Client) -> None:
    row = missed()
    post(editor, row, "call", topic="ular tangga untuk pecahan", words="ular tangga")
    row.refresh_from_db()
    assert StoryCall.objects.get().topic == "ular tangga untuk pecahan"
    assert row.settled == MissedSearch.Settled.CALL


def test_what_is_no_search_for_a_story_is_passed(editor: Client) -> None:
    row = missed()
    post(editor, row, "pass")
    row.refresh_from_db()
    assert row.settled == MissedSearch.Settled.PASSED


@pytest.mark.parametrize("act", ["", "hapus", "synonym", "promote"])
def test_an_act_without_its_words_changes_nothing(editor: Client, act: str) -> None:
    row = missed()
    assert post(editor, row, act).status_code == 200
    row.refresh_from_db()
    assert row.settled == MissedSearch.Settled.WAITING


@pytest.mark.parametrize("path", ["undangan/", "undangan/new/", "kata-semakna/", "kata-semakna/new/"])
def test_the_other_lists_open_for_an_editor(editor: Client, path: str) -> None:
    StoryCall.objects.create(topic="gerhana", words="gerhana")
    assert editor.get(f"/admin/pencarian/{path}").status_code == 200


def test_wagtails_own_report_of_terms_is_not_offered(editor: Client) -> None:
    assert "reports/search-terms" not in editor.get("/admin/").content.decode()
