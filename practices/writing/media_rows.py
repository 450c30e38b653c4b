"""Rows with files: a picture with its words, a file to take along, and for both the question about pupils in them."""

import hashlib
from typing import Any, ClassVar
from uuid import UUID, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.pages import ReviewedPage
from library.consent import CONSENT, FILE_CONSENT
from library.services import add_document, add_picture, describe

from .rows import RowForm

ANSWER = ("consent_basis", "consent_date", "consent_kept_at")


def pupils_question(label: Any, options: list[tuple[str, Any]], help_text: Any) -> forms.ChoiceField:
    """The question about recognisable pupils: one touch answers it, and until then none is ticked."""
    answers = [option for option in options if option[0]]
    return forms.ChoiceField(
        label=label, choices=answers, required=False, widget=forms.RadioSelect, help_text=help_text
    )


class MediumRow(RowForm):
    """A row with a file behind it. A concrete row says which, and what of its words belongs to the file."""

    consent_date = forms.DateField(
        label=_("Tanggal izin"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    consent_kept_at = forms.CharField(
        label=_("Formulir izin disimpan di"),
        max_length=150,
        required=False,
        help_text=_("Misalnya: map kelas 5 di ruang guru. Formulirnya sendiri tidak diunggah."),
    )

    #: the key to the picture or file
    holds: ClassVar[str] = ""
    #: fields that are written to the picture or file; the others belong to the row
    noted: ClassVar[tuple[str, ...]] = ANSWER
    pick_again: ClassVar[Any] = ""

    @classmethod
    def medium_of(cls, row: Any) -> Any:
        """The picture or file behind the row; None before one has come."""
        return getattr(row, cls.holds) if getattr(row, f"{cls.holds}_id") else None

    @classmethod
    def show(cls, row: Any) -> dict[str, Any]:
        """The words of the row and of what lies behind it."""
        shown = {name: getattr(cls.medium_of(row), name) for name in cls.noted}
        return {**super().show(row), **shown}

    def take(self, upload: Any, **given: Any) -> Any:
        """Take a new file in; raises ValidationError for one that is not allowed."""
        raise ValidationError(self.pick_again)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Take the new file, if one came, and the words; raises ValidationError with what to do."""
        known, upload = self.medium_of(row), self.cleaned_data.get("file")
        words = {name: self._typed(name) for name in self.noted}
        key = _key_of(row.uid, upload) if upload else None
        if upload and not (known is not None and known.client_key == key):
            try:
                medium = self.take(upload, page=page, owner=owner, client_key=key, **words)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error
            setattr(row, self.holds, medium)
        elif known is None:
            raise ValidationError({"file": [self.pick_again]})
        else:
            posted = {name: value for name, value in words.items() if self.came(name)}
            describe(medium=known, words=posted)

    def _typed(self, name: str) -> Any:
        return self.cleaned_data.get(name) or (None if name == "consent_date" else "")


def _key_of(row: UUID, upload: UploadedFile) -> UUID:
    """The same file for the same row is the same sending, however often a bad line makes it come."""
    content = hashlib.sha256()
    for chunk in upload.chunks():
        content.update(chunk)
    upload.seek(0)
    return uuid5(row, content.hexdigest())


class PictureRow(MediumRow):
    """A photo: several megabytes and turned sideways is fine; it is written anew, small and without place data."""

    file = forms.FileField(
        label=_("Foto"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        help_text=_("Boleh langsung dari ponsel. Letak dan data kamera kami hapus."),
    )
    alt = forms.CharField(
        label=_("Apa yang tampak di foto?"),
        max_length=250,
        required=False,
        help_text=_("Untuk pembaca yang tidak melihat gambar."),
    )
    caption = forms.CharField(label=_("Keterangan gambar"), max_length=250, required=False)
    consent_basis = pupils_question(
        _("Adakah murid yang dapat dikenali di foto ini?"),
        CONSENT,
        _("Bila ada, foto hanya terbit dengan izin tertulis orang tua/wali. Izin boleh dicabut kapan saja."),
    )

    field_order = ("uid", "file", "alt", "caption", *ANSWER)
    relation: ClassVar[str] = "pictures"
    label = _("Foto, bila ada")
    row_label = _("Foto")
    add_label = _("Tambah foto")
    essential = ("file",)
    holds = "image"
    noted = ("alt", *ANSWER)
    pick_again = _("Pilih fotonya lagi; isian lain tersimpan.")

    def take(self, upload: Any, **given: Any) -> Any:
        """A picture, written anew."""
        return add_picture(file=upload, **given)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """The picture and its words, then its caption."""
        super().write(row, page=page, owner=owner)
        if self.came("caption"):
            row.caption = self.cleaned_data.get("caption", "")


class AttachmentRow(MediumRow):
    """A worksheet, a sound, a slide."""

    file = forms.FileField(
        label=_("Berkas"), required=False, help_text=_("PDF, Word, lembar hitung, suara; paling besar 20 MB.")
    )
    title = forms.CharField(label=_("Nama berkas"), max_length=150, required=False)
    consent_basis = pupils_question(
        _("Adakah murid yang dapat dikenali di berkas ini?"),
        FILE_CONSENT,
        _(
            "Di suara, video, atau gambar di dalamnya. Bila ada, berkas hanya terbit dengan izin tertulis orang "
            "tua/wali. Izin boleh dicabut kapan saja."
        ),
    )

    field_order = ("uid", "file", "title", *ANSWER)
    relation: ClassVar[str] = "attachments"
    label = _("Berkas untuk dibawa pulang, bila ada")
    row_label = _("Berkas")
    add_label = _("Tambah berkas")
    essential = ("file",)
    holds = "document"
    pick_again = _("Pilih berkasnya lagi; isian lain tersimpan.")

    def take(self, upload: Any, **given: Any) -> Any:
        """A file that is what its name says."""
        return add_document(file=upload, title=self.cleaned_data.get("title", ""), **given)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """The file, then the name that readers see."""
        super().write(row, page=page, owner=owner)
        if self.came("title") or not row.title:
            row.title = self.cleaned_data.get("title") or row.document.title
