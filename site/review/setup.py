"""The first workflow: one peer review, then the editor's decision, on every section that holds reviewed texts."""

from collections.abc import Iterable

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from .tasks import EditorDecisionTask, PeerReviewTask

NAME = "Telaah rekan, lalu keputusan penyunting"


def ensure_workflow(sections: Iterable[Page]) -> Workflow:
    """Make the workflow and set it on sections that have none; what an editor has chosen for a section stays."""
    workflow = Workflow.objects.filter(name=NAME).first() or _make()
    for section in sections:
        WorkflowPage.objects.get_or_create(page=section, defaults={"workflow": workflow})
    return workflow


def _make() -> Workflow:
    peer = PeerReviewTask.objects.first() or PeerReviewTask.objects.create(name="Telaah rekan")
    editor = EditorDecisionTask.objects.first() or EditorDecisionTask.objects.create(
        name="Keputusan penyunting"
    )
    workflow = Workflow.objects.create(name=NAME)
    for order, task in enumerate((peer, editor)):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
