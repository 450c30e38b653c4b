"""Many stories at once: pages written row by row into the tree by hand, then found.

`add_child()` and `publish()` cost some hundred queries a page, which is right for one story and hours for a collection.
What is made here is live and public at once, so it is for commands that an administrator runs, never for a form.
"""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.text import slugify
from taggit.models import Tag
from wagtail.models import Locale, Page

from core.delivery.page_cache import renew
from core.story_text.plain import to_html
from places.models import Region
from search.indexing import Entry, write
from search.models import ExternalId

from .collection import TEXTS, StoryData
from .models import PracticeIndexPage, PracticePage, PracticeTag

BATCH = 500
PAGE_FIELDS = ("title", "draft_title", "first_published_at", "last_published_at", "latest_revision_created_at", "live")
OWN_FIELDS = [field.name for field in PracticePage._meta.local_concrete_fields if not field.primary_key]


class BulkWriter:
    """Writes batches of stories below the practice index of their language."""

    def __init__(self) -> None:
        self.made = self.changed = 0

    def write(self, stories: Iterable[StoryData]) -> None:
        """One batch, in one transaction: pages, tags, and the search documents. The same id again changes its page."""
        wanted = {story.external_id: story for story in stories}
        with transaction.atomic():
            pages = self._known(wanted)
            now = timezone.now()
            new = [story for story in wanted.values() if story.external_id not in pages]
            for story in wanted.values():
                if story.external_id in pages:
                    self._fill(pages[story.external_id], story, now)
            self._change(list(pages.values()))
            for language in {story.language for story in new}:
                pages |= self._make([story for story in new if story.language == language], language, now)
            _tag(pages, wanted)
            write(
                Entry(page.pk, page.translation_key, page.search_document(), external_id=key)
                for key, page in pages.items()
            )
            renew()
        self.made += len(new)
        self.changed += len(wanted) - len(new)

    def _known(self, wanted: dict[str, StoryData]) -> dict[str, PracticePage]:
        names = dict(ExternalId.objects.filter(external_id__in=wanted).values_list("page_id", "external_id"))
        found = PracticePage.objects.filter(pk__in=names).select_related("locale", "regency__province", "school__regency")
        return {names[page.pk]: page for page in found}

    def _change(self, pages: list[PracticePage]) -> None:
        Page.objects.bulk_update(pages, PAGE_FIELDS, batch_size=100)
        PracticePage.objects.bulk_update(pages, OWN_FIELDS, batch_size=20)

    def _make(self, stories: list[StoryData], language: str, now: datetime) -> dict[str, PracticePage]:
        parent = PracticeIndexPage.objects.select_for_update().get(locale__language_code=language)
        steps, slugs = _free_steps(parent), _Slugs(parent)
        pages = {}
        for story in stories:
            page = _new_page(parent, story, now, path=next(steps), slug=slugs.next(story), content_type=self._content_type)
            self._fill(page, story, now)
            pages[story.external_id] = page
        _insert(list(pages.values()))
        Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))
        return pages

    def _fill(self, page: PracticePage, story: StoryData, now: datetime) -> None:
        page.title = page.draft_title = story.title
        page.live, page.last_published_at, page.latest_revision_created_at = True, now, now
        for name, value in story.fields.items():
            setattr(page, name, to_html(value) if name in TEXTS else value)
        page.first_published_at = story.published_at or page.first_published_at
        if page.regency_id:
            page.regency = self._regions[page.regency_id]

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return Region.objects.select_related("province").in_bulk()

    @cached_property
    def _content_type(self) -> ContentType:
        return ContentType.objects.get_for_model(PracticePage)


def _free_steps(parent: Page) -> Any:
    """Paths for new children, one after the other, after the last child there is."""
    last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("-path").first()
    first = int(last.path[len(parent.path) :], 36) + 1 if last else 1
    return (Page._get_path(parent.path, parent.depth + 1, step) for step in count(first))


class _Slugs:
    """Slugs that are free below a parent: the title's words and a few signs that follow from the id."""

    def __init__(self, parent: Page) -> None:
        self.taken = set(
            Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).values_list("slug", flat=True)
        )

    def next(self, story: StoryData) -> str:
        """A slug for this story, the same on every machine unless it is taken."""
        mark = hashlib.blake2b(story.external_id.encode(), digest_size=4).hexdigest()
        slug = f"{slugify(story.title)[:60].strip('-') or 'cerita'}-{mark}"
        while slug in self.taken:
            slug = f"{slug[:90]}-{uuid.uuid4().hex[:6]}"
        self.taken.add(slug)
        return slug


def _new_page(
    parent: Page, story: StoryData, now: datetime, *, path: str, slug: str, content_type: ContentType
) -> PracticePage:
    page = PracticePage(
        path=path, depth=parent.depth + 1, numchild=0, slug=slug, url_path=f"{parent.url_path}{slug}/",
        content_type=content_type, translation_key=uuid.uuid4(), live=True, has_unpublished_changes=False,
        first_published_at=story.published_at or now, title=story.title, draft_title=story.title,
    )
    page.locale = parent.locale
    # Nothing of these is there yet: relations answer from memory instead of asking for each page.
    page._cluster_related_objects = {name: [] for name in (*PracticePage.content_children, "tagged_items")}
    return page


def _insert(pages: list[PracticePage]) -> None:
    """Rows for a page and its own table: Django's bulk_create refuses models that have a parent table."""
    bases = [Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}) for page in pages]
    if not connection.features.can_return_rows_from_bulk_insert:
        raise RuntimeError("This database does not tell the ids of new rows; use SQLite 3.35 or PostgreSQL.")
    for page, base in zip(pages, Page.objects.bulk_create(bases, batch_size=BATCH), strict=True):
        page.pk = page.id = base.pk
        page._state.adding = False
    fields = PracticePage._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, pages)
    for at in range(0, len(pages), size):
        PracticePage._base_manager._insert(pages[at : at + size], fields=fields, using=connection.alias)


def _tag(pages: dict[str, PracticePage], wanted: dict[str, StoryData]) -> None:
    """Set the tags of all pages, in the database and on the pages in hand."""
    names = {tag for story in wanted.values() for tag in story.tags}
    known = {tag.name.casefold(): tag for tag in Tag.objects.filter(name__in=names)} if names else {}
    for name in sorted(names):
        if name.casefold() not in known:
            found = Tag.objects.filter(name__iexact=name).first()
            known[name.casefold()] = found or Tag.objects.create(name=name)
    tags = {key: list({known[name.casefold()] for name in wanted[key].tags}) for key in pages}
    PracticeTag.objects.filter(content_object__in=[page.pk for page in pages.values()]).delete()
    links = [PracticeTag(content_object_id=pages[key].pk, tag=tag) for key, found in tags.items() for tag in found]
    PracticeTag.objects.bulk_create(links, batch_size=BATCH)
    of_page = {page.pk: page for page in pages.values()}
    for page in pages.values():
        page.__dict__.setdefault("_cluster_related_objects", {})["tagged_items"] = []
    for link in links:
        of_page[link.content_object_id]._cluster_related_objects["tagged_items"].append(link)
