"""Rows with files: a picture with its words and its answer about pupils, and a file to take along."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.pages import ReviewedPage
from library.models import CONSENT
from library.services import add_document, add_picture

from .rows import RowForm

ON_IMAGE = ("alt", "consent_basis", "consent_date", "consent_kept_at")


class PictureRow(RowForm):
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
    consent_basis = forms.ChoiceField(
        label=_("Adakah murid yang dapat dikenali di foto ini?"),
        choices=CONSENT,
        required=False,
        help_text=_(
            "Bila ada, foto hanya terbit dengan izin tertulis orang tua/wali. Izin boleh dicabut kapan saja."
        ),
    )
    consent_date = forms.DateField(
        label=_("Tanggal izin"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    consent_kept_at = forms.CharField(label=_("Formulir izin disimpan di"), max_length=150, required=False)

    relation: ClassVar[str] = "pictures"
    label = _("Foto, bila ada")
    row_label = _("Foto")
    add_label = _("Tambah foto")
    essential = ("file",)

    @classmethod
    def show(cls, row: Any) -> dict[str, Any]:
        """The words of the row and of its image; the image itself for the preview."""
        shown = {name: getattr(row.image, name) for name in ON_IMAGE}
        return {"uid": row.uid, "caption": row.caption, **shown, **cls.show_more(row)}

    @classmethod
    def show_more(cls, row: Any) -> dict[str, Any]:
        """What a concrete row adds."""
        return {}

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Take the new file, if one came, and the words; raises ValidationError for a picture that cannot be read."""
        words: dict[str, Any] = {
            name: self.cleaned_data.get(name) or (None if name == "consent_date" else "") for name in ON_IMAGE
        }
        upload = self.cleaned_data.get("file")
        if upload:
            try:
                row.image = add_picture(
                    file=upload,
                    owner=owner,
                    page=page,
                    client_key=row.uid if row.image_id is None else None,
                    **words,
                )
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error
        elif row.image_id is None:
            raise ValidationError({"file": [_("Pilih fotonya lagi; isian lain tersimpan.")]})
        else:
            self._write_words(row.image, words)
        row.caption = self.cleaned_data.get("caption", "")

    def _write_words(self, image: Any, words: dict[str, Any]) -> None:
        changed = {
            name: value
            for name, value in words.items()
            if self.add_prefix(name) in self.data and getattr(image, name) != value
        }
        if changed:
            for name, value in changed.items():
                setattr(image, name, value)
            image.save(update_fields=list(changed))


class AttachmentRow(RowForm):
    """A worksheet, a sound, a slide."""

    file = forms.FileField(
        label=_("Berkas"), required=False, help_text=_("PDF, Word, lembar hitung, suara; paling besar 20 MB.")
    )
    title = forms.CharField(label=_("Nama berkas"), max_length=150, required=False)

    relation: ClassVar[str] = "attachments"
    label = _("Berkas untuk dibawa pulang, bila ada")
    row_label = _("Berkas")
    add_label = _("Tambah berkas")
    essential = ("file",)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Take the file; raises ValidationError for one that is not allowed."""
        upload = self.cleaned_data.get("file")
        title = self.cleaned_data.get("title", "")
        if upload:
            try:
                row.document = add_document(
                    file=upload,
                    owner=owner,
                    page=page,
                    title=title,
                    client_key=row.uid if row.document_id is None else None,
                )
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error
        elif row.document_id is None:
            raise ValidationError({"file": [_("Pilih berkasnya lagi; isian lain tersimpan.")]})
        row.title = title or row.document.title
