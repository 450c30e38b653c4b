"""The admin's form for pictures: the same checks as everywhere, and the question about pupils."""

from datetime import date
from typing import Any

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from . import decoding, services

ANSWER_FIRST = _("Jawab dahulu: adakah murid yang dapat dikenali di gambar ini?")
DATE_NEEDED = _("Tuliskan tanggal izin dari orang tua atau wali.")
DATE_AHEAD = _("Tanggal izin ini belum tiba. Periksa lagi tanggalnya.")
PLACE_NEEDED = _("Tuliskan di mana formulir izin disimpan, misalnya: map kelas 5 di ruang guru.")


class PictureField(WagtailImageField):
    """Takes the picture by what it is, not by its name, and hands on one that has been written anew.

    Wagtail's own field would decode the whole picture before it asks how large it is.
    """

    def to_python(self, data: Any) -> Any:
        """The cleaned picture; raises ValidationError."""
        uploaded = FileField.to_python(self, data)
        if uploaded is None:
            return None
        return super().to_python(decoding.clean_picture(uploaded))


class ImageForm(BaseImageForm):
    """A picture in the admin: single upload, many at once, chooser, and editing."""

    class Meta(BaseImageForm.Meta):
        widgets = {**BaseImageForm.Meta.widgets, "consent_date": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            # Not declared on the class: a declared field would also appear in the form without a file.
            self.fields["file"] = PictureField(
                label=stock.label, required=stock.required, widget=stock.widget
            )
        if "consent_basis" in self.fields:
            self.fields["consent_basis"].required = True
            self.fields["consent_basis"].error_messages["required"] = ANSWER_FIRST

    def clean(self) -> dict[str, Any]:
        """Written leave needs its date and the place where the form lies."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day = cleaned.get("consent_date")
        if cleaned.get("consent_basis") == "izin-tertulis":
            if not day and "consent_date" not in self.errors:
                self.add_error("consent_date", DATE_NEEDED)
            if not cleaned.get("consent_kept_at"):
                self.add_error("consent_kept_at", PLACE_NEEDED)
        if day and day > date.today():
            self.add_error("consent_date", DATE_AHEAD)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """What a public page shows opens once the answer suffices, and closes when it does not."""
        image = super().save(commit=commit)
        if commit and image.released and not image.may_be_published:
            services.withdraw(images=[image])
        elif commit and image.may_be_published and image.published_uses.exists():
            services.release(images=[image])
        return image
