"""The first workflow: a look by the computer (and an editor where it finds something), one peer review, the editor's decision.

It is set on every section that holds reviewed texts; an administrator changes it in the workflow admin, section by section.
"""

from collections.abc import Iterable

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from . import aftercare, stages
from .tasks import EditorDecisionTask, FirstLookTask, PeerReviewTask

NAME = "Telaah rekan, lalu keputusan penyunting"


def ensure_workflow(sections: Iterable[Page]) -> Workflow:
    """Make the workflow and set it on sections that have none; what an editor has chosen for a section stays."""
    workflow = Workflow.objects.filter(name=NAME).first() or _make()
    for section in sections:
        WorkflowPage.objects.get_or_create(page=section, defaults={"workflow": workflow})
    stages.catch_up()
    aftercare.catch_up()
    return workflow


def _make() -> Workflow:
    look = FirstLookTask.objects.first() or FirstLookTask.objects.create(
        name="Pemeriksaan awal", promised_days=2
    )
    peer = PeerReviewTask.objects.first() or PeerReviewTask.objects.create(name="Telaah rekan")
    editor = EditorDecisionTask.objects.first() or EditorDecisionTask.objects.create(
        name="Keputusan penyunting", promised_days=3
    )
    workflow = Workflow.objects.create(name=NAME)
    for order, task in enumerate((look, peer, editor)):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
