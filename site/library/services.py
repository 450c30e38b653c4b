"""Acts on pictures and files: taking in, releasing, withdrawing, and taking down for a parent who says no."""

import logging
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from core.delivery.page_cache import renew, renew_after_taking_down

from . import decoding
from .consent import CONSENT, FILE_CONSENT, suffices
from .document_kinds import check_document
from .models import Document, Image, Rendition, released_storage

logger = logging.getLogger(__name__)
Kept = TypeVar("Kept", Image, Document)
ANSWER = ("consent_basis", "consent_date", "consent_kept_at")
BAD_BASIS = _("Jawaban tentang murid di foto ini belum kami kenal. Pilih salah satu yang tersedia.")
PUBLIC_NEEDS = _(
    "Ini sudah dapat dilihat semua orang. Isi tanggal izin dan tempat menyimpan formulirnya, atau turunkan dahulu."
)
TAKEN_DOWN = _("Berkas ini diturunkan karena izinnya dicabut.")


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
    *,
    file: File,
    owner: Any,
    page: Page | None = None,
    title: str = "",
    consent_basis: str = "",
    consent_date: date | None = None,
    consent_kept_at: str = "",
    client_key: UUID | None = None,
) -> Document:
    """Take in a file; the same owner and key give the same row. Raises ValidationError."""
    known = _sent_before(Document, owner, client_key)
    if known is not None:
        return known
    if consent_basis not in dict(FILE_CONSENT):
        raise ValidationError({"consent_basis": BAD_BASIS})
    check_document(file)
    document = Document(
        title=(title or PurePath(file.name or "").stem or str(_("Berkas")))[:255],
        file=file,
        uploaded_by_user=owner,
        for_page=page,
        consent_basis=consent_basis,
        consent_date=consent_date,
        consent_kept_at=consent_kept_at[:150],
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

    What has no sufficient answer about pupils stays closed, whatever shows it.
    """
    keys = [image.pk for image in images if image.may_be_published]
    files = [document.pk for document in documents if document.may_be_published]
    with transaction.atomic():
        Image.objects.filter(pk__in=keys, consent_withdrawn_at=None).update(released=True)
        Document.objects.filter(pk__in=files, consent_withdrawn_at=None).update(released=True)
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
        renew_after_taking_down()


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


def describe(*, medium: Kept, words: Mapping[str, Any]) -> Kept:
    """Write what the sender says of a picture or file: its words, and the answer about pupils.

    An empty answer does not take one back. What a public page shows opens once the answer suffices; while it is open
    an answer that would not suffice raises ValidationError, for closing it is an act of its own.
    """
    changed = {
        name: value
        for name, value in words.items()
        if getattr(medium, name) != value and (value or name != "consent_basis")
    }
    answer = [changed.get(name, getattr(medium, name)) for name in ANSWER]
    if medium.released and set(ANSWER) & set(changed) and not suffices(*answer):
        raise ValidationError({"consent_basis": PUBLIC_NEEDS})
    if changed:
        for name, value in changed.items():
            setattr(medium, name, value)
        medium.save(update_fields=list(changed))
        follow_answer(medium)
    return medium


def follow_answer(medium: Image | Document) -> None:
    """Open what a public page shows once the answer suffices, and close it when it does not."""
    if medium.released and not medium.may_be_published:
        withdraw(**_alone(medium))
    elif medium.may_be_published and medium.published_uses.exists():
        release(**_alone(medium))
        renew()


def _alone(medium: Image | Document) -> dict[str, Any]:
    return {"images": [medium]} if isinstance(medium, Image) else {"documents": [medium]}


def withdraw_consent(medium: Kept, by: Any) -> Kept:
    """Take a picture or file down everywhere as a parent asks: sizes, released files, original; the record is kept.

    A plain grey field, or a file of one sentence, takes the original's place, so that old revisions still open and
    show nobody.
    """
    with transaction.atomic():
        medium = type(medium)._default_manager.select_for_update().get(pk=medium.pk)
        if medium.consent_withdrawn_at is not None:
            return medium
        storage, original = medium.file.storage, medium.file.name or ""
        withdraw(**_alone(medium))
        medium.consent_withdrawn_at = timezone.now()
        medium.released = False
        if isinstance(medium, Image):
            _empty_picture(medium)
        else:
            medium.file = ContentFile(f"{TAKEN_DOWN}\n".encode(), name="diturunkan.txt")  # type: ignore[assignment]
        medium.save()
        log(instance=medium, action="library.withdraw_consent", user=by)
        transaction.on_commit(partial(storage.delete, original), robust=True)
        renew()
    return medium


def _empty_picture(image: Image) -> None:
    image.renditions.all().delete()
    image.file = decoding.placeholder()  # type: ignore[assignment]
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = None
