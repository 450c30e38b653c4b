"""Pauses: days on which nobody at school reads, set by an editor."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import ChoiceListField
from places.provinces import province_choices


class Pause(models.Model):
    """Days that do not count: a holiday, a fasting month, the weeks of the reports; everywhere or in some provinces."""

    name = models.CharField(
        _("nama jeda"), max_length=80, help_text=_("Misalnya: Ramadan–Idulfitri, Nyepi, pekan rapor.")
    )
    starts = models.DateField(_("mulai"))
    ends = models.DateField(_("sampai"))
    provinces = ChoiceListField(
        _("provinsi"), options=province_choices, help_text=_("Kosong berarti di semua provinsi.")
    )

    class Meta:
        verbose_name = _("jeda")
        verbose_name_plural = _("jeda")
        ordering = ["starts"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The last day is not before the first."""
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("Hari terakhir tidak boleh sebelum hari pertama.")})

    def holds_in(self, province: str) -> bool:
        """Whether the pause is kept in a province (two digits; "" means where only pauses for all count)."""
        return not self.provinces or province in self.provinces
