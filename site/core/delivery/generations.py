"""Generations: tokens that say how often the whole site, or one path of it, has changed.

A page is kept under the tokens that stood when its request began; renewing a token lets every page under the old one
be forgotten, in all processes at their next request. Beside pages in files each token is a small file of its own, read
with one call to the system and put in place in one step; beside pages in Redis it is an entry there.
"""

import hashlib
import os
import secrets
import tempfile
from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

SITE = "site"
#: changes whenever something public was taken down: phones look through their kept copies then
TAKEN_DOWN = "taken-down"
LONGEST = 64


class Generations(ABC):
    """Where the tokens stand. Names are `SITE`, `TAKEN_DOWN` or a path."""

    @abstractmethod
    def read(self, *names: str) -> list[str | None]:
        """The token of each name; None for one that was never set, or was thrown out by a full cache."""

    @abstractmethod
    def renew(self, name: str) -> None:
        """Set a new token."""

    @abstractmethod
    def keep(self, name: str, token: str) -> None:
        """Set a token where none is; one that a change has set meanwhile stays."""

    def site(self) -> str:
        """The token of the whole site. It is always set: what hangs on it is kept with the first page."""
        return self.steady(SITE)

    def steady(self, name: str) -> str:
        """The token of a name, set now if it was not."""
        (token,) = self.read(name)
        if token is None:
            self.keep(name, new_token())
            (token,) = self.read(name)
        return token or new_token()

    def of(self, path: str) -> tuple[str, str]:
        """The tokens of the site and of a path; a path without one gets a token that no kept page has."""
        site, own = self.read(SITE, path)
        return site or self.site(), own or new_token()


class FileGenerations(Generations):
    """Tokens in files, named so that clearing the cache of pages takes them along."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def _file(self, name: str) -> str:
        digest = hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
        return f"{self._folder}/{digest}.token.djcache"

    def read(self, *names: str) -> list[str | None]:
        """The token of each name."""
        return [_content(self._file(name)) for name in names]

    def renew(self, name: str) -> None:
        """Set a new token; readers see the old one or the new one, never half of it."""
        handle, written = tempfile.mkstemp(dir=self._made_folder())
        with os.fdopen(handle, "w") as file:
            file.write(new_token())
        os.replace(written, self._file(name))

    def keep(self, name: str, token: str) -> None:
        """Set a token where none is."""
        self._made_folder()
        file = self._file(name)
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            if not _content(file):  # what a power cut leaves behind
                self.renew(name)
            return
        with os.fdopen(handle, "w") as opened:
            opened.write(token)

    def _made_folder(self) -> str:
        Path(self._folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._folder


class SharedGenerations(Generations):
    """Tokens in the cache that holds the pages, for one that several machines share."""

    def read(self, *names: str) -> list[str | None]:
        """The token of each name, in one exchange."""
        keys = [_key(name) for name in names]
        found = caches["pages"].get_many(keys)
        return [found.get(key) for key in keys]

    def renew(self, name: str) -> None:
        """Set a new token."""
        caches["pages"].set(_key(name), new_token(), None)

    def keep(self, name: str, token: str) -> None:
        """Set a token where none is."""
        caches["pages"].add(_key(name), token, None)


def generations() -> Generations:
    """The tokens beside the pages, as the settings have them now."""
    pages = settings.CACHES["pages"]
    return _in_files(pages["LOCATION"]) if pages["BACKEND"].endswith("FileBasedCache") else _shared()


@cache
def _in_files(folder: str) -> FileGenerations:
    return FileGenerations(folder)


@cache
def _shared() -> SharedGenerations:
    return SharedGenerations()


def new_token() -> str:
    """A token that was never used before."""
    return secrets.token_hex(8)


def _content(file: str) -> str | None:
    """What a small file says. Plain calls to the system: every request for a page makes two of these."""
    try:
        handle = os.open(file, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        return os.read(handle, LONGEST).decode() or None
    finally:
        os.close(handle)


def _key(name: str) -> str:
    return "gen:" + hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
