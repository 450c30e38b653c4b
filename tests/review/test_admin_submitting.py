"""Handing in, deciding, cancelling and taking down in Wagtail's own views: the same rules, told in words."""

from typing import Any

import pytest
from django.urls import reverse

from practices.articles.models import PracticeIndexPage, PracticePage
from review import services
from review.models import Review, Submission
from review.status import standing_of
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    superuser,
    teacher,
)
from tests.review.admin import create, edit, told
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
MODAL = {"x-requested-with": "XMLHttpRequest"}


def standing(page: PracticePage) -> tuple[str, int]:
    now = standing_of(fresh(page))
    return now.value, now.round


def decide(
    page: PracticePage, by: Any, action: str, comment: str = "", headers: dict[str, str] | None = None
) -> Any:
    """The admin's dialogue about the step at which this instance of the text stood."""
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, action, page.current_workflow_task_state.pk]
    )
    return signed_in(by).post(address, {"comment": comment}, headers=headers or {})


def test_editor_hands_in_a_whole_text() -> None:
    page, helper = complete_story(), editor()

    edit(page, helper, "action-submit")

    assert standing(page) == ("menunggu-penelaah", 1)
    assert Submission.objects.get().submitted_by == helper


def test_text_with_gaps_is_saved_and_not_handed_in() -> None:
    page = complete_story(reflection="")

    edit(page, editor(), "action-submit", title="Judul baru")

    assert standing(page) == ("draf", 0)
    assert fresh(page).title == "Judul baru"


def test_editor_of_a_text_with_gaps_is_offered_no_button_to_submit() -> None:
    page = complete_story(reflection="")

    response = signed_in(editor()).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert b"action-submit" not in response.content


def test_gap_made_in_the_same_form_is_told_and_nothing_typed_is_lost() -> None:
    page = complete_story()

    response = edit(page, editor(), "action-submit", title="Judul baru", reflection="")

    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "perlu dilengkapi" in told(response)
    assert standing(page) == ("draf", 0)
    assert fresh(page).title == "Judul baru"


def test_new_text_handed_in_with_gaps_stays_as_a_draft_and_that_is_told() -> None:
    parent = PracticeIndexPage.objects.get(locale__language_code="id")

    response = create(parent, editor(), "action-submit", title="Baru sebagian", slug="baru-sebagian")

    page = PracticePage.objects.get(slug="baru-sebagian")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "perlu dilengkapi" in told(response)
    assert standing(page) == ("draf", 0)


def test_resubmitting_what_the_editor_sent_back_starts_with_the_colleague() -> None:
    page = send_back(ready_to_publish(), by=editor())

    edit(page, editor(), "action-submit")

    assert standing(page) == ("menunggu-penelaah", 2)
    assert fresh(page).current_workflow_task.name == "Telaah rekan"


def test_resubmitted_text_needs_two_people_again() -> None:
    page = send_back(ready_to_publish(), by=editor())
    edit(page, editor(), "action-submit")

    page = approve(approve(fresh(page), by=reviewer()), by=editor())

    assert page.live


def test_restarting_the_review_starts_with_the_colleague() -> None:
    page, helper = complete_story(), editor()
    services.start_review(page=page, by=helper)
    page = send_back(approve(fresh(page), by=reviewer()), by=editor())

    edit(page, helper, "action-restart-workflow")

    assert standing(page)[0] == "menunggu-penelaah"


def test_text_under_review_cannot_be_changed_in_the_admin() -> None:
    page = submitted(title="Timbangan Pak Nofri")

    edit(page, superuser(), title="Judul lain")

    assert fresh(page).get_latest_revision_as_object().title == "Timbangan Pak Nofri"


def test_cancelling_in_the_admin_gives_the_text_back_to_its_author() -> None:
    page, helper = complete_story(), editor()
    services.start_review(page=page, by=helper)

    edit(fresh(page), helper, "action-cancel-workflow")

    assert standing_of(fresh(page)).is_open_to_author


def test_editor_publishes_in_the_dialogue_what_a_colleague_approved() -> None:
    page = ready_to_publish()

    decide(page, editor(), "approve")

    assert fresh(page).live
    assert Review.objects.filter(decision="approve").count() == 2


def test_comment_of_the_dialogue_reaches_the_author() -> None:
    page = ready_to_publish()

    decide(page, editor(), "reject", "Berapa lama tiap kelompok menimbang?")

    assert Review.objects.get(decision="request_changes").ask == "Berapa lama tiap kelompok menimbang?"
    assert standing(page) == ("perlu-dilengkapi", 1)


def test_dialogue_without_a_comment_says_what_is_missing() -> None:
    page = ready_to_publish()

    response = decide(page, editor(), "reject")

    assert "Tuliskan apa yang perlu dilengkapi" in told(response)
    assert standing(page) == ("siap-terbit", 1)


def test_refusal_closes_the_dialogue_and_leads_to_the_page_that_tells() -> None:
    page, person = ready_to_publish(), editor()
    change(page, by=teacher(), title="Judul lain")

    response = decide(page, person, "approve", headers=MODAL)

    assert response.json()["step"] == "success"
    client = signed_in(person)
    client.cookies = response.client.cookies
    assert "berubah sejak dibaca" in client.get(response.json()["redirect"]).content.decode()
    assert not fresh(page).live


def test_dialogue_that_was_open_while_another_decided_changes_nothing() -> None:
    page = ready_to_publish()
    approve(page, by=editor())

    response = decide_late(page)

    assert response.status_code == 302
    assert Review.objects.filter(decision="approve").count() == 2


def decide_late(page: PracticePage) -> Any:
    """The dialogue about the last step, which is over."""
    last = Review.objects.order_by("pk").last().task_state_id
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", last])
    return signed_in(editor()).post(address, {"comment": ""})


def test_dialogue_of_a_step_that_is_over_does_not_decide_the_next() -> None:
    page, both = submitted(), superuser()
    state = page.current_workflow_task_state
    approve(page, by=reviewer())
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    response = signed_in(both).post(address, {"comment": ""})

    assert "baru saja memutuskan" in told(response)
    assert standing(page) == ("siap-terbit", 1)


@pytest.mark.parametrize("person", [editor, superuser])
def test_editors_take_a_published_text_down_with_a_reason(person: Any) -> None:
    page = published()

    response = signed_in(person()).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert response["Location"].startswith(f"/telaah/terbit/{page.pk}/")
    assert fresh(page).live


def test_an_editor_takes_an_own_text_down_at_once() -> None:
    author = editor()
    page = published(owner=author)

    signed_in(author).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert not fresh(page).live


def test_several_texts_are_not_taken_down_without_reasons() -> None:
    page = published()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    signed_in(editor()).post(f"{address}?id={page.pk}")

    assert fresh(page).live


def test_editor_deletes_a_text_in_the_middle_of_its_review() -> None:
    page = ready_to_publish()

    signed_in(editor()).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not PracticePage.objects.exists()
    assert not Submission.objects.exists()


def test_admins_front_page_lists_what_waits_for_this_editor_only() -> None:
    ready, waiting = ready_to_publish(), submitted()

    body = signed_in(editor()).get("/admin/").content.decode()

    assert ready.title in body
    assert f"/admin/pages/{waiting.pk}/edit/" not in body
