"""The two steps of the first workflow, as Wagtail task types: a colleague reads, then an editor decides.

Both hand every decision to `review.services.decide`, whichever door it came through, so the admin's own buttons follow
the same rules as the desk.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

if TYPE_CHECKING:
    from accounts.models import User


class ReviewTask(Task):
    """What both steps share: the text is locked while somebody reads it, and decisions go through the service."""

    reader_permission: ClassVar[str] = ""

    class Meta:
        abstract = True

    def start(self, workflow_state: WorkflowState, user: "User | None" = None) -> TaskState:
        """Begin this step; the first step of a round pins the revision that was submitted.

        Whoever starts or resumes a workflow, by form or admin, passes here, so here stand the rules that hold for all:
        the text is complete, and a later step never begins before the earlier ones have approved the same content
        (Wagtail resumes at the step that asked for changes).
        """
        from . import rounds

        earlier = rounds.first_step_not_approved(workflow_state, before=self)
        if earlier is not None:
            return earlier.start(workflow_state, user=user)
        rounds.pin(workflow_state, by=user)
        return super().start(workflow_state, user=user)

    def locked_for_user(self, obj: Any, user: "User") -> bool:
        """Nobody changes a text while it is being read; the author withdraws it first."""
        return True

    def user_can_access_editor(self, obj: Any, user: "User") -> bool:
        """Readers read at the desk; only those who may edit anyway see the editor."""
        return False

    def get_actions(self, obj: Any, user: "User") -> list[tuple[str, Any, bool]]:
        """The admin's buttons, for those who may decide on this text."""
        from . import rules

        if not rules.may_decide(user=user, page=obj).allowed:
            return []
        return [
            ("reject", _("Minta dilengkapi"), True),
            ("approve", _("Setuju"), True),
        ]

    def on_action(self, task_state: TaskState, user: "User", action_name: str, **kwargs: Any) -> None:
        """Let the one service decide, with the words from the admin's comment box."""
        from . import services

        services.decide(
            page=task_state.workflow_state.content_object,
            by=user,
            decision="approve" if action_name == "approve" else "request_changes",
            words={"ask": kwargs.get("comment", "")},
            task_state_id=task_state.pk,
        )

    def get_task_states_user_can_moderate(self, user: "User", **kwargs: Any) -> models.QuerySet[TaskState]:
        """What waits for this person at this step, for the admin's home and reports."""
        from . import rules

        return rules.open_task_states(user=user, task=self)


class PeerReviewTask(ReviewTask):
    """A colleague who did not write it reads it."""

    reader_permission = "review.add_review"

    class Meta:
        verbose_name = _("telaah rekan")
        verbose_name_plural = _("telaah rekan")

    @classmethod
    def get_description(cls) -> str:
        """For the list of task types."""
        return str(_("Seorang rekan guru yang bukan penulisnya membaca dan memberi masukan."))


class EditorDecisionTask(ReviewTask):
    """An editor who did not write it, and did not review it, decides; approval publishes."""

    reader_permission = "review.decide_submission"

    class Meta:
        verbose_name = _("keputusan penyunting")
        verbose_name_plural = _("keputusan penyunting")

    @classmethod
    def get_description(cls) -> str:
        """For the list of task types."""
        return str(_("Seorang penyunting memutuskan; persetujuan menerbitkan tulisan yang ditelaah."))
