"""Learning to review: own notes first, then a model review beside them; offered until done or put off."""

from typing import Any

import pytest
from django.utils import translation

from accounts.models import User
from review import learning
from review.models import Review, ReviewerProfile
from tests.factories.review import approve, editor, reviewer, submitted
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/telaah/belajar/"


def learns(user: User, address: str = PAGE, **typed: str) -> str:
    return signed_in(user).post(address, typed).content.decode()


def test_model_is_hidden_until_one_has_written() -> None:
    shown = signed_in(reviewer()).get(PAGE).content.decode()

    assert learning.sample().parts[0].text[:40] in shown
    assert learning.sample().parts[0].remark.text not in shown


def test_own_notes_stand_beside_the_model_and_why_it_helps() -> None:
    shown = learns(
        reviewer(), **{"comment-actions": "Siapa yang <b>menjadi</b> penjual?", "offer": "Coba nota."}
    )

    assert "Siapa yang &lt;b&gt;menjadi&lt;/b&gt; penjual?" in shown
    assert "Coba nota." in shown
    assert all(part.remark.why in shown for part in learning.sample().parts)


def test_notes_are_kept_nowhere() -> None:
    user = reviewer()
    learns(user, notice="Hangat sekali.")

    assert not Review.objects.exists()
    assert "Hangat sekali." not in signed_in(user).get(PAGE).content.decode()


def test_who_has_seen_the_model_is_not_invited_again() -> None:
    user = reviewer()
    assert learning.is_offered_to(user)

    learns(user)

    assert not learning.is_offered_to(user)
    assert ReviewerProfile.objects.get(user=user).learnt_at is not None


def test_who_puts_it_off_is_not_invited_again_and_may_still_read_it() -> None:
    user = reviewer()

    learns(user, act="later")

    assert not learning.is_offered_to(user)
    assert ReviewerProfile.objects.get(user=user).learnt_at is None
    assert signed_in(user).get(PAGE).status_code == 200


def test_learning_promises_no_number_of_texts() -> None:
    user = reviewer()
    learns(user)

    assert ReviewerProfile.objects.get(user=user).per_month is None


def test_who_has_reviewed_several_texts_is_not_new() -> None:
    user = reviewer()
    for _turn in range(learning.NEW_UNTIL):
        approve(submitted(), by=user)

    assert not learning.is_offered_to(user)


def test_editor_who_does_not_review_is_not_invited() -> None:
    assert not learning.is_offered_to(editor())


@pytest.mark.parametrize(("make", "invited"), [(reviewer, True), (editor, False)])
def test_desk_invites_new_reviewers(make: Any, invited: bool) -> None:
    assert (f'href="{PAGE}"' in signed_in(make()).get("/telaah/").content.decode()) is invited


def test_sample_is_there_in_english_with_the_same_parts() -> None:
    indonesian = learning.sample()
    with translation.override("en"):
        english = learning.sample()

    assert english.title != indonesian.title
    assert [(part.key, part.remark.kind) for part in english.parts] == [
        (part.key, part.remark.kind) for part in indonesian.parts
    ]


def test_english_page_shows_the_english_sample() -> None:
    assert "The Class Shop" in learns(reviewer(), "/en/telaah/belajar/")
