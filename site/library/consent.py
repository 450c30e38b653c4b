"""The question about pupils: on what basis a picture, sound or video in which they can be recognised may be public.

What is kept is the sender's own answer, the date and where the signed form lies; never the form itself.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

WRITTEN = "izin-tertulis"
CONSENT = [
    ("", _("Belum dijawab")),
    ("tanpa-murid", _("Tidak ada murid di foto ini")),
    ("tidak-dikenali", _("Ada murid, tetapi wajahnya tidak dapat dikenali")),
    (WRITTEN, _("Ada izin tertulis orang tua atau wali")),
]
FILE_CONSENT = [
    ("", _("Belum dijawab")),
    ("tanpa-murid", _("Tidak ada murid yang dapat dikenali")),
    ("tidak-dikenali", _("Ada murid, wajah dan suaranya disamarkan")),
    (WRITTEN, _("Ada izin tertulis orang tua atau wali")),
]


def suffices(basis: str, day: date | None, kept_at: str) -> bool:
    """Whether an answer allows publication: written leave needs its date and the place where the form lies."""
    return bool(basis) and (basis != WRITTEN or bool(day and kept_at))


class Consented(models.Model):
    """What stands beside the answer: when leave was given, where the form lies, and whether it was taken back."""

    if TYPE_CHECKING:
        consent_basis: models.CharField[str, str]

    consent_date = models.DateField(_("tanggal izin"), null=True, blank=True)
    consent_kept_at = models.CharField(
        _("formulir izin disimpan di"),
        max_length=150,
        blank=True,
        help_text=_("Misalnya: map kelas 5 di ruang guru. Formulirnya sendiri tidak diunggah."),
    )
    consent_withdrawn_at = models.DateTimeField(_("izin dicabut"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def may_be_published(self) -> bool:
        """Whether the question about pupils has an answer that allows publication."""
        return self.consent_withdrawn_at is None and suffices(
            self.consent_basis, self.consent_date, self.consent_kept_at
        )
