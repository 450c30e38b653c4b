"""Review: which revision was submitted, who said what about it, and who holds it.

A submission pins one revision by id and content hash; votes are rows; a claim keeps two reviewers from doing the same work.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .tasks import EditorDecisionTask, PeerReviewTask, ReviewTask  # noqa: F401  (task types are models)


class Submission(models.Model):
    """One round: the author gave this revision, told by its content hash, to be read."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="submissions")
    workflow_state = models.ForeignKey(
        "wagtailcore.WorkflowState", on_delete=models.CASCADE, related_name="submissions"
    )
    # RESTRICT: what was read is never purged while the text is there, and goes with it when the text is deleted.
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.RESTRICT, related_name="+")
    content_hash = models.CharField(_("sidik isi"), max_length=64)
    round = models.PositiveSmallIntegerField(_("putaran"), default=1)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(_("dikirim"), auto_now_add=True)

    class Meta:
        verbose_name = _("kiriman")
        verbose_name_plural = _("kiriman")
        permissions = [("decide_submission", _("Memutuskan tulisan sesudah telaah rekan"))]
        ordering = ["-round"]
        constraints = [
            models.UniqueConstraint(fields=["workflow_state", "round"], name="one_submission_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.round}"


class Claim(models.Model):
    """Who has taken a waiting text to read, so that others turn to another one."""

    task_state = models.OneToOneField("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="claim")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField(_("diambil"), auto_now_add=True)

    class Meta:
        verbose_name = _("pengambilan")
        verbose_name_plural = _("pengambilan")

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.reviewer_id}"


class Review(models.Model):
    """What one reader says about one submission: Sampaikan, Tanyakan, Berikan, notes on parts, and at last a decision."""

    class Decision(models.TextChoices):
        """Undecided while it is being written."""

        OPEN = "", _("sedang ditulis")
        APPROVE = "approve", _("setuju")
        REQUEST_CHANGES = "request_changes", _("minta dilengkapi")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reviews")
    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    content_hash = models.CharField(_("sidik isi yang dibaca"), max_length=64)
    round = models.PositiveSmallIntegerField(_("putaran"), default=1)
    decision = models.CharField(
        _("keputusan"), max_length=20, blank=True, choices=Decision.choices, default=Decision.OPEN
    )
    notice = models.TextField(_("Sampaikan"), blank=True)
    ask = models.TextField(_("Tanyakan"), blank=True)
    offer = models.TextField(_("Berikan"), blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)

    class Meta:
        verbose_name = _("telaah")
        verbose_name_plural = _("telaah")
        ordering = ["-round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task_state", "reviewer"], name="one_review_per_reader")
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.decision or '…'}"


class PartComment(models.Model):
    """A remark beside the part that it is about."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    part = models.CharField(_("bagian"), max_length=40)
    text = models.TextField(_("catatan"))

    class Meta:
        verbose_name = _("catatan bagian")
        verbose_name_plural = _("catatan bagian")
        constraints = [models.UniqueConstraint(fields=["review", "part"], name="one_comment_per_part")]

    def __str__(self) -> str:
        return f"{self.part}: {self.text[:40]}"
