"""Pictures and documents: whose they are, what they show, on what basis they may be seen, and by whom.

Originals and renditions are private. When a text is published its pictures are written under random names to
the released storage; when it is taken down, or a consent is withdrawn, they are removed there at once.
"""

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.images.models import Image as WagtailImage

from . import decoding
from .consent import CONSENT, FILE_CONSENT, Consented
from .document_kinds import check_document
from .fields import CheckedFileField, PictureField


def _sender() -> models.ForeignKey:
    """Who sent a file in. Wagtail's models of the same names would claim the same name on the account."""
    field: models.ForeignKey = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dikirim oleh"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    field.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    return field


def released_storage() -> Storage:
    """Where files lie that everybody may fetch."""
    return storages["released"]


def document_path(instance: models.Model, filename: str) -> str:
    """A folder that cannot be guessed; in it the name that the reader will see, in plain letters."""
    name = PurePath(filename)
    return f"documents/{secrets.token_hex(8)}/{slugify(name.stem)[:50] or 'berkas'}{name.suffix.lower()}"


class Image(AbstractImage, Consented):
    """A picture, re-encoded when it arrives so that no place, device or comment stays inside it."""

    file = PictureField(
        _("berkas gambar"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        max_length=100,
    )
    uploaded_by_user = _sender()
    tags = TaggableManager(
        verbose_name=_("tagar"), help_text=None, blank=True, related_name="tagged_pictures"
    )
    alt = models.CharField(
        _("teks pengganti"),
        max_length=250,
        blank=True,
        help_text=_("Untuk pembaca yang tidak melihat gambar: apa yang tampak, dalam satu kalimat."),
    )
    credit = models.CharField(_("pembuat gambar"), max_length=150, blank=True)
    consent_basis = models.CharField(
        _("adakah murid yang dapat dikenali?"),
        max_length=20,
        blank=True,
        choices=CONSENT,
        help_text=_(
            "Bila ada, foto hanya terbit dengan izin tertulis orang tua/wali. Izin boleh dicabut kapan saja."
        ),
    )
    for_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("untuk tulisan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    for_page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # where it came from, not a use of the page
    client_key = models.UUIDField(null=True, blank=True, editable=False)
    released = models.BooleanField(_("terbuka"), default=False, editable=False, db_index=True)

    admin_form_fields = (
        *(name for name in WagtailImage.admin_form_fields if name != "description"),
        "alt",
        "credit",
        "consent_basis",
        "consent_date",
        "consent_kept_at",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.UniqueConstraint(
                fields=["uploaded_by_user", "client_key"],
                name="image_once_per_sender",
                condition=models.Q(client_key__isnull=False),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is decoded within limits and written anew, whatever door it came through."""
        fresh = bool(self.file) and not self.file._committed
        if fresh:
            decoding.rewrite(self)
        try:
            super().save(*args, **kwargs)
        except Exception:
            if fresh and self.file._committed:  # the row was refused: its file must not stay behind
                self.file.storage.delete(self.file.name or "")
            raise

    def get_upload_to(self, filename: str) -> str:
        """A name that tells nothing and cannot be guessed."""
        return f"original_images/{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"

    @property
    def default_alt_text(self) -> str:
        """What screen readers hear."""
        return self.alt or self.description

    @property
    def take_down_url(self) -> str:
        """Where its people act on a withdrawn consent."""
        return reverse("library:take_down", args=[self.pk])


class Rendition(AbstractRendition):
    """A picture at one size; `released_name` is its random name in the released storage once it is public.

    Then its weight in bytes is known as well, and one of the sizes keeps the placeholder, a data address.
    """

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")
    released_name = models.CharField(max_length=120, blank=True, editable=False)
    file_size = models.PositiveIntegerField(null=True, editable=False)
    placeholder = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]

    @property
    def url(self) -> str:
        """The released address, or a view that checks who asks."""
        if self.released_name:
            return released_storage().url(self.released_name)
        return reverse("library:rendition", args=[self.pk])


class Document(AbstractDocument, Consented):
    """A file to take along: worksheet, slide, sound. It is given out by a view that asks whose it is."""

    file = CheckedFileField(_("berkas"), upload_to=document_path, max_length=150)
    uploaded_by_user = _sender()
    tags = TaggableManager(
        verbose_name=_("tagar"), help_text=None, blank=True, related_name="tagged_documents"
    )
    credit = models.CharField(_("pembuat berkas"), max_length=150, blank=True)
    consent_basis = models.CharField(
        _("adakah murid yang dapat dikenali?"),
        max_length=20,
        blank=True,
        choices=FILE_CONSENT,
        help_text=_(
            "Di suara, video, atau gambar di dalamnya. Bila ada, berkas hanya terbit dengan izin tertulis orang "
            "tua/wali. Izin boleh dicabut kapan saja."
        ),
    )
    for_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("untuk tulisan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    for_page.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # where it came from, not a use of the page
    client_key = models.UUIDField(null=True, blank=True, editable=False)
    released = models.BooleanField(_("terbuka"), default=False, editable=False, db_index=True)

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "tags",
        "credit",
        "consent_basis",
        "consent_date",
        "consent_kept_at",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        permissions = [("choose_document", "Can choose document")]
        constraints = [
            models.UniqueConstraint(
                fields=["uploaded_by_user", "client_key"],
                name="document_once_per_sender",
                condition=models.Q(client_key__isnull=False),
            ),
        ]

    def clean(self) -> None:
        """What the file is must match what it is called, in every form of the admin."""
        if not self.file:  # a waiting upload was looked at when it came; its form asks for the rest
            return
        super().clean()
        if not self.file._committed:  # type: ignore[attr-defined]
            try:
                check_document(self.file.file, name=self.file.name or "")
            except ValidationError as error:
                raise ValidationError({"file": error.error_list}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is stored once it is known to be what its name says."""
        fresh = bool(self.file) and not self.file._committed  # type: ignore[attr-defined]
        if fresh:
            check_document(self.file.file, name=self.file.name or "")
            self._set_document_file_metadata()
        try:
            super().save(*args, **kwargs)
        except Exception:
            if fresh and self.file._committed:  # type: ignore[attr-defined]
                self.file.storage.delete(self.file.name or "")
            raise

    @property
    def url(self) -> str:
        """The view that asks who takes the file along."""
        return reverse("library:document", args=[self.pk, self.filename])

    @property
    def take_down_url(self) -> str:
        """Where its people act on a withdrawn consent."""
        return reverse("library:take_down_file", args=[self.pk])


class PublishedUse(models.Model):
    """A live page shows this picture or offers this file. It is open while one does."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    image = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.CASCADE, related_name="published_uses"
    )
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="published_uses"
    )

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        verbose_name = _("pemakaian di halaman terbit")
        verbose_name_plural = _("pemakaian di halaman terbit")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image__isnull=False, document__isnull=True)
                | models.Q(image__isnull=True, document__isnull=False),
                name="use_of_one_medium",
            ),
            models.UniqueConstraint(fields=["page", "image"], name="image_once_per_page"),
            models.UniqueConstraint(fields=["page", "document"], name="document_once_per_page"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.image_id or self.document_id}"
