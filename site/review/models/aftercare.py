"""After publication: readers' reports, corrections that stay visible, and the date to look again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Flag(models.Model):
    """A reader's report about a published text; it comes back to the desk and is answered there."""

    class Kind(models.TextChoices):
        """What the reader saw."""

        INACCURATE = "kurang-tepat", _("Kurang tepat")
        PRIVACY = "melanggar-privasi", _("Melanggar privasi")

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(_("jenis laporan"), max_length=20, choices=Kind.choices)
    text = models.TextField(_("penjelasan"), max_length=2000)
    email = models.EmailField(
        _("alamat surel pelapor"), blank=True, help_text=_("Bila ingin dikabari; tidak ditampilkan.")
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("dilaporkan"), auto_now_add=True, db_index=True)
    settled_at = models.DateTimeField(_("ditangani"), null=True, blank=True, db_index=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(_("yang dilakukan"), blank=True)

    class Meta:
        verbose_name = _("laporan pembaca")
        verbose_name_plural = _("laporan pembaca")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.kind}"


class Correction(models.Model):
    """A note under a published text that tells what was put right and when; it stays."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("ralat"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(_("ditulis"), auto_now_add=True)

    class Meta:
        verbose_name = _("ralat")
        verbose_name_plural = _("ralat")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.text[:40]}"


class LookAgain(models.Model):
    """When a published text is read once more to see whether it still holds; and the reason, if it was taken down.

    `corrections` repeats the rows of `Correction` as [day, text]: a public page reads this row together with its own.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="look_again")
    on = models.DateField(_("dibaca lagi pada"), db_index=True)
    taken_down_at = models.DateTimeField(_("diturunkan"), null=True, blank=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("alasan diturunkan"), blank=True)
    corrections = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("pembacaan ulang")
        verbose_name_plural = _("pembacaan ulang")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.on}"
