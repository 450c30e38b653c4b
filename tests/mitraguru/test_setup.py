"""One `migrate` is enough: both language trees stand, with the workflow on every section."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage

from home.models import HomePage
from mitraguru.setup import set_up
from review.setup import NAME


@pytest.mark.django_db
def test_one_set_up_gives_every_section_of_a_new_tree_its_workflow() -> None:
    for home in HomePage.objects.order_by("-path"):
        home.delete()
    set_up()
    sections = [index for home in HomePage.objects.all() for index in home.get_children()]
    assert len(sections) == 6
    assert {WorkflowPage.objects.get(page=section).workflow.name for section in sections} == {NAME}


@pytest.mark.django_db
def test_setting_up_again_changes_nothing() -> None:
    before = list(HomePage.objects.values_list("pk", "title"))
    set_up()
    assert list(HomePage.objects.values_list("pk", "title")) == before


@pytest.mark.django_db
def test_nothing_of_wagtails_own_examples_is_left() -> None:
    groups = set(Group.objects.values_list("name", flat=True))

    assert groups == {"Guru", "Penelaah", "Penyunting", "Administrator"}
    assert not Workflow.objects.filter(name="Moderators approval").exists()
