"""The quiet door under each published text: a reader tells what is not right. No account is needed."""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from core.pages import ReviewedPage

from .. import services
from ..aftercare_forms import ReportForm

WAIT = _(
    "Sudah beberapa laporan dikirim dari sini. Tunggu sebentar, lalu kirim sekali lagi; tulisannya masih ada di bawah."
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask what was seen, and hand it to the desk."""
    page = _published_or_404(request, page_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, page, form, status=422 if form.is_bound else 200)
    if form.is_filled_by_a_machine():
        return redirect("report:thanks", page.pk)
    if not ratelimit.consume(request, action="report"):
        form.add_error(None, WAIT)
        return _show(request, page, form, status=429)
    reporter = request.user if request.user.is_authenticated else None
    services.report(page=page, reporter=reporter, **form.told())
    return redirect("report:thanks", page.pk)


@never_cache
@require_safe
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """It has arrived; what happens now."""
    return render(request, "review/report_thanks.html", {"text": _published_or_404(request, page_id)})


def _show(request: HttpRequest, page: ReviewedPage, form: ReportForm, *, status: int) -> HttpResponse:
    return render(request, "review/report.html", {"text": page, "form": form}, status=status)


def _published_or_404(request: HttpRequest, page_id: int) -> Any:
    """A text that this visitor can read; of all others nothing is told."""
    found = Page.objects.filter(pk=page_id, live=True).first()
    page = found.specific if found else None
    if not isinstance(page, ReviewedPage):
        raise Http404
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    return page
