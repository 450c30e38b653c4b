"""From an address to its page with one query, where Wagtail's own way down the tree takes six and more."""

from typing import Any

from django.conf import settings
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from practices.articles.models import PracticeIndexPage, PracticePage
from practices.communities.models import CommunityIndexPage, CommunityPage
from practices.workshops.models import WorkshopIndexPage, WorkshopReportPage

from .addresses import below_home
from .models import HomePage, StandardPage

TEXTS: dict[str, type[Any]] = {
    model.kind: model for model in (PracticePage, CommunityPage, WorkshopReportPage)
}
LISTS: dict[str, type[Any]] = {
    model.listed_kind: model for model in (PracticeIndexPage, CommunityIndexPage, WorkshopIndexPage)
}


def route_to(path: str, *, language: str) -> RouteResult | None:
    """The page that answers a path: its own, or the home page offering the Indonesian text; None leaves it to Wagtail."""
    found = page_at(path, language=language)
    if found is not None:
        return RouteResult(found)
    if not path or language == settings.LANGUAGE_CODE:
        return None
    home, source = page_at("", language=language), page_at(path, language=settings.LANGUAGE_CODE)
    if home is None or source is None or not Page.objects.public().filter(pk=source.pk).exists():
        return None
    return RouteResult(home, kwargs={"offered": source})


def page_at(path: str, *, language: str) -> Any | None:
    """The live page at a path below the home of a language, with what it shows of other rows."""
    slugs = path.strip("/").split("/")
    model = _expected(slugs)
    pages = model.objects.filter(live=True, locale__language_code=language)
    if path:
        pages = pages.filter(slug=slugs[-1])
    found = pages.select_related(*model.shown_with)
    return next((page for page in found if below_home(page.url_path) == path), None)


def _expected(slugs: list[str]) -> type[Any]:
    """The kind of page that an address of this form has, if it has one at all."""
    if slugs == [""]:
        return HomePage
    if len(slugs) == 1:
        return LISTS.get(slugs[0], StandardPage)
    return TEXTS.get(slugs[0], StandardPage) if len(slugs) == 2 else StandardPage
