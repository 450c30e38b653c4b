"""Storage in a bucket whose keys never reach the database.

Wagtail deletes files by a task and writes into its row how to make the storage again: with the stock class
that includes the secret key. Ours says only under which alias the settings know it.
"""

from typing import Any

from django.core.files.storage import Storage, storages
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    """An S3-like bucket that knows its alias in STORAGES."""

    def __init__(self, *, alias: str, **options: Any) -> None:
        self.alias = alias
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """How a task finds this storage again."""
        return "library.buckets.known_as", [self.alias], {}


def known_as(alias: str) -> Storage:
    """The storage that the settings name so."""
    return storages[alias]
