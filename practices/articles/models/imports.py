"""What was brought in from elsewhere, so that importing twice makes no doubles."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedPost(models.Model):
    """The identity of a post at its source and the draft that was made of it, for one owner."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("pemilik"), on_delete=models.CASCADE, related_name="+"
    )
    source_id = models.CharField(_("tanda pengenal asal"), max_length=250)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("tulisan"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    url = models.URLField(_("alamat asal"), max_length=500, blank=True)
    author = models.CharField(_("penulis asal"), max_length=150, blank=True)
    written_at = models.DateTimeField(_("ditulis"), null=True, blank=True)
    imported_at = models.DateTimeField(_("diimpor"), auto_now_add=True)

    class Meta:
        verbose_name = _("tulisan impor")
        verbose_name_plural = _("tulisan impor")
        constraints = [models.UniqueConstraint(fields=["owner", "source_id"], name="imported_once_per_owner")]

    def __str__(self) -> str:
        return self.source_id
