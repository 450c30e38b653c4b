"""The admin's forms for pictures and files: the same checks as everywhere, and the question about pupils."""

from datetime import date
from typing import Any

from django.forms import FileField, ModelForm
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from . import decoding, services
from .consent import WRITTEN

ANSWER_FIRST = _("Jawab dahulu: adakah murid yang dapat dikenali?")
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


class ConsentForm(ModelForm):
    """The question about pupils with its date and place, the form to print, and the door for a withdrawn consent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.fields.get("consent_basis")
        if question is not None:
            question.required = True
            question.error_messages["required"] = ANSWER_FIRST
            question.help_text = self._help(question.help_text)

    def _help(self, words: Any) -> SafeString:
        printed, door = (
            reverse("library:consent_form"),
            self.instance.take_down_url if self.instance.pk else "",
        )
        told = format_html('{} <a href="{}">{}</a>', words, printed, _("Cetak formulir izin"))
        return (
            format_html('{} · <a href="{}">{}</a>', told, door, _("Izin dicabut? Turunkan")) if door else told
        )

    def clean(self) -> dict[str, Any]:
        """Written leave needs its date and the place where the form lies."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day = cleaned.get("consent_date")
        if cleaned.get("consent_basis") == WRITTEN:
            if not day and "consent_date" not in self.errors:
                self.add_error("consent_date", DATE_NEEDED)
            if not cleaned.get("consent_kept_at"):
                self.add_error("consent_kept_at", PLACE_NEEDED)
        if day and day > date.today():
            self.add_error("consent_date", DATE_AHEAD)
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """What a public page shows opens once the answer suffices, and closes when it does not."""
        medium = super().save(commit=commit)
        if commit:
            services.follow_answer(medium)
        return medium


class ImageForm(ConsentForm, BaseImageForm):
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


class DocumentForm(ConsentForm, BaseDocumentForm):
    """A file in the admin: single upload, many at once, chooser, and editing."""

    class Meta(BaseDocumentForm.Meta):
        widgets = {**BaseDocumentForm.Meta.widgets, "consent_date": AdminDateInput}
