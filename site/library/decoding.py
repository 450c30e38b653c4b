"""Reading pictures safely: limits before a pixel is decoded, then all but the picture itself is left behind.

What a phone writes into a file (place, time, device, serial number, comments) never reaches the disk, nor
what somebody may have hidden in it: the picture is turned upright, brought to at most 2560 px, written anew.
"""

import io
import secrets
from pathlib import PurePath
from typing import IO, Any

import PIL.Image
import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import ImageCms, ImageOps

from . import sniffing

pillow_heif.register_heif_opener(thumbnails=False)

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_FRAMES = 200
LONGEST_SIDE = 2560
FEW_COLOURS = 256
JPEG_QUALITY = 85

EMPTY = _("Berkas ini kosong. Pilih gambarnya sekali lagi.")
TOO_HEAVY = _(
    "Gambar ini lebih besar dari 15 MB. Kirim ukuran yang lebih kecil, misalnya lewat pilihan "
    "“ukuran sedang” di ponsel."
)
UNKNOWN = _(
    "Berkas ini bukan gambar yang kami kenal. Kirim foto atau gambar berjenis JPEG, PNG, WebP, GIF, "
    "atau HEIC."
)
TOO_LARGE = _(
    "Gambar ini terlalu luas: %(width)s × %(height)s titik. Kecilkan dahulu, misalnya menjadi 2.000 titik "
    "di sisi panjangnya, lalu kirim lagi."
)
TOO_LONG = _("Gambar bergerak ini terlalu panjang. Kirim satu gambar diam, atau potongan yang lebih pendek.")
BROKEN = _(
    "Gambar ini tidak utuh, mungkin terputus saat disalin atau dikirim. Buka dahulu di galeri ponsel; "
    "bila di sana tampak utuh, kirim sekali lagi."
)


class CleanPicture(SimpleUploadedFile):
    """A picture that has been written anew; it may be stored as it is."""


def check_picture(file: File | IO[bytes]) -> None:
    """Say whether a picture can be taken; raises ValidationError that tells what to do instead."""
    _decode(file, _check_header(file))


def clean_picture(file: File | IO[bytes]) -> CleanPicture:
    """The same picture, upright, at most 2560 px and without any data beside it; raises ValidationError."""
    kind = _check_header(file)
    content, extension = _encode(_decode(file, kind), kind)
    stem = PurePath(getattr(file, "name", "") or "").stem or secrets.token_hex(4)
    mime = "image/png" if extension == "png" else "image/jpeg"
    return CleanPicture(f"{stem}.{extension}", content, content_type=mime)


def rewrite(image: Any) -> None:
    """Write a picture's new file anew, and note its size and hash; raises ValidationError."""
    if not isinstance(image.file.file, CleanPicture):
        image.file = clean_picture(image.file.file)
    image._set_image_file_metadata()


def placeholder() -> CleanPicture:
    """A plain grey field, which stands where a picture has been taken down."""
    out = io.BytesIO()
    PIL.Image.new("RGB", (480, 320), (214, 210, 202)).save(out, "PNG")
    return CleanPicture("diturunkan.png", out.getvalue(), content_type="image/png")


def _check_header(file: File | IO[bytes]) -> sniffing.PictureKind:
    """Everything that can be refused before the decoder is woken."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    if not size:
        raise ValidationError(EMPTY, code="empty")
    if size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="file_too_large")
    head = file.read(sniffing.HEAD)
    kind = sniffing.kind_of(head)
    if kind is None:
        raise ValidationError(UNKNOWN, code="invalid_image")
    if kind is sniffing.WEBP:
        canvas = sniffing.webp_size(head)
        if canvas is None:
            raise ValidationError(BROKEN, code="invalid_image")
        _require_area(canvas)
    return kind


def _require_area(size: tuple[int, int], frames: int = 1) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise ValidationError(
            TOO_LARGE, code="file_too_many_pixels", params={"width": width, "height": height}
        )
    if frames > MAX_FRAMES or width * height * frames > MAX_PIXELS:
        raise ValidationError(TOO_LONG, code="too_many_frames")


def _decode(file: File | IO[bytes], kind: sniffing.PictureKind) -> PIL.Image.Image:
    """The first frame, upright, in screen colours, as RGB or RGBA."""
    try:
        frames = sniffing.gif_frames(file, at_most=MAX_FRAMES) if kind is sniffing.GIF else 1  # type: ignore[arg-type]
        file.seek(0)
        with PIL.Image.open(file, formats=[kind.name]) as image:  # type: ignore[arg-type]
            _require_area(image.size, frames if kind is sniffing.GIF else getattr(image, "n_frames", 1))
            if kind is sniffing.JPEG:
                image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # the decoder scales down while it reads
            image.load()
            return _upright(image)
    except ValidationError:
        raise
    except PIL.Image.DecompressionBombError as error:
        raise ValidationError(TOO_LONG, code="file_too_many_pixels") from error
    except (
        Exception
    ) as error:  # decoders raise whatever broken bytes make them raise; to the teacher it is all one
        raise ValidationError(BROKEN, code="invalid_image") from error
    finally:
        file.seek(0)


def _upright(image: PIL.Image.Image) -> PIL.Image.Image:
    """Shrink first, then turn and convert: each of these makes a copy, and the small ones cost little."""
    if image.mode.startswith(("I", "F")):
        picture = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("RGB", "RGBA", "L", "LA", "CMYK", "YCbCr"):
        picture = image
    else:
        picture = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if picture.mode in ("RGB", "L") and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=3.0)
    picture = _in_screen_colours(ImageOps.exif_transpose(picture), image.info.get("icc_profile"))
    picture.info = {}
    return picture


def _in_screen_colours(picture: PIL.Image.Image, profile: bytes | None) -> PIL.Image.Image:
    mode = "RGBA" if picture.mode in ("RGBA", "LA") else "RGB"
    if profile and picture.mode != "LA":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile costs a shade of colour, not the picture
    return picture.convert(mode)


def _encode(picture: PIL.Image.Image, kind: sniffing.PictureKind) -> tuple[bytes, str]:
    """JPEG for photographs; PNG for what is transparent or drawn in few colours."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    drawn = kind not in (sniffing.JPEG, sniffing.HEIC) and picture.getcolors(FEW_COLOURS) is not None
    out = io.BytesIO()
    if picture.mode == "RGBA" or drawn:
        picture.save(out, "PNG")
        return out.getvalue(), "png"
    picture.save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return out.getvalue(), "jpg"
