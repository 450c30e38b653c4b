"""What a picture file says of itself in its first bytes, read without decoding a single pixel.

The name of a file proves nothing: phones, messengers and people with bad intentions all rename files.
"""

import struct
from dataclasses import dataclass
from typing import IO, Any

HEAD = 64
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_GIF_TRAILER, _GIF_IMAGE, _GIF_EXTENSION = b"\x3b", b"\x2c", b"\x21"


@dataclass(frozen=True)
class PictureKind:
    """A format that is taken, by the name that Pillow gives it."""

    name: str
    extension: str


JPEG = PictureKind("JPEG", "jpg")
PNG = PictureKind("PNG", "png")
WEBP = PictureKind("WEBP", "webp")
GIF = PictureKind("GIF", "gif")
HEIC = PictureKind("HEIF", "heic")


def kind_of(head: bytes) -> PictureKind | None:
    """The format by its signature; None when it is no picture that we take."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return GIF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return HEIC
    return None


def webp_size(head: bytes) -> tuple[int, int] | None:
    """Width and height of a WebP canvas, in pixels; Pillow reserves memory for it at the mere opening."""
    if head[12:16] == b"VP8X" and len(head) >= 30:
        width, height = int.from_bytes(head[24:27], "little"), int.from_bytes(head[27:30], "little")
        return width + 1, height + 1
    if head[12:16] == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if head[12:16] == b"VP8 " and len(head) >= 30:
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def gif_frames(file: IO[Any], *, at_most: int) -> int:
    """How many frames a GIF has, counted by its block marks; counting stops just above `at_most`."""
    file.seek(10)
    packed = file.read(3)[:1]
    if packed and packed[0] & 0x80:
        file.seek(3 << ((packed[0] & 7) + 1), 1)
    frames = 0
    while frames <= at_most:
        mark = file.read(1)
        if mark == _GIF_EXTENSION:
            file.seek(1, 1)
        elif mark == _GIF_IMAGE:
            frames += 1
            descriptor = file.read(9)
            if len(descriptor) == 9 and descriptor[8] & 0x80:
                file.seek(3 << ((descriptor[8] & 7) + 1), 1)
            file.seek(1, 1)
        else:  # the trailer, or the end of a file that was cut off
            break
        _skip_blocks(file)
    return frames


def _skip_blocks(file: IO[Any]) -> None:
    """Jump over a chain of data blocks: a length byte and as many bytes, until a length of nought."""
    length = file.read(1)
    while length and length[0]:
        file.seek(length[0], 1)
        length = file.read(1)
