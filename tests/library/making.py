"""Files as they come from phones, from messengers, and from people with bad intentions."""

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import Any

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ImageCms, PngImagePlugin

SECRETS = (
    b"RAHASIA",
    b"NikonSerial",
    b"http://ns.adobe.com/xap",
    b"Exif",
    b"<script",
    b"GPSLatitude",
    b"-0.9471",
)
SCRIPT = b"<html><script>alert('RAHASIA')</script></html>"


def upload(content: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def scene(size: tuple[int, int] = (1200, 800), mode: str = "RGB") -> PIL.Image.Image:
    """Something with many colours and detail, like a photograph; its left half is darker than its right."""
    across = PIL.Image.linear_gradient("L").rotate(90).resize(size)
    down = PIL.Image.linear_gradient("L").resize(size)
    noise = PIL.Image.effect_noise(size, 40)
    return PIL.Image.merge("RGB", (across, down, noise)).convert(mode)


def saved(image: PIL.Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@cache
def jpeg(size: tuple[int, int] = (1200, 800)) -> bytes:
    return saved(scene(size), "JPEG")


@cache
def jpeg_from_a_phone() -> bytes:
    """Place, device number, artist, a comment, XMP and a colour profile with a text; turned on its side."""
    exif = PIL.Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x013B] = "RAHASIA Bu Guru"
    exif[0x010F] = "NikonSerial"
    exif.get_ifd(0x8825).update({1: "S", 2: (0.0, 56.0, 50.0), 3: "E", 4: (100.0, 25.0, 1.0)})
    exif.get_ifd(0x8769).update({0xA431: "NikonSerial-4711", 0x9286: b"ASCII\0\0\0RAHASIA"})
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="-0.9471">RAHASIA http://ns.adobe.com/xap</rdf></x:xmpmeta>'
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + b"RAHASIA"
    return saved(scene(), "JPEG", exif=exif, comment=b"RAHASIA comment", xmp=xmp, icc_profile=profile)


@cache
def png_with_texts() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "RAHASIA")
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>RAHASIA GPSLatitude</x:xmpmeta>")
    exif = PIL.Image.Exif()
    exif[0x013B] = "RAHASIA"
    return saved(scene((600, 400)), "PNG", pnginfo=info, exif=exif)


@cache
def heic() -> bytes:
    exif = PIL.Image.Exif()
    exif[0x013B] = "RAHASIA"
    return saved(scene((640, 480)), "HEIF", exif=exif.tobytes())


def drawing(mode: str = "RGB") -> PIL.Image.Image:
    """Few colours, sharp edges."""
    image = PIL.Image.new(mode, (900, 500), "white")
    image.paste((20, 60, 120, 255)[: len(image.getbands())], (100, 100, 500, 300))
    return image


@cache
def huge_png(side: int = 10_000, rows: int = 0) -> bytes:
    """A black square in a few kilobytes that would fill hundreds of megabytes of memory."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + side * 3)
    body = b"".join(packer.compress(row) for _ in range(rows or side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def long_gif(frames: int = 10_000, side: int = 500) -> bytes:
    """The same tiny frame again and again."""
    one = saved(PIL.Image.new("P", (side, side)), "GIF")
    start = one.index(b"\x2c")
    return one[:start] + one[start:-1] * frames + b"\x3b"


def huge_webp() -> bytes:
    """A header that promises 16,383 × 16,383 px."""
    side = (16_382).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + side + side
    return b"RIFF" + struct.pack("<I", len(body)) + body


def archive(**members: bytes) -> bytes:
    """A ZIP with these members. It bears no time: workers that make it in different seconds must make the same one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            member = zipfile.ZipInfo(name.replace("__", "/").replace("DOT", "."))
            packed.writestr(member, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return archive(**{"[Content_Types]DOTxml": b"<Types/>", "word__documentDOTxml": b"<w/>"}, **more)
