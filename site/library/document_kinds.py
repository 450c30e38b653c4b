"""Which files may be offered to readers: what they say they are, and no programs among them.

Nothing is unpacked or run here; of archives only the list of contents is read.
"""

import io
import struct
import zipfile
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_MEMBERS = 5_000
MAX_LIST_BYTES = 2 * 1024 * 1024
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = {"odt", "ods", "odp"}
ARCHIVES = {*OFFICE, *OPEN_DOCUMENT, "zip"}
PROGRAMS = {
    "apk",
    "app",
    "bat",
    "cmd",
    "com",
    "cpl",
    "dll",
    "exe",
    "hta",
    "jar",
    "js",
    "lnk",
    "msi",
    "ps1",
    "reg",
    "scr",
    "sh",
    "vbs",
}
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<svg", b"<?xml", b"<script", b"<iframe")

EMPTY = _("Berkas ini kosong. Pilih berkasnya sekali lagi.")
TOO_HEAVY = _("Berkas ini lebih besar dari 20 MB. Kecilkan atau bagi dahulu, lalu kirim lagi.")
UNKNOWN = _("Berkas berakhiran “.%(extension)s” belum dapat kami terima. Yang dapat: %(allowed)s.")
MISMATCH = _(
    "Isi berkas ini tidak cocok dengan akhiran namanya, “.%(extension)s”. Simpan ulang dari aplikasinya, "
    "lalu kirim lagi."
)
MACROS = _("Berkas ini memuat makro. Simpan sebagai berkas tanpa makro, lalu kirim lagi.")
PROGRAM = _("Di dalam arsip ini ada program (%(name)s). Keluarkan dahulu, lalu kirim lagi.")
CROWDED = _("Arsip ini berisi terlalu banyak berkas. Bagi menjadi beberapa arsip, lalu kirim lagi.")


def check_document(file: Any, *, name: str = "") -> None:
    """Say whether a file can be taken; raises ValidationError that tells what to do instead."""
    extension = PurePath(name or file.name or "").suffix.lower().removeprefix(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        allowed = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(UNKNOWN, code="unknown", params={"extension": extension, "allowed": allowed})
    file.seek(0, io.SEEK_END)
    size = file.tell()
    if not size:
        raise ValidationError(EMPTY, code="empty")
    if size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise ValidationError(TOO_HEAVY, code="file_too_large")
    try:
        if not _matches(file, extension):
            raise ValidationError(MISMATCH, code="mismatch", params={"extension": extension})
    finally:
        file.seek(0)


def _matches(file: IO[bytes], extension: str) -> bool:
    file.seek(0)
    head = file.read(4096)
    if extension == "pdf":
        return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-")
    if extension in ARCHIVES:
        return head.startswith(b"PK\x03\x04") and _archive_matches(file, extension)
    if extension == "mp3":
        return head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0)
    if extension == "m4a":
        return head[4:8] == b"ftyp"
    return b"\x00" not in head and not head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP)


def _archive_matches(file: IO[bytes], extension: str) -> bool:
    names = _members(file)
    if names is None:
        return False
    if any(PurePath(name).name.lower() == "vbaproject.bin" for name in names):
        raise ValidationError(MACROS, code="macros")
    if extension in OFFICE:
        return "[Content_Types].xml" in names and any(name.startswith(OFFICE[extension]) for name in names)
    if extension in OPEN_DOCUMENT:
        return "mimetype" in names and "content.xml" in names
    for name in names:
        if PurePath(name).suffix.lower().removeprefix(".") in PROGRAMS:
            raise ValidationError(PROGRAM, code="program", params={"name": PurePath(name).name[:60]})
    return True


def _members(file: IO[bytes]) -> list[str] | None:
    """The names in an archive; None when damaged. Its length is read first: a million names cost nothing."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - 65_557))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return None
    count, list_bytes = struct.unpack("<HI", tail[end + 10 : end + 16])
    if count > MAX_MEMBERS or list_bytes > MAX_LIST_BYTES:
        raise ValidationError(CROWDED, code="crowded")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        return None
