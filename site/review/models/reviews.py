"""What a reader says about a submitted text: Sampaikan, Tanyakan, Berikan, a small rubric, notes on parts and sentences."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .submissions import Submission


class Review(models.Model):
    """What one reader says about one submission, and at last a decision.

    `rubric` holds {criterion: value}, the criteria being those of the stage (`review.rubric`). `unnamed` is copied from
    the stage when the decision falls, so that a later change of that setting tells no names.
    """

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
    rubric = models.JSONField(_("rubrik"), default=dict, blank=True)
    unnamed = models.BooleanField(_("tanpa nama bagi penulis"), default=False)
    #: an editor's planned time of publication
    publish_at = models.DateTimeField(_("terbit pada"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    thanks = models.TextField(_("terima kasih penulis"), blank=True)
    thanked_at = models.DateTimeField(null=True, blank=True)
    #: somebody's first review is read by an editor, who may write a word about it to the reviewer
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)
    word_to_reviewer = models.TextField(_("pesan untuk penelaah"), blank=True)

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
    """A remark beside the part, or (with `quote`) the sentence, that it is about; the author answers and ticks it off.

    `suggestion` is a wording for the quoted sentence that the author can take over with one click.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    part = models.CharField(_("bagian"), max_length=40)
    quote = models.CharField(_("kalimat"), max_length=600, blank=True)
    text = models.TextField(_("catatan"), blank=True)
    suggestion = models.TextField(_("usul kalimat"), blank=True)
    reply = models.TextField(_("jawaban penulis"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(_("ditandai selesai"), null=True, blank=True)
    taken_at = models.DateTimeField(_("usul dipakai"), null=True, blank=True)

    class Meta:
        verbose_name = _("catatan bagian")
        verbose_name_plural = _("catatan bagian")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "part", "quote"], name="one_comment_per_sentence")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.text[:40]}"
