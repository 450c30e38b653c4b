"""Key strokes that are not yet a revision: what a teacher typed, kept whatever happens to the phone or the line."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormDraft(models.Model):
    """What one person has typed for one text since the last save.

    `key` is made with the form: sending the same form twice finds the same row, and through it the same page.
    `base_revision` is the revision that the typing started from; a newer one on the page means two versions.
    Each showing of a form is a hand of its own: `typed_by` is the one that typed last, in `turn` so many pieces, and
    `saved_by` the one that saved last. So what another device typed and never saved is not written over.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="form_drafts")
    key = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(max_length=20)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    base_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    data = models.JSONField(default=dict, blank=True)
    typed_by = models.CharField(max_length=40, blank=True, default="")
    saved_by = models.CharField(max_length=40, blank=True, default="")
    turn = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("ketikan")
        verbose_name_plural = _("ketikan")
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_draft_per_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
