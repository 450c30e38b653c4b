"""Deleting in the admin: a picture or file that a text needs is kept, and the page says why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.documents.views.documents import DeleteView as DocumentDeleteView
from wagtail.images.views.images import DeleteView as ImageDeleteView

from . import usage

KEPT = _(
    "“%(title)s” tidak dihapus: masih dipakai oleh sebuah tulisan, naskahnya, atau riwayatnya. "
    "Bila izinnya dicabut, turunkan; riwayat tetap utuh."
)


class _Keeping:
    """Turns back with an explanation before Wagtail asks for confirmation."""

    edit_url: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse what is needed."""
        medium = self.object  # type: ignore[attr-defined]
        if usage.is_needed(medium):
            messages.warning(request, KEPT % {"title": medium.title})
            return redirect(self.edit_url, medium.pk)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class PictureDeletion(_Keeping, ImageDeleteView):
    """Deleting a picture."""

    edit_url = "wagtailimages:edit"


class DocumentDeletion(_Keeping, DocumentDeleteView):
    """Deleting a file."""

    edit_url = "wagtaildocs:edit"
