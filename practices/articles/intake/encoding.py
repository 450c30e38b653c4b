"""Letters out of bytes: old computers, Word and Notepad each save them in their own way."""

from __future__ import annotations

import codecs

from django.utils.translation import gettext_lazy as _

from .posts import IntakeError

_FALLBACK = "intake-cp1252"
_SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"{\\rtf",
)
_SAMPLE = 4096


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252: a file glued from two sources keeps both halves."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in bad), error.end


codecs.register_error(_FALLBACK, _as_windows)


def incremental_decoder(sample: bytes) -> codecs.IncrementalDecoder:
    """A decoder for a file that begins with `sample`. What the file says of itself is often wrong.

    Raises IntakeError for a file that is no text (a document, a picture, an archive).
    """
    name = _encoding_name(sample[:_SAMPLE])
    return codecs.getincrementaldecoder(name)(errors=_FALLBACK if name.startswith("utf-8") else "replace")


def decode(data: bytes) -> str:
    """The text of a whole file, without byte order mark."""
    return incremental_decoder(data).decode(data, True).removeprefix("\ufeff")


def _encoding_name(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if sample.startswith(_SIGNATURES):
        raise IntakeError(
            _("Berkas ini bukan teks. Simpan dulu sebagai cadangan Blogger, halaman HTML, atau teks biasa.")
        )
    if b"\x00" not in sample:
        return "utf-8-sig"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.3 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.1:
        return "utf-16-be"
    raise IntakeError(
        _("Berkas ini bukan teks atau sudah rusak. Simpan ulang dari sumbernya, lalu coba lagi.")
    )
