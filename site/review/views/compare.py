"""Two versions of a text side by side, at the desk."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import looks, rules
from ..comparing import compare_versions, versions
from ..comparing.versions import Choice
from .text import page_or_404


@signed_in_or_resume
@require_GET
def compare(request: SignedInRequest, page_id: int) -> HttpResponse:
    """What changed; at first since this reader's last look."""
    page = page_or_404(request, page_id)
    choice = versions.for_reader(page, request.user, asked(request))
    if (
        choice is not None
        and choice.new.submission is not None
        and rules.current_submission(page) == choice.new.submission
    ):
        looks.saw(request.user, page, choice.new.submission)
    crumbs = [
        (_("Meja telaah"), reverse("review:desk")),
        (_("Tulisan ini"), reverse("review:text", args=[page.pk])),
    ]
    return show(request, choice, crumbs)


def asked(request: HttpRequest) -> tuple[str, str]:
    """The two versions that an address names."""
    return request.GET.get("dari", ""), request.GET.get("ke", "")


def show(request: HttpRequest, choice: Choice | None, crumbs: list[tuple[str, str]]) -> HttpResponse:
    """The page of a comparison, for readers and authors alike."""
    context: dict[str, Any] = {"choice": choice, "crumbs": crumbs}
    if choice is not None:
        old, new = choice.old.open(), choice.new.open()
        context |= {
            "comparison": compare_versions(old, new),
            "title": new.title,
            "language": new.page_language(),
        }
    return render(request, "review/compare.html", context)
