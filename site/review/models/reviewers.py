"""Reviewers: what they state of themselves, what is offered to them, and the letter that they may show."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.models import ERASED_NAME
from core.enumerations import choices_of
from core.fields import ChoiceListField
from places.provinces import province_choices

from ..reasons import in_words

LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Bahasa Inggris"))]


#: texts a month that are offered to somebody who has not said how many
OFFERED = 4


def languages() -> list[tuple[str, str]]:
    """The languages texts are written in."""
    return [(value, str(label)) for value, label in LANGUAGES]


def letter_code() -> str:
    """A code that nobody guesses and everybody can type: no 0, 1, i, l, o."""
    return get_random_string(10, "23456789abcdefghjkmnpqrstuvwxyz")


class ReviewerProfile(models.Model):
    """What a reviewer would like to read and how many texts a month; nobody holds more at once than that."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviewer_profile"
    )
    levels = ChoiceListField(_("jenjang"), options=choices_of("level"))
    phases = ChoiceListField(_("fase"), options=choices_of("phase"))
    subjects = ChoiceListField(_("mata pelajaran"), options=choices_of("subject"))
    provinces = ChoiceListField(_("provinsi"), options=province_choices)
    languages = ChoiceListField(_("bahasa"), options=languages)
    #: nothing said: nobody is held to a number, and not more than `OFFERED` are offered
    per_month = models.PositiveSmallIntegerField(_("tulisan sebulan"), null=True, blank=True)
    away_until = models.DateField(_("istirahat sampai"), null=True, blank=True)
    #: a head or supervisor does not read their own teachers' drafts
    oversees = models.ManyToManyField(
        "places.School", verbose_name=_("sekolah binaan"), blank=True, related_name="+"
    )
    learnt_at = models.DateTimeField(_("mempelajari contoh telaah"), null=True, blank=True)
    #: “tidak sekarang”: the sample is not offered again, and stays within reach
    learning_put_off_at = models.DateTimeField(_("menunda contoh telaah"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("kesediaan menelaah")
        verbose_name_plural = _("kesediaan menelaah")

    def __str__(self) -> str:
        return str(self.user)

    def is_away(self, today: date) -> bool:
        """Whether the reviewer rests on that day."""
        return self.away_until is not None and today <= self.away_until


class Offer(models.Model):
    """A waiting text offered to one reviewer, with the reasons (`why` says them); declined in one click."""

    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="offers")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offers")
    reasons = models.JSONField(_("mengapa"), default=list)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(_("ditawarkan"), auto_now_add=True)
    declined_at = models.DateTimeField(_("belum bisa"), null=True, blank=True)

    class Meta:
        verbose_name = _("tawaran")
        verbose_name_plural = _("tawaran")
        constraints = [models.UniqueConstraint(fields=["task_state", "reviewer"], name="one_offer_each")]

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.reviewer_id}"

    @property
    def why(self) -> list[str]:
        """The reasons in the language now active."""
        return in_words(self.reasons)


class Letter(models.Model):
    """A reviewer's letter (surat keterangan), kept as it was given, so that whoever holds it can check it by its code."""

    code = models.CharField(_("kode"), max_length=12, unique=True, default=letter_code, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="letters"
    )
    name = models.CharField(_("nama"), max_length=100)
    texts = models.PositiveIntegerField(_("tulisan yang ditolong"))
    since = models.DateField(_("sejak"))
    until = models.DateField(_("sampai"))
    issued_at = models.DateTimeField(_("diberikan"), auto_now_add=True)

    class Meta:
        verbose_name = _("surat keterangan penelaah")
        verbose_name_plural = _("surat keterangan penelaah")

    def __str__(self) -> str:
        return self.code

    @property
    def shown_name(self) -> str:
        """The name as it was when the letter was given; of somebody who asked to be forgotten, no name."""
        return self.name or str(ERASED_NAME)
