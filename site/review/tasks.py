"""The stages of a review, as Wagtail task types: an editor's first look, colleagues who read, an editor who decides.

All hand every decision to `review.services.decide`, whichever door it came through, so the admin's own buttons follow
the same rules as the desk. An administrator puts them together in the workflow admin, section by section.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

if TYPE_CHECKING:
    from accounts.models import User


class ReviewTask(Task):
    """What all stages share: the text is locked while somebody reads it, and decisions go through the service."""

    reader_permission: ClassVar[str] = ""
    stage_kind: ClassVar[str] = ""

    promised_days = models.PositiveSmallIntegerField(
        _("dijanjikan dalam (hari sekolah)"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    school_week = models.PositiveSmallIntegerField(
        _("minggu sekolah"), default=5, choices=[(5, _("lima hari")), (6, _("enam hari"))]
    )
    unnamed = models.BooleanField(
        _("nama pembaca tidak ditampilkan kepada penulis"),
        default=False,
        help_text=_("Berlaku untuk telaah yang diputuskan sesudah ini dipilih."),
    )

    admin_form_fields: ClassVar[list[str]] = [
        *Task.admin_form_fields,
        "promised_days",
        "school_week",
        "unnamed",
    ]

    class Meta:
        abstract = True

    def voices_needed(self, workflow_state: WorkflowState) -> int:
        """How many people must say their word before this stage ends."""
        return 1

    def start(self, workflow_state: WorkflowState, user: "User | None" = None) -> TaskState:
        """Begin this stage; the first one of a round pins the revision that was submitted.

        Whoever starts or resumes a workflow, by form or admin, passes here, so here stand the rules that hold for all:
        the text is complete, and a later stage never begins before the earlier ones have approved the same content
        (Wagtail resumes at the stage that asked for changes).
        """
        from . import rounds, stages

        earlier = rounds.first_step_not_approved(workflow_state, before=self)
        if earlier is not None:
            return earlier.start(workflow_state, user=user)
        submission = rounds.pin(workflow_state, by=user)
        state = super().start(workflow_state, user=user)
        stages.begin(state, submission, self)
        return state

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
        """What waits for this person at this stage, for the admin's home and reports."""
        from . import rules

        return rules.open_task_states(user=user, task=self)


class FirstLookTask(ReviewTask):
    """An editor looks a text over before colleagues give their time: complete, consent, privacy, no pupil's name."""

    class When(models.TextChoices):
        """For which texts."""

        CONCERNS = "concerns", _("hanya bila pemeriksaan otomatis menemukan sesuatu")
        FIRST = "first", _("juga untuk tulisan pertama seorang penulis")
        ALWAYS = "always", _("untuk setiap tulisan")

    reader_permission = "review.decide_submission"
    stage_kind = "first_look"

    when = models.CharField(_("dilakukan"), max_length=10, choices=When.choices, default=When.CONCERNS)

    admin_form_fields: ClassVar[list[str]] = [*ReviewTask.admin_form_fields, "when"]

    class Meta:
        verbose_name = _("pemeriksaan awal")
        verbose_name_plural = _("pemeriksaan awal")

    @classmethod
    def get_description(cls) -> str:
        """For the list of task types."""
        return str(
            _(
                "Seorang penyunting memeriksa kelengkapan, izin, privasi, dan nama murid sebelum rekan membaca."
            )
        )

    def start(self, workflow_state: WorkflowState, user: "User | None" = None) -> TaskState:
        """Begin, or where there is nothing to look at, go on by itself (Wagtail asks for the next stage then)."""
        from . import first_look

        state = super().start(workflow_state, user=user)
        first_look.pass_if_clear(state, self)
        return state


class PeerReviewTask(ReviewTask):
    """Colleagues who did not write it read it."""

    reader_permission = "review.add_review"
    stage_kind = "peer"

    reviewers_needed = models.PositiveSmallIntegerField(
        _("banyaknya penelaah"), default=1, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    admin_form_fields: ClassVar[list[str]] = [*ReviewTask.admin_form_fields, "reviewers_needed"]

    class Meta:
        verbose_name = _("telaah rekan")
        verbose_name_plural = _("telaah rekan")

    @classmethod
    def get_description(cls) -> str:
        """For the list of task types."""
        return str(_("Rekan guru yang bukan penulisnya membaca dan memberi masukan."))

    def voices_needed(self, workflow_state: WorkflowState) -> int:
        """As many as an administrator has set for this section."""
        return self.reviewers_needed


class EditorDecisionTask(ReviewTask):
    """An editor who did not write it, and did not review it, decides; approval publishes."""

    reader_permission = "review.decide_submission"
    stage_kind = "editor"

    class Meta:
        verbose_name = _("keputusan penyunting")
        verbose_name_plural = _("keputusan penyunting")

    @classmethod
    def get_description(cls) -> str:
        """For the list of task types."""
        return str(_("Seorang penyunting memutuskan; persetujuan menerbitkan tulisan yang ditelaah."))

    def voices_needed(self, workflow_state: WorkflowState) -> int:
        """One; two where colleagues were skipped, because nothing is published on one person's word."""
        from . import rules

        return max(1, rules.VOICES - len(rules.approving_people(workflow_state, except_stage=self)))
