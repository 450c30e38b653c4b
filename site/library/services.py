"""Acts on pictures and files: taking in, releasing, withdrawing, and taking down for a parent who says no."""

import logging
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.delivery.page_cache import renew

from . import decoding
from .document_kinds import check_document
from .models import CONSENT, Document, Image, Rendition, released_storage

logger = logging.getLogger(__name__)
Kept = TypeVar("Kept", Image, Document)
BAD_BASIS = _("Jawaban tentang murid di foto ini belum kami kenal. Pilih salah satu yang tersedia.")


def add_picture(
    *,
    file: File,
    owner: Any,
    page: Page | None = None,
    alt: str = "",
    credit: str = "",
    consent_basis: str = "",
    consent_date: date | None = None,
    consent_kept_at: str = "",
    client_key: UUID | None = None,
) -> Image:
    """Take in a picture; the same owner and key give the same row. Raises ValidationError."""
    known = _sent_before(Image, owner, client_key)
    if known is not None:
        return known
    if consent_basis not in dict(CONSENT):
        raise ValidationError({"consent_basis": BAD_BASIS})
    image = Image(
        title=(alt or PurePath(file.name or "").stem or str(_("Gambar")))[:255],
        file=decoding.clean_picture(file),
        uploaded_by_user=owner,
        for_page=page,
        alt=alt[:250],
        credit=credit[:150],
        consent_basis=consent_basis,
        consent_date=consent_date,
        consent_kept_at=consent_kept_at[:150],
        client_key=client_key,
    )
    return _store(image, owner, client_key)


def add_document(
    *, file: File, owner: Any, page: Page | None = None, title: str = "", client_key: UUID | None = None
) -> Document:
    """Take in a file; the same owner and key give the same row. Raises ValidationError."""
    known = _sent_before(Document, owner, client_key)
    if known is not None:
        return known
    check_document(file)
    document = Document(
        title=(title or PurePath(file.name or "").stem or str(_("Berkas")))[:255],
        file=file,
        uploaded_by_user=owner,
        for_page=page,
        client_key=client_key,
    )
    return _store(document, owner, client_key)


def _sent_before(model: type[Kept], owner: Any, client_key: UUID | None) -> Kept | None:
    if client_key is None:
        return None
    return model.objects.filter(uploaded_by_user=owner, client_key=client_key).first()


def _store(medium: Kept, owner: Any, client_key: UUID | None) -> Kept:
    try:
        with transaction.atomic():
            medium.save()
    except IntegrityError:
        # The same form arrived twice at once; the other one was quicker.
        known = _sent_before(type(medium), owner, client_key)
        if known is None:
            raise
        return known
    return medium


def release(*, images: Iterable[Image] = (), documents: Iterable[Document] = ()) -> None:
    """Open media to everybody: the flag in the caller's transaction, sizes and names by a task after it.

    A picture without a sufficient answer about pupils stays closed, whatever shows it.
    """
    keys = [image.pk for image in images if image.may_be_published]
    with transaction.atomic():
        Image.objects.filter(pk__in=keys, consent_withdrawn_at=None).update(released=True)
        Document.objects.filter(pk__in=[document.pk for document in documents]).update(released=True)
        if keys:
            transaction.on_commit(partial(_write_later, keys))


def _write_later(keys: list[int]) -> None:
    from .tasks import write_released_task  # tasks need the services

    write_released_task.enqueue(keys)


def withdraw(*, images: Iterable[Image] = (), documents: Iterable[Document] = ()) -> None:
    """Close media again: the flag and the names at once, the files when the transaction is in."""
    keys = [image.pk for image in images]
    files = [document.pk for document in documents]
    if not keys and not files:
        return
    with transaction.atomic():
        Image.objects.filter(pk__in=keys).update(released=False)
        Document.objects.filter(pk__in=files).update(released=False)
        open_ones = list(
            Rendition.objects.filter(image__in=keys).exclude(released_name="").select_related("image")
        )
        Rendition.objects.filter(pk__in=[rendition.pk for rendition in open_ones]).update(released_name="")
        for rendition in open_ones:
            rendition.purge_from_cache()
        delete_released_later([rendition.released_name for rendition in open_ones])
        renew()


def delete_released_later(names: list[str]) -> None:
    """Take files off the released storage once the transaction is in."""
    if names:
        transaction.on_commit(partial(_delete_released, names), robust=True)


def _delete_released(names: list[str]) -> None:
    storage = released_storage()
    for name in names:
        try:
            storage.delete(name)
        except Exception:  # a storage that is away for a moment must not keep the other files open
            logger.exception("A released file could not be removed; the sweep will try again: %s", name)


def withdraw_consent(image: Image, by: Any) -> Image:
    """Take a picture down everywhere as a parent asks: sizes, released files, original; the record is kept.

    A plain grey field takes the original's place, so that old revisions still open and show nobody.
    """
    with transaction.atomic():
        image = Image.objects.select_for_update().get(pk=image.pk)
        if image.consent_withdrawn_at is not None:
            return image
        storage, original = image.file.storage, image.file.name
        withdraw(images=[image])
        image.renditions.all().delete()
        image.consent_withdrawn_at = timezone.now()
        image.released = False
        image.file = decoding.placeholder()  # type: ignore[assignment]
        image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = None
        image.save()
        log(instance=image, action="library.withdraw_consent", user=by)
        transaction.on_commit(partial(storage.delete, original), robust=True)
        renew()
    return image
