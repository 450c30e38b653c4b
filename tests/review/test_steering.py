"""An editor's hand at the desk: skip, repeat, send back, each with a reason; and nobody else's."""

from typing import Any

import pytest
from wagtail.models import TaskState

from accounts.models import User
from review.models import FirstLookTask, PeerReviewTask, Review
from review.rules import Refused, may_decide
from review.services import repeat, return_to_author, skip
from review.status import standing_of
from tests.factories.accounts import SchoolFactory
from tests.factories.review import (
    approve,
    editor,
    fresh,
    ready_to_publish,
    reviewer,
    submitted,
    superuser,
    teacher,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
REASON = "Tiga pekan tanpa pembaca."


def shown(page: Any, user: User) -> str:
    return signed_in(user).get(f"/telaah/{page.pk}/").content.decode()


def offered(page: Any, user: User) -> list[str]:
    return [name for name in ("skip", "repeat", "return") if f'value="{name}"' in shown(page, user)]


def test_editor_may_skip_repeat_and_return_where_colleagues_read() -> None:
    assert offered(submitted(), editor()) == ["skip", "repeat", "return"]


def test_editors_decision_cannot_be_skipped() -> None:
    assert offered(ready_to_publish(), editor()) == ["repeat", "return"]


def test_nothing_is_repeated_before_anybody_has_read() -> None:
    FirstLookTask.objects.update(when="always")

    assert offered(submitted(), editor()) == ["skip", "return"]


def test_colleague_is_offered_none_of_it() -> None:
    assert offered(submitted(), reviewer()) == []


def test_skipped_stage_leads_to_the_editors() -> None:
    page = submitted()

    act(page, editor(), "skip", reason=REASON)

    assert standing_of(fresh(page)).value == "siap-terbit"


def test_skipped_text_still_needs_two_people() -> None:
    page, first = submitted(), editor()
    act(page, first, "skip", reason=REASON)

    act(page, first, "approve", notice="Bagus.")
    after_one = fresh(page).live
    act(page, editor(), "approve", notice="Bagus.")

    assert (after_one, fresh(page).live) == (False, True)


def test_repeated_stage_waits_for_another_colleague() -> None:
    colleague = reviewer()
    page = approve(submitted(), by=colleague)

    act(page, editor(), "repeat", reason=REASON)

    assert standing_of(fresh(page)).value == "menunggu-penelaah"
    assert act(page, reviewer(), "approve", notice="Bagus.").status_code == 302
    assert standing_of(fresh(page)).value == "siap-terbit"


def test_returned_text_brings_the_reason_to_its_author() -> None:
    page = submitted()

    act(page, editor(), "return", reason="Tambahkan izin orang tua.")

    assert standing_of(fresh(page)).value == "perlu-dilengkapi"
    html = signed_in(page.owner).get(f"/tulis/praktik/{page.pk}/masukan/").content.decode()
    assert "Tambahkan izin orang tua." in html


@pytest.mark.parametrize("name", ["skip", "repeat", "return"])
def test_act_without_a_reason_is_refused_and_nothing_typed_is_lost(name: str) -> None:
    page, decider = ready_to_publish(), editor()
    before = standing_of(page).value

    response = act(page, decider, name, notice="Hampir selesai.", reason=" ")

    assert response.status_code == 409
    assert "Hampir selesai." in response.content.decode()
    assert standing_of(fresh(page)).value == before
    assert Review.objects.get(reviewer=decider).notice == "Hampir selesai."


def test_reason_comes_back_when_the_act_was_refused() -> None:
    page = ready_to_publish()

    response = act(page, editor(), "skip", reason=REASON)

    assert response.status_code == 409
    assert REASON in response.content.decode()


@pytest.mark.parametrize("service", [skip, repeat, return_to_author])
@pytest.mark.parametrize("role", [reviewer, teacher])
def test_nobody_but_an_editor_steers(service: Any, role: Any) -> None:
    page = submitted()

    with pytest.raises(Refused):
        service(page=page, by=role(), reason=REASON)

    assert standing_of(fresh(page)).value == "menunggu-penelaah"


@pytest.mark.parametrize("name", ["skip", "repeat", "return"])
def test_posting_an_editors_act_as_a_colleague_changes_nothing(name: str) -> None:
    page = submitted()

    assert act(page, reviewer(), name, reason=REASON).status_code == 409
    assert standing_of(fresh(page)).value == "menunggu-penelaah"


@pytest.mark.parametrize("service", [skip, repeat, return_to_author])
@pytest.mark.parametrize("make", [editor, superuser])
def test_editor_does_not_steer_an_own_text(service: Any, make: Any) -> None:
    owner = make()
    page = submitted(owner=owner)

    with pytest.raises(Refused):
        service(page=page, by=owner, reason=REASON)

    assert act(page, owner, "return", reason=REASON).status_code == 404


def test_editor_does_not_steer_a_text_of_the_own_school() -> None:
    school = SchoolFactory()
    page = submitted(owner=teacher(school=school))

    assert act(page, editor(school=school), "skip", reason=REASON).status_code == 404
    assert standing_of(fresh(page)).value == "menunggu-penelaah"


def test_reason_at_a_stage_without_names_stays_out_of_wagtails_history() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page = submitted()

    act(page, editor(), "skip", reason="Bu Ratna sedang cuti.")

    assert not TaskState.objects.filter(comment__contains="Ratna").exists()


def test_editor_at_the_peer_stage_reads_whose_turn_it_is() -> None:
    verdict = may_decide(user=editor(), page=submitted())

    assert (verdict.allowed, "telaah rekan" in str(verdict.reason)) == (False, True)
