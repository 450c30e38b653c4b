"""Signed links from mails: one task, for one reader, for a while; and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from accounts.models import User
from review import services
from review.links import LIFETIME, DeadLinkError, Purpose, address_for, opened, token_for
from review.models import Claim, LastLook, Offer, PartComment, Review
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.review import approve, editor, fresh, ready_to_publish, reviewer, send_back, submitted

pytestmark = pytest.mark.django_db
WORDS = {"notice": "Langkahnya jelas.", "ask": "Berapa lama?"}


def link_to(page: Any, user: User, **more: Any) -> str:
    """As it stands in a mail."""
    state = fresh(page).current_workflow_task_state
    return f"/telaah/tautan/{token_for(user=user, state_id=state.pk, purpose=Purpose.OFFER, **more)}/"


def press(address: str, act: str, **fields: str) -> Any:
    """A visitor who is not signed in presses a button."""
    return Client().post(address, {"act": act, **fields})


def words(response: Any) -> str:
    return response.content.decode()


def test_link_shows_the_text_and_its_form_without_signing_in() -> None:
    page = submitted(title="Timbangan di TPI")

    response = Client().get(link_to(page, reviewer()))

    assert response.status_code == 200
    assert "Timbangan di TPI" in words(response)
    assert 'name="notice"' in words(response)


def test_opening_a_link_changes_nothing_however_often_a_scanner_does() -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)

    for method in ("get", "get", "head"):
        assert getattr(Client(), method)(address).status_code == 200

    assert not Claim.objects.exists()
    assert not Review.objects.exists()
    assert not LastLook.objects.exists()
    assert standing_of(fresh(page)).value == "menunggu-penelaah"


def test_one_click_takes_the_text() -> None:
    page, colleague = submitted(), reviewer()

    press(link_to(page, colleague), "claim")

    assert Claim.objects.get().reviewer == colleague


def test_one_click_declines() -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)
    Offer.objects.create(task_state=fresh(page).current_workflow_task_state, reviewer=colleague)

    press(address, "hand_back")

    assert Offer.objects.get().declined_at is not None
    assert "masih boleh diambil" in words(Client().get(address))


def test_whole_review_can_be_written_and_sent_through_the_link() -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)
    press(address, "save", **WORDS, **{"comment-situation": "Ini membantu."})
    assert "Langkahnya jelas." in words(Client().get(address))

    response = press(address, "approve", **WORDS)

    assert response.status_code == 302
    assert (Review.objects.get().reviewer, Review.objects.get().decision) == (colleague, "approve")
    assert PartComment.objects.get().text == "Ini membantu."
    assert standing_of(fresh(page)).value == "siap-terbit"


def test_key_strokes_are_kept_through_the_link() -> None:
    page, colleague = submitted(), reviewer()

    response = Client().post(f"{link_to(page, colleague)}ketik/", {"notice": "Sedang diketik"})

    assert "saved" in response.json()
    assert Review.objects.get().notice == "Sedang diketik"


def test_link_says_afterwards_what_became_of_the_text() -> None:
    page, colleague, other = submitted(), reviewer(), reviewer()
    mine, theirs = link_to(page, colleague), link_to(page, other)
    send_back(page, by=colleague)

    assert "telaah Bapak/Ibu sudah tercatat" in words(Client().get(mine))
    assert "kembali ke penulisnya dengan masukan" in words(Client().get(theirs))
    assert 'name="notice"' not in words(Client().get(theirs))


def test_link_does_nothing_at_a_later_stage_and_gives_late_words_back() -> None:
    page, late = submitted(), reviewer()
    address = link_to(page, late)
    approve(page, by=reviewer())

    response = press(address, "approve", notice="Kalimat yang datang terlambat.")

    assert response.status_code == 409
    assert "Kalimat yang datang terlambat." in words(response)
    assert Review.objects.filter(reviewer=late).count() == 0
    assert standing_of(fresh(page)).value == "siap-terbit"


def test_link_of_an_earlier_round_opens_no_later_one() -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)
    send_back(page, by=reviewer())
    services.start_review(page=fresh(page), by=page.owner)

    assert 'name="notice"' not in words(Client().get(address))
    press(address, "claim")
    assert not Claim.objects.exists()


def test_link_to_one_text_opens_no_other_page() -> None:
    page, another, colleague, client = submitted(), submitted(), reviewer(), Client()
    client.get(link_to(page, colleague))
    client.post(link_to(page, colleague), {"act": "claim"})

    for address in (f"/telaah/{another.pk}/", f"/telaah/{page.pk}/", "/telaah/", "/akun/", "/admin/"):
        assert client.get(address).status_code == 302
    assert "_auth_user_id" not in client.session


def test_link_reaches_no_act_of_an_editor() -> None:
    page = submitted()

    for act in ("skip", "repeat", "return"):
        press(link_to(page, reviewer()), act, reason="Tidak perlu.")

    assert standing_of(fresh(page)).value == "menunggu-penelaah"


@pytest.mark.parametrize("change", ["password", "email", "active"])
def test_link_dies_with_the_password_the_address_and_the_account(change: str) -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)
    if change == "password":
        colleague.set_password("jangkar besi di pasir")
    elif change == "email":
        colleague.email = "baru@sekolah.example"
    else:
        colleague.is_active = False
    colleague.save()

    assert Client().get(address).status_code == 410
    assert press(address, "claim").status_code == 410
    assert not Claim.objects.exists()


def test_link_dies_after_two_weeks() -> None:
    page, colleague = submitted(), reviewer()
    old = timezone.now() - LIFETIME
    address = link_to(page, colleague, now=old - timedelta(seconds=2))

    assert Client().get(address).status_code == 410
    state = fresh(page).current_workflow_task_state
    token = token_for(user=colleague, state_id=state.pk, purpose=Purpose.OFFER)
    assert opened(token, now=timezone.now() + LIFETIME - timedelta(minutes=1)).user == colleague
    with pytest.raises(DeadLinkError):
        opened(token, now=timezone.now() + LIFETIME + timedelta(minutes=1))


def test_link_that_was_tampered_with_opens_nothing() -> None:
    page, another, colleague = submitted(), submitted(), reviewer()
    token = link_to(page, colleague).split("/")[3]
    payload, signature = token.split(":")
    forged = Signer(salt="other").sign_object(
        [colleague.pk, another.current_workflow_task_state.pk, "offer", 9_999_999_999, ""]
    )
    swapped = link_to(another, colleague).split("/")[3].split(":")[0]

    for bad in (f"{payload}x:{signature}", f"{swapped}:{signature}", payload, forged, "a:b", "%00"):
        assert Client().get(f"/telaah/tautan/{bad}/").status_code in (400, 410)


def test_link_never_acts_for_somebody_who_owes_a_second_factor() -> None:
    both = UserFactory(roles=["Penelaah", "Penyunting"])
    page = submitted()
    address = link_to(page, both)

    assert Client().get(address)["Location"] == f"/telaah/{page.pk}/"
    assert press(address, "claim")["Location"] == f"/telaah/{page.pk}/"
    assert not Claim.objects.exists()


def test_mail_to_staff_holds_the_plain_address() -> None:
    page, one = ready_to_publish(), editor()
    state = fresh(page).current_workflow_task_state

    assert (
        address_for(one, {"state": state.pk, "page": page.pk, "purpose": "remind"}) == f"/telaah/{page.pk}/"
    )


def test_link_is_no_use_to_somebody_signed_in_as_another() -> None:
    page, colleague, client = submitted(), reviewer(), Client()
    client.force_login(page.owner)

    response = client.post(link_to(page, colleague), {"act": "claim"})

    assert response.status_code == 403
    assert not Claim.objects.exists()


def test_reader_who_is_signed_in_is_led_to_the_desk() -> None:
    page, colleague, client = submitted(), reviewer(), Client()
    client.force_login(colleague)

    assert client.get(link_to(page, colleague))["Location"] == f"/telaah/{page.pk}/"


def test_reader_who_has_come_to_have_a_part_in_the_text_is_told_so_and_does_nothing() -> None:
    page, colleague = submitted(), reviewer()
    address = link_to(page, colleague)
    page.owner.school = colleague.school = None
    User.objects.filter(pk=colleague.pk).update(school=None)
    colleague.groups.clear()

    response = press(address, "approve", **WORDS)

    assert response.status_code == 409
    assert Review.objects.exclude(decision="").count() == 0


def test_link_to_a_text_in_a_colleagues_hands_says_so() -> None:
    page = submitted()
    address = link_to(page, reviewer())
    services.claim(page=page, by=reviewer())

    assert "Rekan lain sedang menelaah tulisan ini." in words(Client().get(address))


def test_address_of_the_link_stays_on_this_site_and_in_no_index_or_cache() -> None:
    for address in (link_to(submitted(), reviewer()), "/telaah/tautan/mati/"):
        response = Client().get(address)

        assert response["Referrer-Policy"] == "same-origin"
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]


def test_button_needs_the_page_it_stands_on() -> None:
    page, colleague = submitted(), reviewer()
    stranger = Client(enforce_csrf_checks=True)

    response = stranger.post(link_to(page, colleague), {"act": "claim", **WORDS})

    assert response.status_code == 403
    assert not Claim.objects.exists()
    assert 'name="password"' not in words(response)


def test_trying_keys_in_a_burst_is_slowed() -> None:
    client = Client()
    statuses = {client.post(f"/telaah/tautan/tebakan-{number}/").status_code for number in range(125)}

    assert statuses == {410, 429}
