"""Many stories at once: pages written row by row into the tree by hand, then found.

`add_child()` and `publish()` cost some hundred queries a page, which is right for one story and hours for a
collection. What is made here is live and public at once, so it is for commands that an administrator runs,
never for a form.
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
from wagtail.models import Page

from core.delivery.page_cache import renew
from core.story_text.plain import to_html
from places.models import Region
from search.indexing import Entry, write
from search.models import ExternalId

from .collection import TEXTS, StoryData
from .models import PracticeIndexPage, PracticePage, PracticeTag

BATCH = 500
PAGE_FIELDS = (
    "title",
    "draft_title",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "live",
)


class BulkWriter:
    """Writes batches of stories below the practice index of their language; with `live=False` as drafts, for measuring."""

    def __init__(self, *, live: bool = True) -> None:
        self.live = live
        self.made = self.changed = self.same = 0

    def write(self, stories: Iterable[StoryData]) -> list[PracticePage]:
        """One batch, in one transaction: pages, tags, and the search documents. The same id again changes its
        page (a draft is always a new one). Returns what was written.
        """
        wanted = {story.external_id: story for story in stories}
        with transaction.atomic():
            pages = self._known(wanted)
            now = timezone.now()
            new = [story for story in wanted.values() if story.external_id not in pages]
            pages = {key: page for key, page in pages.items() if self._change(page, wanted[key], now)}
            changed = len(pages)
            for language in {story.language for story in new}:
                pages |= self._make([story for story in new if story.language == language], language, now)
            _tag(pages, wanted)
            if self.live:
                write(
                    Entry(page.pk, page.translation_key, page.search_document(), external_id=key)
                    for key, page in pages.items()
                )
            renew()
        self.made += len(new)
        self.changed += changed
        self.same += len(wanted) - len(new) - changed
        return list(pages.values())

    def _known(self, wanted: dict[str, StoryData]) -> dict[str, PracticePage]:
        names = dict(ExternalId.objects.filter(external_id__in=wanted).values_list("page_id", "external_id"))
        found = PracticePage.objects.filter(pk__in=names).select_related(
            "locale", "regency__province", "school__regency", "search_row"
        )
        return {names[page.pk]: page for page in found}

    def _change(self, page: PracticePage, story: StoryData, now: datetime) -> bool:
        """Write what differs; false when nothing does."""
        before = {name: getattr(page, name) for name in ("title", "live", *story.fields)}
        moment = page.first_published_at
        self._fill(page, story, now)
        own = {name: getattr(page, name) for name in story.fields if getattr(page, name) != before[name]}
        same = (page.title, page.live, page.first_published_at) == (before["title"], before["live"], moment)
        same_tags = not story.tags or {tag.casefold() for tag in story.tags} == {
            tag.name.casefold() for tag in page.tags.all()
        }
        if same and same_tags and not own and hasattr(page, "search_row"):
            return False
        Page.objects.filter(pk=page.pk).update(**{name: getattr(page, name) for name in PAGE_FIELDS})
        if own:
            PracticePage.objects.filter(pk=page.pk).update(**own)
        return True

    def _make(self, stories: list[StoryData], language: str, now: datetime) -> dict[str, PracticePage]:
        parent = PracticeIndexPage.objects.select_for_update().get(locale__language_code=language)
        steps, slugs = _free_steps(parent), _slugs(parent, stories)
        pages = {}
        for story in stories:
            slug = slugs[story.external_id]
            page = _new_page(parent, story, now, path=next(steps), slug=slug, content_type=self._content_type)
            self._fill(page, story, now)
            pages[story.external_id] = page
        _insert(list(pages.values()))
        Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))
        return pages

    def _fill(self, page: PracticePage, story: StoryData, now: datetime) -> None:
        page.title = page.draft_title = story.title
        page.live, page.has_unpublished_changes, page.latest_revision_created_at = (
            self.live,
            not self.live,
            now,
        )
        page.last_published_at = now if self.live else None
        for name, value in story.fields.items():
            setattr(page, name, to_html(value) if name in TEXTS else value)
        page.first_published_at = (story.published_at or page.first_published_at) if self.live else None
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


def _slugs(parent: Page, stories: list[StoryData]) -> dict[str, str]:
    """A free slug for each story: the title's words and a few signs that follow from its id."""
    found = {}
    for story in stories:
        mark = hashlib.blake2b(story.external_id.encode(), digest_size=5).hexdigest()
        found[story.external_id] = f"{slugify(story.title)[:60].strip('-') or 'cerita'}-{mark}"
    siblings = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    taken = set(siblings.filter(slug__in=found.values()).values_list("slug", flat=True))
    return {key: f"{slug}-{uuid.uuid4().hex[:8]}" if slug in taken else slug for key, slug in found.items()}


def _new_page(
    parent: Page, story: StoryData, now: datetime, *, path: str, slug: str, content_type: ContentType
) -> PracticePage:
    page = PracticePage(
        path=path,
        depth=parent.depth + 1,
        numchild=0,
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        content_type=content_type,
        translation_key=uuid.uuid4(),
        live=True,
        has_unpublished_changes=False,
        first_published_at=story.published_at or now,
        title=story.title,
        draft_title=story.title,
    )
    page.locale = parent.locale
    # Nothing of these is there yet: relations answer from memory instead of asking for each page.
    page._cluster_related_objects = {name: [] for name in (*PracticePage.content_children, "tagged_items")}
    return page


def _insert(pages: list[PracticePage]) -> None:
    """Rows for a page and its own table: Django's bulk_create refuses models that have a parent table."""
    bases = [
        Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        for page in pages
    ]
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
    """Set the tags of the pages whose story names some, in the database and on the pages in hand."""
    named = {key: page for key, page in pages.items() if wanted[key].tags}
    known = _known_tags({tag for key in named for tag in wanted[key].tags})
    PracticeTag.objects.filter(content_object__in=[page.pk for page in named.values()]).delete()
    links: list[PracticeTag] = []
    for key, page in named.items():
        tags = {known[name.casefold()].pk: known[name.casefold()] for name in wanted[key].tags}
        own = [PracticeTag(content_object_id=page.pk, tag=tag) for tag in tags.values()]
        page.__dict__.setdefault("_cluster_related_objects", {})["tagged_items"] = own
        links += own
    PracticeTag.objects.bulk_create(links, batch_size=BATCH)


def _known_tags(names: set[str]) -> dict[str, Tag]:
    """Tags by their name without capitals; those that are missing are made."""
    known = {tag.name.casefold(): tag for tag in Tag.objects.filter(name__in=names)}
    for name in sorted(names):
        if name.casefold() not in known:
            known[name.casefold()] = Tag.objects.filter(name__iexact=name).first() or Tag.objects.create(
                name=name
            )
    return known
