"""Which media a page shows, and which pages a medium is needed by.

Publication and withdrawal follow from `settle()`: it notes what a live page shows, releases what is new, and
closes what no live page shows any more. Wagtail's reference index cannot decide: a task fills it later.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from . import services
from .models import Document, Image, PublishedUse

Medium = Image | Document


def media_of(page: Any) -> tuple[list[Image], list[Document]]:
    """All pictures and files of a page as it is in memory: keys, child rows, StreamFields, rich text."""
    found: dict[int, set[str]] = {}
    # Wagtail has no public call for one object; this generator is what its own index is built from.
    for type_id, key, _model_path, _content_path in ReferenceIndex._extract_references_from_object(page):
        found.setdefault(type_id, set()).add(key)
    types = ContentType.objects.get_for_models(Image, Document)
    images = found.get(types[Image].pk)
    documents = found.get(types[Document].pk)
    return (
        list(Image.objects.filter(pk__in=images)) if images else [],
        list(Document.objects.filter(pk__in=documents)) if documents else [],
    )


def lacking_consent(page: Any) -> list[Medium]:
    """Pictures and files of a page for which the question about pupils has no answer that allows publication."""
    images, documents = media_of(page)
    shown: list[Medium] = [*images, *documents]
    return [medium for medium in shown if not medium.may_be_published]


def media_around(page: Page) -> list[Medium]:
    """Pictures and files that a text has now, shows the public, or was sent: what its author may take down."""
    found: dict[tuple[type, int], Medium] = {}
    versions = [page.get_latest_revision_as_object(), *([page] if page.live else [])]
    for version in versions:
        for media in media_of(version):
            found |= {(type(medium), medium.pk): medium for medium in media}
    for model in (Image, Document):
        sent = model._default_manager.filter(for_page=page.pk).order_by("pk")
        found |= {(model, medium.pk): medium for medium in sent}
    return list(found.values())


def pages_with_media(pages: Iterable[Page]) -> set[int]:
    """Which of these texts have pictures or files, told with three queries."""
    keys = [page.pk for page in pages]
    found: set[int] = set(PublishedUse.objects.filter(page__in=keys).values_list("page", flat=True))
    for model in (Image, Document):
        found |= set(model._default_manager.filter(for_page__in=keys).values_list("for_page", flat=True))
    return found


def settle(page: Page) -> None:
    """Bring what is released in line with what a page shows the public now."""
    public = page.live and not page.get_view_restrictions().exists()
    images, documents = media_of(page) if public else ([], [])
    record_uses(page=page, images=images, documents=documents)


def settle_tree(page_id: int) -> None:
    """The same for a page and all below it, as after a restriction or a move."""
    top = Page.objects.filter(pk=page_id).first()
    if top is not None:
        for page in top.get_descendants(inclusive=True).live().specific().iterator():
            settle(page)


def record_uses(*, page: Page, images: Iterable[Image], documents: Iterable[Document]) -> None:
    """Note what a live page shows; release what is shown, withdraw what this page was the last to show."""
    images, documents = list(images), list(documents)
    shown, offered = [image.pk for image in images], [document.pk for document in documents]
    with transaction.atomic():
        uses = PublishedUse.objects.filter(page_id=page.pk)
        _lock(Image, [*shown, *uses.exclude(image=None).values_list("image", flat=True)])
        _lock(Document, [*offered, *uses.exclude(document=None).values_list("document", flat=True)])
        gone = list(uses.exclude(Q(image__in=shown) | Q(document__in=offered)))
        uses.filter(pk__in=[use.pk for use in gone]).delete()
        PublishedUse.objects.bulk_create(
            [
                *(PublishedUse(page_id=page.pk, image=image) for image in images),
                *(PublishedUse(page_id=page.pk, document=document) for document in documents),
            ],
            ignore_conflicts=True,
        )
        services.release(images=images, documents=documents)
        services.withdraw(
            images=Image.objects.filter(pk__in=[use.image_id for use in gone], published_uses=None),
            documents=Document.objects.filter(pk__in=[use.document_id for use in gone], published_uses=None),
        )


def _lock(model: type[Image] | type[Document], keys: list[int]) -> None:
    """One page opens a medium while another closes it: they wait for each other, always in the same order."""
    if keys:
        list(model.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def is_needed(medium: Medium) -> bool:
    """Whether any text, live or draft, now or in its history, needs this medium; then it is never deleted."""
    if medium.for_page_id or medium.published_uses.exists():
        return True
    return ReferenceIndex.get_references_to(medium).exists() or _in_history(medium)


def _in_history(medium: Medium) -> bool:
    """Whether a kept revision shows it. Every revision that might is opened: slow, but deleting is rare."""
    key = medium.pk
    maybe = (
        Revision.objects.alias(text=Cast("content", TextField()))
        # A key stands in JSON as `"image": 12`, in rich text inside JSON as `id=\"12\"`.
        .filter(Q(text__contains=f": {key}") | Q(text__contains=f'"{key}'))
    )
    place = 0 if isinstance(medium, Image) else 1
    for revision in maybe.iterator(chunk_size=50):
        try:
            shown = media_of(revision.as_object())[place]
        except Exception:  # a revision that cannot be opened may still need it
            return True
        if any(other.pk == key for other in shown):
            return True
    return False
