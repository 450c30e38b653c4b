"""A text's pictures and files, each with what was said of the pupils in it and the door for a withdrawn consent.

It is there at every stage, also while the text is being read and after it is published: a parent's no cannot wait.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import date as day_of
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.resuming import SignedInRequest, signed_in_or_resume
from library.access import may_take_down
from library.models import Document, Image
from library.usage import media_around

from .views import kind_or_404, own_or_404


@dataclass(frozen=True)
class MediumLine:
    """One picture or file as its author sees it in the list."""

    medium: Image | Document
    may_take_down: bool

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown in the list."""
        return isinstance(self.medium, Image)

    @property
    def name(self) -> str:
        """What it shows, or what it is called."""
        return self.medium.title if isinstance(self.medium, Document) else self.medium.default_alt_text

    @property
    def answer(self) -> str:
        """What was said of pupils, with the date of the leave and the place of the form."""
        told = [str(self.medium.get_consent_basis_display())]
        if self.medium.consent_date:
            told.append(day_of(self.medium.consent_date, "j F Y"))
        return ", ".join([*told, *filter(None, [self.medium.consent_kept_at])])

    @property
    def standing(self) -> str:
        """Who can see it now."""
        if self.medium.consent_withdrawn_at:
            return _("Sudah diturunkan karena izinnya dicabut.")
        if self.medium.released:
            return _("Dapat dilihat semua orang.")
        return _("Belum terbuka: hanya terlihat oleh Bapak/Ibu, penelaah, dan penyunting.")


@signed_in_or_resume
@require_GET
def media(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """All pictures and files of an own text, in its newest words or before the public."""
    found = kind_or_404(kind)
    page = own_or_404(request, found, page_id)
    lines = [MediumLine(medium, may_take_down(request.user, medium)) for medium in media_around(page)]
    return render(request, "writing/media.html", {"kind": found, "text": page, "lines": lines})
