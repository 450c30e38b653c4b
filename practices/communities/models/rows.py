"""What belongs to a community: its founders, what it did, and the small duties that keep it alive."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.enumerations import choices_of
from practices.contributions import Child, ContributorBase
from practices.translating import TextKey


class CommunityFounder(ContributorBase):
    """One of the two or three who begin; a founder counts once confirmed by that person."""

    page = TextKey("communities.CommunityPage", on_delete=models.CASCADE, related_name="founders")
    email = models.EmailField(
        _("alamat surel perintis"),
        blank=True,
        help_text=_("Untuk meminta persetujuannya; tidak ditampilkan."),
    )

    panels: ClassVar[list[Any]] = [*ContributorBase.panels, FieldPanel("email")]

    class Meta(ContributorBase.Meta):
        verbose_name = _("perintis")
        verbose_name_plural = _("perintis")


class FounderConfirmation(models.Model):
    """A founder's own yes, given by that person (signed in, or by a signed link) and never through the page's editor."""

    page = models.ForeignKey(
        "communities.CommunityPage", on_delete=models.CASCADE, related_name="confirmations"
    )
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    confirmed_at = models.DateTimeField(_("menyatakan ikut"), auto_now_add=True)

    class Meta:
        verbose_name = _("pernyataan perintis")
        verbose_name_plural = _("pernyataan perintis")
        constraints = [models.UniqueConstraint(fields=["page", "person"], name="founder_confirms_once")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.person_id}"


class FounderInvitation(models.Model):
    """A letter that asks a founder for that person's own yes: to which address, how often, and when last.

    It is kept until the yes comes, so that nobody is pressed and the author sees whom to greet in person instead.
    """

    page = models.ForeignKey(
        "communities.CommunityPage", on_delete=models.CASCADE, related_name="invitations"
    )
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(_("alamat surel"))
    times = models.PositiveSmallIntegerField(_("berapa kali"), default=0)
    sent_at = models.DateTimeField(_("terakhir dikirim"), default=timezone.now, db_index=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("undangan perintis")
        verbose_name_plural = _("undangan perintis")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "person", "address"], name="founder_invited_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.person_id}"


class CommunityActivity(Child):
    """An action and what came of it: the life of a community, not the number of its members."""

    page = TextKey("communities.CommunityPage", on_delete=models.CASCADE, related_name="activities")
    date = models.DateField(_("tanggal"))
    activity = models.CharField(_("kegiatan"), max_length=30, choices=choices_of("community_activity"))
    title = models.CharField(_("apa yang dilakukan"), max_length=150)
    text = models.CharField(_("apa jadinya"), max_length=400, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("date"),
        FieldPanel("activity"),
        FieldPanel("title"),
        FieldPanel("text"),
    ]

    class Meta(Child.Meta):
        verbose_name = _("tindakan")
        verbose_name_plural = _("tindakan")


class CommunityDuty(Child):
    """A small responsibility that somebody took."""

    page = TextKey("communities.CommunityPage", on_delete=models.CASCADE, related_name="duties")
    who = models.CharField(_("siapa"), max_length=100)
    what = models.CharField(_("tanggungan"), max_length=200)
    until = models.DateField(_("sampai"), null=True, blank=True)
    done = models.BooleanField(_("selesai"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("who"),
        FieldPanel("what"),
        FieldPanel("until"),
        FieldPanel("done"),
    ]

    class Meta(Child.Meta):
        verbose_name = _("tanggungan kecil")
        verbose_name_plural = _("tanggungan kecil")
