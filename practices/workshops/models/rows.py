"""What belongs to a workshop report: leaders, participants by role, agreed actions, stories, pictures and files."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from core.enumerations import choices_of
from practices.contributions import AttachmentBase, Child, ContributorBase, PictureBase
from practices.translating import TextKey


class WorkshopLeader(ContributorBase):
    """Who led it."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="leaders")

    class Meta(ContributorBase.Meta):
        verbose_name = _("pemandu")
        verbose_name_plural = _("pemandu")


class ParticipantCount(Child):
    """How many took part in one role."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="participants")
    role = models.CharField(_("peran"), max_length=30, choices=choices_of("contributor_role"), default="guru")
    count = models.PositiveSmallIntegerField(_("banyaknya"), default=0)

    panels: ClassVar[list[Any]] = [FieldPanel("role"), FieldPanel("count")]

    class Meta(Child.Meta):
        verbose_name = _("peserta")
        verbose_name_plural = _("peserta")


class AgreedAction(Child):
    """What was agreed: by whom, by when."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="agreed_actions")
    what = models.CharField(_("tindakan"), max_length=200)
    who = models.CharField(_("oleh"), max_length=100, blank=True)
    until = models.DateField(_("sampai"), null=True, blank=True)
    done = models.BooleanField(_("selesai"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldPanel("what"),
        FieldPanel("who"),
        FieldPanel("until"),
        FieldPanel("done"),
    ]

    class Meta(Child.Meta):
        verbose_name = _("tindakan yang disepakati")
        verbose_name_plural = _("tindakan yang disepakati")


class WorkshopStory(Child):
    """A story that the workshop was about, or that came from it."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="story_links")
    story = models.ForeignKey(
        "articles.PracticePage",
        verbose_name=_("cerita"),
        on_delete=models.CASCADE,
        related_name="workshop_links",
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("story", "articles.PracticePage")]

    class Meta(Child.Meta):
        verbose_name = _("cerita terkait")
        verbose_name_plural = _("cerita terkait")


class WorkshopPicture(PictureBase):
    """A picture of the work, not of faces."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="pictures")

    class Meta(PictureBase.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")


class WorkshopAttachment(AttachmentBase):
    """Material of the workshop."""

    page = TextKey("workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="attachments")

    class Meta(AttachmentBase.Meta):
        verbose_name = _("bahan")
        verbose_name_plural = _("bahan")
