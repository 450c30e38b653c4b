"""Two versions of a text beside each other, as an editor compares them."""

import pytest

from practices.articles.models import PracticePage
from tests.factories.pages import story
from tests.factories.review import change, editor, fresh
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db


def compared(page: PracticePage) -> str:
    address = f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/"
    return signed_in(editor()).get(address).content.decode()


def test_ticked_boxes_are_compared_by_their_words() -> None:
    page = story(setting=["pesisir"])
    change(page, by=page.owner, setting=["pesisir", "pedesaan"])

    shown = compared(fresh(page))

    assert "Pedesaan" in shown
    assert "[&#x27;" not in shown


def test_order_of_ticking_is_no_difference() -> None:
    page = story(setting=["pesisir", "pedesaan"])
    change(page, by=page.owner, setting=["pedesaan", "pesisir"])

    assert "Latar sekolah" not in compared(fresh(page))
