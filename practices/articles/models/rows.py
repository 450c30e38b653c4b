"""What belongs to a story: who made it, its steps, pictures and files."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from practices.contributions import AttachmentBase, Child, ContributorBase, PictureBase
from practices.translating import TextKey

PARTS = [
    ("situation", _("Situasi")),
    ("challenge", _("Tantangan")),
    ("actions", _("Aksi")),
    ("reflection", _("Refleksi: hasil dan dampak")),
    ("did_not_work", _("Apa yang belum berhasil")),
]


class Contributor(ContributorBase):
    """Somebody who took part in the practice, with or without an account."""

    page = TextKey("articles.PracticePage", on_delete=models.CASCADE, related_name="contributors")

    class Meta(ContributorBase.Meta):
        verbose_name = _("pelaku")
        verbose_name_plural = _("pelaku")


class StoryStep(Child):
    """A step that a colleague can repeat."""

    page = TextKey("articles.PracticePage", on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("langkah"), max_length=120, blank=True)
    text = RichTextField(_("uraian"), blank=True, editor="story")

    panels: ClassVar[list[Any]] = [FieldPanel("title"), FieldPanel("text")]

    class Meta(Child.Meta):
        verbose_name = _("langkah")
        verbose_name_plural = _("langkah")


class StoryPicture(PictureBase):
    """A picture beside the part that it shows."""

    page = TextKey("articles.PracticePage", on_delete=models.CASCADE, related_name="pictures")
    part = models.CharField(_("bagian"), max_length=20, choices=PARTS, default="actions")

    panels: ClassVar[list[Any]] = [*PictureBase.panels, FieldPanel("part")]

    class Meta(PictureBase.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")


class StoryAttachment(AttachmentBase):
    """A worksheet, a sound, a slide."""

    page = TextKey("articles.PracticePage", on_delete=models.CASCADE, related_name="attachments")

    class Meta(AttachmentBase.Meta):
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
