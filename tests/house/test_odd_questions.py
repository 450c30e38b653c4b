"""Whatever stands in an address, no list breaks: neither those of the site nor those of the admin."""

import pytest
from django.test import Client

from tests.factories.pages import publish_story
from tests.factories.review import administrator, reviewer

pytestmark = pytest.mark.django_db
WORDS = ('"', "NEAR(a b, 3) AND *", "a\x00b", "kata " * 1_500, "\u202eنص \U0001f600", "';--\\%_{}")
NUMBERS = ("-1", "0", "99999999999999999999999", "dua", "\x00", "٣")
PUBLIC = (
    "/cari/",
    "/cari/saran/",
    "/praktik/",
    "/komunitas/",
    "/lokakarya/",
    "/en/cari/",
    "/en/praktik/",
    "/",
    "/umpan/",
)
DESK = ("/telaah/", "/telaah/saya/", "/akun/", "/akun/sekolah/")
ADMIN = (
    "/admin/pages/search/",
    "/admin/pages/",
    "/admin/choose-page/search/",
    "/admin/images/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/documents/chooser/",
    "/admin/redirects/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/collections/",
    "/admin/snippets/places/school/",
    "/admin/snippets/accounts/person/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/reports/page-types-usage/",
)


def statuses(client: Client, address: str, questions: list[dict[str, str]]) -> dict[str, int]:
    """What each question was answered with, as far as it broke something."""
    told = {str(question)[:60]: client.get(address, question).status_code for question in questions}
    return {question: status for question, status in told.items() if status >= 500}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_lists_answer_every_question(client: Client, address: str) -> None:
    publish_story()
    questions = [{"q": words, "page": "1"} for words in WORDS] + [{"page": number} for number in NUMBERS]
    questions += [{name: "tidak-ada\x00"} for name in ("jenjang", "provinsi", "urut", "tag", "sekolah")]

    assert statuses(client, address, questions) == {}


@pytest.mark.parametrize("address", DESK)
def test_lists_of_people_answer_every_question(client: Client, address: str) -> None:
    client.force_login(reviewer())

    questions = [{"q": words} for words in WORDS[:3]] + [{"page": number} for number in NUMBERS]
    assert statuses(client, address, questions) == {}


@pytest.mark.parametrize("address", ADMIN)
def test_lists_of_the_admin_answer_every_question(client: Client, address: str) -> None:
    publish_story()
    client.force_login(administrator())

    questions = [{"q": words} for words in WORDS] + [{"p": number} for number in NUMBERS[:4]]
    assert statuses(client, address, questions) == {}
