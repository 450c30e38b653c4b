"""What changed between two rounds of an own text, and who did what when: the same pages as at the desk, for the author."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.resuming import SignedInRequest, signed_in_or_resume
from core.pages import ReviewedPage
from review.comparing import versions
from review.timeline import Viewer
from review.views import record as records
from review.views.compare import asked, show

from .views import kind_or_404, own_or_404


@signed_in_or_resume
@require_GET
def compare(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """Two versions of an own text; at first what changed since it was last handed in."""
    page = own_or_404(request, kind_or_404(kind), page_id)
    return show(request, versions.for_author(page, asked(request)), _crumbs(kind, page))


@signed_in_or_resume
@require_GET
def record(request: SignedInRequest, kind: str, page_id: int) -> HttpResponse:
    """The life of an own text in sentences, with names as far as its readers give them."""
    page = own_or_404(request, kind_or_404(kind), page_id)
    files = {form: reverse(f"writing:record-{form}", args=[kind, page.pk]) for form in records.FORMS}
    return records.show(request, page, _author(request), _crumbs(kind, page), files)


@signed_in_or_resume
@require_GET
def record_file(request: SignedInRequest, kind: str, page_id: int, form: str) -> HttpResponseBase:
    """The same to take along."""
    return records.take_along(own_or_404(request, kind_or_404(kind), page_id), _author(request), form)


def _author(request: SignedInRequest) -> Viewer:
    return Viewer(request.user, is_author=True)


def _crumbs(kind: str, page: ReviewedPage) -> list[tuple[str, str]]:
    return [
        (_("Tulisan saya"), reverse("account")),
        (_("Masukan"), reverse("writing:feedback", args=[kind, page.pk])),
    ]
