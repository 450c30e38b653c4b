"""The history of a text: who took it, who said what, who made it public."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from practices.articles.models import PracticePage
from review import services
from review.rules import Refused
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    reviewer,
    send_back,
    submitted,
)
from tests.review.admin import AUTHORS, edit
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db


def entries(page: PracticePage, action: str) -> list[object]:
    """Who did it, in order."""
    return [
        entry.user
        for entry in PageLogEntry.objects.filter(page=page.pk, action=action).order_by("timestamp", "pk")
    ]


def test_handing_in_is_recorded() -> None:
    page = submitted()

    assert entries(page, "wagtail.workflow.start") == [page.owner]


def test_claiming_and_handing_back_are_recorded() -> None:
    page, colleague = submitted(), reviewer()
    services.claim(page=page, by=colleague)
    services.claim(page=page, by=colleague)

    services.hand_back(page=page, by=colleague)

    assert entries(page, "mitraguru.review.claim") == [colleague]
    assert entries(page, "mitraguru.review.hand_back") == [colleague]


def test_both_decisions_and_the_publication_are_recorded() -> None:
    page, colleague, last = submitted(), reviewer(), editor()

    approve(approve(page, by=colleague), by=last)

    assert entries(page, "wagtail.workflow.approve") == [colleague, last]
    assert entries(page, "wagtail.publish") == [last]


def test_publication_is_recorded_with_the_revision_that_was_read() -> None:
    page = published()

    assert (
        PageLogEntry.objects.get(page=page.pk, action="wagtail.publish").revision_id == page.live_revision_id
    )


def test_request_to_add_something_is_recorded_with_its_words() -> None:
    page, colleague = submitted(), reviewer()

    send_back(page, by=colleague)

    entry = PageLogEntry.objects.get(page=page.pk, action="wagtail.workflow.reject")
    assert (entry.user, entry.data["comment"]) == (colleague, "Berapa lama tiap kelompok menimbang?")


def test_withdrawal_and_resuming_are_recorded() -> None:
    page = submitted()
    services.withdraw(page=page, by=page.owner)
    services.start_review(page=fresh(page), by=page.owner)
    send_back(fresh(page), by=reviewer())
    services.start_review(page=fresh(page), by=page.owner)

    assert entries(page, "wagtail.workflow.cancel") == [page.owner]
    assert entries(page, "wagtail.workflow.resume") == [page.owner]


def test_refused_decision_leaves_no_trace_of_a_decision() -> None:
    page = change(submitted(), by=reviewer(), title="Judul lain")

    with pytest.raises(Refused):
        approve(page, by=reviewer())

    assert entries(page, "wagtail.workflow.approve") == []


def test_attempt_to_publish_an_own_text_leaves_an_entry_of_a_draft_only() -> None:
    author = AUTHORS[0]()
    page = complete_story(owner=author)

    edit(page, author, "action-publish", title="Langsung terbit")

    assert entries(page, "wagtail.publish") == []
    assert entries(page, "wagtail.edit")[-1] == author


def test_history_in_the_admin_names_the_claim_in_indonesian() -> None:
    page = submitted()
    services.claim(page=page, by=reviewer(display_name="Bu Desi"))

    body = signed_in(editor()).get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()

    assert "Mengambil untuk ditelaah" in body
    assert "Bu Desi" in body
