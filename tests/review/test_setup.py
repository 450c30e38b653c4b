"""`migrate` alone leaves every section with its workflow, in both languages, from the first time on."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowPage

from core.pages import ReviewedIndexPage
from home.models import HomePage
from mitraguru.setup import set_up
from review.setup import NAME

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["practiceindexpage", "communityindexpage", "workshopindexpage"])
def test_each_section_has_the_workflow_in_both_trees(kind: str, language: str) -> None:
    model = ContentType.objects.get(model=kind).model_class()

    workflow = model.objects.get(locale__language_code=language).get_workflow()

    assert workflow.name == NAME
    assert [type(task.specific).__name__ for task in workflow.tasks] == [
        "FirstLookTask",
        "PeerReviewTask",
        "EditorDecisionTask",
    ]


def sections_without_workflow() -> list[str]:
    """Sections that hold reviewed texts and have no workflow of their own."""
    sections = [page for page in Page.objects.specific() if isinstance(page, ReviewedIndexPage)]
    assert len(sections) == 6
    return [page.url_path for page in sections if not WorkflowPage.objects.filter(page=page.pk).exists()]


def test_sections_have_their_workflow_after_the_first_set_up() -> None:
    HomePage.objects.all().delete()

    set_up()

    assert sections_without_workflow() == []


def test_english_sections_have_their_workflow_as_soon_as_they_are_made() -> None:
    HomePage.objects.get(locale__language_code="en").delete()

    set_up()

    assert sections_without_workflow() == []


def test_workflow_that_an_editor_has_chosen_for_a_section_stays() -> None:
    other = Workflow.objects.create(name="Alur lain")
    section = Page.objects.get(slug="praktik", locale__language_code="id")
    WorkflowPage.objects.filter(page=section.pk).update(workflow=other)

    set_up()

    assert Page.objects.get(pk=section.pk).get_workflow() == other
