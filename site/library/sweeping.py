"""Clearing away files that no row knows: what a process left behind that was killed during an upload.

For the periodic work. A file is given an hour before it counts as forgotten, since its row may be on the way.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.files.storage import Storage, default_storage
from django.utils import timezone
from wagtail.models import UploadedFile

from .models import Document, Image, Rendition, released_storage

GRACE = timedelta(hours=1)
_FOLDERS = ("original_images", "images", "documents", "wagtail_uploads")
_BATCH = 200


def sweep() -> int:
    """Delete forgotten files, private and released; answers how many."""
    removed = _clear(released_storage(), "", _known_released)
    for folder in _FOLDERS:
        removed += _clear(default_storage, folder, _known_private)
    return removed


def _clear(storage: Storage, folder: str, known: Callable[[list[str]], set[str]]) -> int:
    removed = 0
    for batch in _batches(_old_files(storage, folder)):
        for name in set(batch) - known(batch):
            storage.delete(name)
            removed += 1
    return removed


def _known_released(names: list[str]) -> set[str]:
    return set(Rendition.objects.filter(released_name__in=names).values_list("released_name", flat=True))


def _known_private(names: list[str]) -> set[str]:
    found: set[str] = set()
    for model in (Image, Rendition, Document, UploadedFile):
        found |= set(model.objects.filter(file__in=names).values_list("file", flat=True))  # type: ignore[misc]
    return found


def _old_files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        whole = f"{folder}/{name}" if folder else name
        if timezone.now() - storage.get_modified_time(whole) > GRACE:
            yield whole
    for name in folders:
        yield from _old_files(storage, f"{folder}/{name}" if folder else name)


def _batches(names: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for name in names:
        batch.append(name)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
