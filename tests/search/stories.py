"""Stories for the search tests, published through Wagtail like any other page."""

from typing import Any

from wagtail.models import Locale, Page

from practices.articles.models import PracticeIndexPage, PracticePage


def practices(language: str = "id") -> PracticeIndexPage:
    """The list of practices in a language."""
    return PracticeIndexPage.objects.get(locale__language_code=language)


def told(title: str, *, tags: tuple[str, ...] = (), under: Page | None = None, **fields: Any) -> PracticePage:
    """A story that is live and public."""
    parent = under or practices()
    page = PracticePage(title=title, locale=parent.locale, live=False, **fields)
    parent.add_child(instance=page)
    page.tags.set(tags)
    page.save_revision(clean=False).publish(skip_permission_checks=True)
    return PracticePage.objects.get(pk=page.pk)


def translated(page: PracticePage, title: str, **fields: Any) -> PracticePage:
    """The English translation of a story, published."""
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    copy.title = copy.draft_title = title
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision(clean=False).publish(skip_permission_checks=True)
    return PracticePage.objects.get(pk=copy.pk)
