"""Archives with bad intentions: they are looked at from outside, never unpacked, and given back as they came."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from tests.library.conftest import files
from tests.library.making import docx, upload

ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document>&b;</w:document>'
)
REMOTE = (
    b'<Relationships><Relationship Target="http://127.0.0.1:9/a.png" TargetMode="External"/></Relationships>'
)


def bomb(members: int = 1, megabytes: int = 200) -> bytes:
    """A worksheet of some kilobytes that would fill a disk."""
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number in range(members):
            with packed.open(f"word/media/{number}.xml", "w") as member:
                for _ in range(megabytes):
                    member.write(bytes(1024 * 1024))
    return out.getvalue()


def crowd(members: int) -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as packed:
        for number in range(members):
            packed.writestr(f"word/{number}.xml", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (crowd(20_000), "terlalu banyak"),
        (docx(word__vbaProjectDOTbin=b"x"), "makro"),
        (docx()[:-30], "tidak cocok"),
    ],
    ids=["twenty thousand members", "macros", "cut short"],
)
def test_archive_that_asks_too_much_is_refused(document, media: Path, content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        document(file=upload(content, "lembar.docx"))

    assert not files(media)


@pytest.mark.parametrize(
    "content",
    [
        bomb(),
        docx(**{"..__..__keluarDOTtxt": b"RAHASIA"}),
        docx(word__settingsDOTxml=ENTITY),
        docx(word___rels__documentDOTxmlDOTrels=REMOTE),
    ],
    ids=["bomb", "path that leads out", "external entity", "remote picture"],
)
def test_nothing_in_an_archive_is_unpacked_or_fetched(document, media: Path, content: bytes) -> None:
    started = time.process_time()

    kept = document(file=upload(content, "lembar.docx"))

    assert time.process_time() - started < 5
    assert [path.read_bytes() for path in files(media)] == [content]
    assert kept.filename == "lembar.docx"
