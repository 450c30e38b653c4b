"""Keeping the documents true: a row exists if and only if its page is live and public, changed in the same
transaction.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from .closeness import CONTEXT_FACETS
from .content import SearchContent
from .engines import database_engine
from .engines.database import writing
from .engines.facets import READERS
from .filters import FILTERS, normal
from .models import ExternalId, SearchDocument
from .topics import topics
from .upkeep import waiting
from .upkeep.catching_up import nudge_after_commit

BATCH = 500


@dataclass(frozen=True)
class Entry:
    """A page and what it tells the search; `external_id` is its name in the collection it was brought in
    from.
    """

    page_id: int
    translation_key: UUID
    content: SearchContent
    external_id: str = ""


def refresh(page: Page) -> None:
    """Write the page's document, or remove it when the page is not live, not public or not to be found."""
    refresh_all([page])


def refresh_below(page: Page) -> None:
    """The same for a page and everything under it: after a move, a rename or a restriction."""
    below = Page.objects.descendant_of(page, inclusive=True).order_by("pk")
    if page.get_view_restrictions():
        found = SearchDocument.objects.filter(page__in=below).values_list("pk", flat=True)
        forget(list(found))
        return
    batch: list[Page] = []
    for one in below.live().specific(defer=False).iterator(chunk_size=BATCH):
        batch.append(one)
        if len(batch) == BATCH:
            refresh_all(batch)
            batch = []
    refresh_all(batch)


def refresh_all(pages: Iterable[Page]) -> int:
    """Refresh many pages at once. Returns how many of them can be found now."""
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    told = [(page, content_of(page, restricted)) for page in pages]
    forget([page.pk for page, content in told if content is None])
    entries = [Entry(page.pk, page.translation_key, content) for page, content in told if content is not None]
    write(entries)
    return len(entries)


def content_of(page: Page, restricted: tuple[str, ...]) -> SearchContent | None:
    """What a page tells the search; None for drafts, restricted pages, copies kept in step, and pages that
    are no text.

    `restricted` are the paths of sections that only some may see.
    """
    if not page.live or page.alias_of_id is not None or page.path.startswith(restricted):
        return None
    tell = getattr(page.specific, "search_document", None)
    return tell() if tell else None


def write(entries: Iterable[Entry]) -> None:
    """Write documents, new or changed, and hand them to the engine in the database within the same
    transaction.
    """
    batch = list(entries)
    if not batch:
        return
    with writing():
        ids = [entry.page_id for entry in batch]
        versions, readers = waiting.next_versions(ids), _readers(batch)
        documents = [_document(entry, versions[entry.page_id], readers[entry.page_id]) for entry in batch]
        fields = [
            field.name
            for field in SearchDocument._meta.fields
            if field.name not in ("page", "tried", "indexed_version")
        ]
        SearchDocument.objects.bulk_create(
            documents, update_conflicts=True, unique_fields=["page"], update_fields=fields
        )
        _name(batch)
        database_engine().index(documents)
        settle_translations({entry.translation_key for entry in batch}, set(ids))
        nudge_after_commit()


def _name(entries: list[Entry]) -> None:
    """Keep the names that pages have in the collections they came from, once given."""
    named = ExternalId.objects.filter(page__in=[entry.page_id for entry in entries])
    known = set(named.values_list("page_id", flat=True))
    new = [
        ExternalId(page_id=entry.page_id, external_id=name)
        for entry in entries
        if (name := entry.external_id or entry.content.external_id) and entry.page_id not in known
    ]
    ExternalId.objects.bulk_create(new, ignore_conflicts=True)


def forget(ids: Iterable[int]) -> None:
    """Remove documents; their translations are offered again where they are missing now."""
    gone = list(ids)
    for at in range(0, len(gone), BATCH):
        with writing():
            rows = SearchDocument.objects.filter(pk__in=gone[at : at + BATCH])
            keys = set(rows.values_list("translation_key", flat=True))
            waiting.remember_removed(gone[at : at + BATCH])
            database_engine().delete(gone[at : at + BATCH])
            rows._raw_delete(rows.db)  # the engine knows already, nothing else hangs on these rows
            settle_translations(keys, set())
            nudge_after_commit()


def remember(number: int) -> None:
    """A document goes by another way, with its page: the engines are told before its words and its version are gone."""
    with writing():
        waiting.remember_removed([number])
        database_engine().delete([number])
        nudge_after_commit()


def _document(entry: Entry, version: int, readers: list[str]) -> SearchDocument:
    content = entry.content
    facets = {
        name: sorted({normal(name, str(value))[:100] for value in values if str(value)})
        for name, values in content.facets.items()
        if (name in FILTERS or name in CONTEXT_FACETS) and values
    }
    facets |= {"jenis": [content.kind], "bahasa": [content.language], READERS: readers}
    card = asdict(content.card) | {"text": str(content.card.text)}
    return SearchDocument(
        page_id=entry.page_id,
        translation_key=entry.translation_key,
        version=version,
        facets=facets,
        card=card,
        language=content.language,
        kind=content.kind,
        title=content.title[:255],
        url=content.url[:500],
        summary=content.summary,
        parts=content.parts,
        tags=" · ".join(content.tags),
        topics=topics(facets, content.language),
        place=content.place,
        people=content.people,
        resources=content.resources,
        published_at=content.published_at,
    )


def _readers(entries: list[Entry]) -> dict[int, list[str]]:
    """For each page the languages whose readers get it: its own, and those into which it has no translation."""
    keys = {entry.translation_key for entry in entries}
    found: dict[UUID, dict[int, str]] = defaultdict(dict)
    for key, number, language in SearchDocument.objects.filter(translation_key__in=keys).values_list(
        "translation_key", "pk", "language"
    ):
        found[key][number] = language
    for entry in entries:
        found[entry.translation_key][entry.page_id] = entry.content.language
    return {
        entry.page_id: readers_of(entry.content.language, set(found[entry.translation_key].values()))
        for entry in entries
    }


def readers_of(language: str, translated: set[str]) -> list[str]:
    """The languages in which a text comes up, given the languages that it and its translations are in."""
    return sorted({language} | {code for code, _name in settings.LANGUAGES if code not in translated})


def settle_translations(keys: set[UUID], written: set[int]) -> None:
    """A text comes up in another language until there is a translation into it, and again when that is gone."""
    rows: dict[UUID, list[SearchDocument]] = defaultdict(list)
    for document in SearchDocument.objects.filter(translation_key__in=keys):
        rows[document.translation_key].append(document)
    changed = []
    for siblings in rows.values():
        translated = {document.language for document in siblings}
        for document in siblings:
            readers = readers_of(document.language, translated)
            if document.pk not in written and document.facets.get(READERS) != readers:
                document.facets[READERS] = readers
                document.version += 1
                document.changed_at = timezone.now()
                changed.append(document)
    if changed:
        SearchDocument.objects.bulk_update(changed, ["facets", "version", "changed_at"])
        database_engine().index(changed)
