"""Set-up after `migrate`: languages, the tree in both, groups, the workflow, regions, synonyms. It may be run any number of times.

It is run by a signal after migrations rather than inside one, because it needs the real page models (the tree keeps
paths) and everybody's permissions; and tests that empty the database get it back the same way.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page, Site, Task, Workflow

from accounts.roles import ensure_roles
from core.delivery.page_cache import renew
from home.models import HomePage
from places.regions import load_regions
from practices.articles.models import PracticeIndexPage
from practices.communities.models import CommunityIndexPage
from practices.workshops.models import WorkshopIndexPage
from review.setup import ensure_workflow
from search.words.synonyms import load_synonyms

INDEXES: list[tuple[type[Page], str]] = [
    (PracticeIndexPage, "praktik"),
    (CommunityIndexPage, "komunitas"),
    (WorkshopIndexPage, "lokakarya"),
]


def set_up() -> None:
    """Make what every installation has; what is there already is left as it is."""
    if "db" in settings.CACHES["default"]["BACKEND"]:
        call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        load_regions()
        load_synonyms()
        homes = ensure_tree()
        ensure_roles(homes)
        ensure_workflow(
            [index for home in homes for index in home.get_children().specific() if _is_index(index)]
        )
    renew()


def ensure_tree() -> list[HomePage]:
    """The home and index pages in Indonesian and English, and the site that serves them. Returns both home pages."""
    indonesian, _ = Locale.objects.get_or_create(language_code="id")
    english, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or _add_root(indonesian)
    home = HomePage.objects.filter(locale=indonesian, depth=2).first() or _add_home(root, indonesian)
    for model, slug in INDEXES:
        if not model.objects.child_of(home).exists():
            with override("id"):
                home.add_child(
                    instance=model(title=_index_title(slug), slug=slug, locale=indonesian, show_in_menus=True)
                )
    english_home = home.get_translation_or_none(english) or _translate(home, english, "home-en", "Mitra Guru")
    for index in home.get_children().specific():
        if _is_index(index) and not index.has_translation(english):
            with override("en"):
                _translate(index, english, index.slug, _index_title(index.slug))
    _ensure_site(home)
    # Read again: a page made a moment ago does not know yet that it has children.
    return list(HomePage.objects.filter(pk__in=[home.pk, english_home.pk]).order_by("path"))


def _is_index(page: Page) -> bool:
    return isinstance(page, tuple(model for model, _ in INDEXES))


def _index_title(slug: str) -> str:
    return {
        "praktik": gettext("Praktik dari kelas"),
        "komunitas": gettext("Komunitas yang sedang bergerak"),
        "lokakarya": gettext("Laporan lokakarya"),
    }[slug]


def _add_root(locale: Locale) -> Page:
    # Only a database that was emptied (by a test) has no root; Wagtail's own migration makes it otherwise.
    return Page.add_root(
        instance=Page(
            title="Root",
            slug="root",
            locale=locale,
            url_path="/",
            content_type=ContentType.objects.get_for_model(Page),
        )
    )


def _add_home(root: Page, locale: Locale) -> HomePage:
    _clear_examples(root)
    root = Page.objects.get(pk=root.pk)
    return root.add_child(instance=HomePage(title="Mitra Guru", slug="home", locale=locale))


def _clear_examples(root: Page) -> None:
    """Take away what Wagtail's own migrations put there: a welcome page, two groups, and a workflow of theirs for all pages."""
    for welcome in root.get_children().filter(content_type=ContentType.objects.get_for_model(Page)):
        welcome.delete()
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()


def _translate(page: Page, locale: Locale, slug: str, title: str) -> Page:
    copy = page.copy_for_translation(locale)
    copy.slug, copy.title, copy.draft_title = slug, title, title
    revision = copy.save_revision(clean=False)
    revision.publish(skip_permission_checks=True)
    return copy


def _ensure_site(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname="localhost"
    )
    if site.root_page_id != home.pk:
        site.root_page, site.site_name = home, "Mitra Guru"
        site.save()
