"""Who made a text and in which role; pictures and files that belong to it: shared by stories, communities and reports."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from core.cards import PersonLine
from core.enumerations import choices_of, label


class Child(Orderable):
    """A row that belongs to a text; its UUID is given where it is first typed, so that saving twice makes one row."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta(Orderable.Meta):
        abstract = True


class ContributorBase(Child):
    """A person in a role. Pupils take part through a teacher and are shown by initials only."""

    person = models.ForeignKey(
        "accounts.Person", verbose_name=_("orang"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(_("peran"), max_length=30, choices=choices_of("contributor_role"), default="guru")
    note = models.CharField(
        _("keterangan"), max_length=120, blank=True, help_text=_("Misalnya: guru kelas 5, juru lelang TPI.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("person"), FieldPanel("role"), FieldPanel("note")]

    class Meta(Child.Meta):
        abstract = True

    def line(self) -> PersonLine:
        """Name and role as the page shows them."""
        tints = {"guru": "", "kepala-sekolah": "b", "mitra-usaha": "b", "narasumber-lokal": "c"}
        return PersonLine(
            name=self.person.shown_name(pupil=self.role == "murid"),
            note=self.note or label("contributor_role", self.role),
            tint=tints.get(self.role, "c"),
        )


class PictureBase(Child):
    """A picture in a text, at the part it belongs to."""

    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("gambar"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    caption = models.CharField(_("keterangan gambar"), max_length=250, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Child.Meta):
        abstract = True


class AttachmentBase(Child):
    """A file that readers may take along."""

    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("berkas"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("nama berkas"), max_length=150, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Child.Meta):
        abstract = True
