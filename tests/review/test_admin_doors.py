"""Every door of the admin: nothing goes live except through two decisions, whoever turns the handle."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from practices.articles.models import PracticeIndexPage, PracticePage
from review import services
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    reviewer,
    superuser,
)
from tests.review.admin import AUTHORS, create, edit
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
ACTORS = [*AUTHORS, editor]


@pytest.fixture(params=ACTORS, ids=lambda make: make.__name__)
def tried(request: pytest.FixtureRequest) -> Any:
    """A complete draft and who tries: its author with every role, its author as superuser, another editor."""
    person = request.param()
    return (complete_story() if request.param is editor else complete_story(owner=person)), person


def index(language: str = "id") -> PracticeIndexPage:
    return PracticeIndexPage.objects.get(locale__language_code=language)


def live_stories() -> list[str]:
    return list(PracticePage.objects.filter(live=True).values_list("title", flat=True))


def test_publish_button(tried: Any) -> None:
    page, person = tried

    edit(page, person, "action-publish", title="Langsung terbit")

    assert live_stories() == []
    assert fresh(page).get_latest_revision_as_object().title == "Langsung terbit"


def test_create_and_publish() -> None:
    person = AUTHORS[0]()

    response = create(index(), person, "action-publish", title="Langsung terbit", slug="langsung")

    assert PracticePage.objects.get(slug="langsung").owner == person, response
    assert live_stories() == []


def test_create_and_publish_as_superuser() -> None:
    create(index(), superuser(), "action-publish", title="Langsung terbit", slug="langsung")

    assert PracticePage.objects.filter(slug="langsung", live=False).exists()


def test_planning_a_publication(tried: Any) -> None:
    page, person = tried
    soon = timezone.localtime() + timedelta(days=1)

    edit(page, person, "action-publish", go_live_at=soon.strftime("%Y-%m-%d %H:%M"))

    assert fresh(page).get_latest_revision_as_object().go_live_at is not None
    assert not fresh(page).approved_schedule


@pytest.mark.parametrize("alias", ["", "on"])
def test_copying(tried: Any, alias: str) -> None:
    page, person = tried
    data = {
        "new_title": "Salinan",
        "new_slug": "salinan",
        "new_parent_page": index().pk,
        "publish_copies": "on",
        "alias": alias,
    }

    response = signed_in(person).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    assert response["Location"] == "/admin/"
    assert not PracticePage.objects.filter(slug="salinan").exists()


def test_copying_a_whole_section_with_its_live_texts() -> None:
    published()
    data = {
        "new_title": "Salinan",
        "new_slug": "salinan",
        "new_parent_page": index().get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }

    signed_in(superuser()).post(reverse("wagtailadmin_pages:copy", args=[index().pk]), data)

    assert len(live_stories()) == 1


def bulk(person: Any, name: str, page: Any, **data: str) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    return signed_in(person).post(f"{address}?id={page.pk}", data)


def test_publishing_many_at_once(tried: Any) -> None:
    page, person = tried

    bulk(person, "publish", page)

    assert live_stories() == []


def test_publishing_a_section_with_all_below_it(tried: Any) -> None:
    _page, person = tried

    bulk(person, "publish", index(), include_descendants="on")

    assert live_stories() == []


def test_returning_to_an_older_version_of_a_published_text() -> None:
    page = published(title="Timbangan Pak Nofri")
    old = page.get_latest_revision()
    change(page, by=page.owner, title="Timbangan Bu Desi")

    edit(
        page,
        superuser(),
        "action-publish",
        view="revisions_revert",
        args=[page.pk, old.pk],
        title="Dikembalikan",
    )

    assert live_stories() == ["Timbangan Pak Nofri"]
    assert fresh(page).get_latest_revision_as_object().title == "Dikembalikan"


@pytest.mark.parametrize("person", [editor, superuser])
def test_saving_a_published_text_changes_only_its_draft(person: Any) -> None:
    page = published(title="Timbangan Pak Nofri")

    edit(page, person(), title="Judul dari penyunting")

    assert live_stories() == ["Timbangan Pak Nofri"]
    assert fresh(page).draft_title == "Judul dari penyunting"


def dialogue(page: PracticePage, person: Any, action: str, comment: str = "", **headers: str) -> Any:
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return signed_in(person).post(address, {"comment": comment}, headers=headers)


@pytest.mark.parametrize("make", AUTHORS)
def test_author_approving_in_the_admins_dialogue(make: Any) -> None:
    page = complete_story(owner=make())
    services.start_review(page=page, by=page.owner)

    dialogue(fresh(page), page.owner, "approve")
    approve(fresh(page), by=reviewer())
    dialogue(fresh(page), page.owner, "approve")

    assert live_stories() == []
    assert fresh(page).workflow_in_progress


def test_editor_approving_the_colleagues_step_in_the_dialogue() -> None:
    page = complete_story()
    services.start_review(page=page, by=page.owner)

    dialogue(fresh(page), editor(), "approve")

    assert fresh(page).current_workflow_task.name == "Telaah rekan"


@pytest.mark.parametrize("make", [*AUTHORS, editor, superuser])
def test_deciding_from_the_editors_form(make: Any) -> None:
    person = make()
    page = complete_story(owner=person) if make in AUTHORS else complete_story()
    services.start_review(page=page, by=page.owner)

    edit(fresh(page), person, "action-workflow-action", **{"workflow-action-name": "approve"})

    assert live_stories() == []
    assert fresh(page).current_workflow_task.name == "Telaah rekan"


def test_moving_a_draft_leaves_it_a_draft(tried: Any) -> None:
    page, person = tried

    signed_in(person).post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, index("en").pk]))

    assert live_stories() == []


def test_unscheduling_publishes_nothing() -> None:
    page = complete_story(go_live_at=timezone.now() + timedelta(days=2))
    services.start_review(page=page, by=page.owner)
    page = approve(approve(fresh(page), by=reviewer()), by=editor())
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk])

    signed_in(editor()).post(address)

    assert not fresh(page).approved_schedule
    assert live_stories() == []


API = {
    "publish": {},
    "create_alias": {"recursive": False, "update_slug": "alias"},
    "copy": {"recursive": False, "keep_live": True, "slug": "salinan"},
    "copy_for_translation": {"locale": "en"},
}


@pytest.mark.parametrize("action", API)
def test_actions_of_the_admins_interface_for_scripts(tried: Any, action: str) -> None:
    page, person = tried
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])

    signed_in(person).post(address, API[action], content_type="application/json")

    assert live_stories() == []


@pytest.mark.parametrize("action", ["create_alias", "copy"])
def test_live_texts_are_not_multiplied_by_scripts(action: str) -> None:
    page = published()
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])

    signed_in(superuser()).post(address, API[action], content_type="application/json")

    assert live_stories() == [page.title]


def test_whole_section_is_not_multiplied_by_scripts() -> None:
    published()
    address = reverse("wagtailadmin_api:pages:action", args=[index().pk, "copy"])

    signed_in(superuser()).post(
        address, {"recursive": True, "keep_live": True, "slug": "dua"}, content_type="application/json"
    )

    assert len(live_stories()) == 1


def test_going_back_by_script_does_not_change_what_readers_see() -> None:
    page = published(title="Timbangan Pak Nofri")
    change(page, by=page.owner, title="Timbangan Bu Desi")
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "revert_to_page_revision"])

    signed_in(superuser()).post(
        address, {"revision_id": page.revisions.first().pk}, content_type="application/json"
    )

    assert live_stories() == ["Timbangan Pak Nofri"]
