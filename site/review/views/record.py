"""Who did what when: with one text, for its readers and editors; with all texts over a time, for editors."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.models import Page

from accounts.models import User
from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import conflicts, rules
from ..models import Involvement, Submission
from ..timeline import Viewer, events_of, events_of_many
from ..timeline.tables import Entry, answer
from .overview import for_editors
from .text import page_or_404

#: texts whose record is read from the database at once
AT_ONCE = 200
FORMS = ("csv", "json")
#: parts in a text by which somebody counts as its author: names kept from authors are kept from them
AUTHORS = (Involvement.Why.OWN, Involvement.Why.CONTRIBUTOR, Involvement.Why.COMMUNITY)


@signed_in_or_resume
@require_GET
def record(request: SignedInRequest, page_id: int) -> HttpResponse:
    """The life of one text in sentences."""
    page = _page_or_404(request, page_id)
    crumbs = [(_("Meja telaah"), reverse("review:desk"))]
    if rules.may_read(user=request.user, page=page).allowed:
        crumbs.append((_("Tulisan ini"), reverse("review:text", args=[page.pk])))
    files = {form: reverse(f"review:record-{form}", args=[page.pk]) for form in FORMS}
    return show(request, page, Viewer(request.user), crumbs, files)


@signed_in_or_resume
@require_GET
def record_file(request: SignedInRequest, page_id: int, form: str) -> HttpResponseBase:
    """The same to take along."""
    return take_along(_page_or_404(request, page_id), Viewer(request.user), form)


def show(
    request: HttpRequest, page: Page, viewer: Viewer, crumbs: list[tuple[str, str]], files: dict[str, str]
) -> HttpResponse:
    """The page of a text's record, for the desk and for authors alike; newest first."""
    events = events_of(page, viewer)[::-1]
    context = {"title": _title(page), "entries": [_shown(event) for event in events], "crumbs": crumbs}
    return render(request, "review/record.html", {**context, "files": files})


def take_along(page: Page, viewer: Viewer, form: str) -> HttpResponseBase:
    """The record of one text as a file."""
    entries = (Entry(page.pk, _title(page), event) for event in events_of(page, viewer))
    return answer(entries, form, f"riwayat-{page.pk}")


def _shown(event: Any) -> dict[str, Any]:
    """An event as the list shows it."""
    when = timezone.localtime(event.at)
    number = _("putaran %(number)s") % {"number": event.round} if event.round else ""
    return {"when": when, "number": number, "title": event.line, "text": event.reason}


def _title(page: Page) -> str:
    """The title that readers know: that of the last round, else the page's own."""
    return _titles([page.pk]).get(page.pk) or page.title


def _titles(page_ids: list[int]) -> dict[int, str]:
    """The title of the last round of each text."""
    rounds = Submission.objects.filter(page_id__in=page_ids).order_by("pk")
    return dict(rounds.values_list("page_id", "title"))


def _page_or_404(request: SignedInRequest, page_id: int) -> Page:
    """The text, for its readers while they read it, and for an editor without a part in it from its first round on."""
    page = Page.objects.filter(pk=page_id).first()
    handed_in = page is not None and Submission.objects.filter(page_id=page.pk).exists()
    if page is not None and handed_in and rules.is_editor(request.user):
        page = page.specific
        if not conflicts.conflict_of(request.user, page, rules.current_submission(page)):
            return page
        raise Http404
    return page_or_404(request, page_id)


@signed_in_or_resume
@for_editors
@require_GET
def desk_record(request: SignedInRequest) -> HttpResponse:
    """Where an editor chooses the days of the desk's record."""
    return render(request, "review/desk_record.html", {"refusal": ""})


@signed_in_or_resume
@for_editors
@require_GET
def desk_record_file(request: SignedInRequest, form: str) -> HttpResponseBase:
    """The record of all texts between two days, both counted, read and written piece by piece."""
    try:
        since, until = _day(request, "dari"), _day(request, "sampai", after=True)
    except ValueError:
        words = _("Tulis hari seperti 2026-03-31.")
        return render(request, "review/desk_record.html", {"refusal": words}, status=400)
    return answer(_entries(request.user, since, until), form, "riwayat-meja")


def _day(request: HttpRequest, name: str, *, after: bool = False) -> datetime | None:
    """The beginning of a day (or of the one after it) in the site's time; None where none was given. Raises ValueError."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    day: date | None = parse_date(text)
    if day is None or day.year < 2000 or day.year > 9000:
        raise ValueError(text)
    return datetime.combine(day + timedelta(days=after), time.min, tzinfo=timezone.get_current_timezone())


def _entries(user: User, since: datetime | None, until: datetime | None) -> Iterator[Entry]:
    """Text after text; of those in which the editor has a part, as their authors know it."""
    pages = Page.objects.filter(submissions__isnull=False).distinct().order_by("pk")
    texts = pages.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
    while chunk := list(islice(texts, AT_ONCE)):
        own, titles = _own(user, chunk), _titles(chunk)
        viewers = [(pk, Viewer(user, is_author=pk in own)) for pk in chunk]
        for page_id, events in events_of_many(viewers, since, until):
            yield from (Entry(page_id, titles[page_id], event) for event in events)


def _own(user: User, page_ids: list[int]) -> set[int]:
    """The texts in which somebody has an author's part."""
    rows = Involvement.objects.filter(submission__page_id__in=page_ids, user=user, why__in=AUTHORS)
    owned = Page.objects.filter(pk__in=page_ids, owner=user).values_list("pk", flat=True)
    return {*rows.values_list("submission__page_id", flat=True), *owned}
