"""What is taken in, what is refused, and what is left of a picture after it has been written anew."""

import io
import subprocess
import sys
from pathlib import Path

import PIL.Image
import pytest
from django.core.exceptions import ValidationError

from library.decoding import check_picture, clean_picture
from tests.library import making
from tests.library.making import SECRETS, drawing, jpeg, saved, scene, upload

SITE = Path(__file__).resolve().parents[2] / "site"


def opened(content: bytes) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(content))


def cleaned(content: bytes, name: str = "foto.jpg") -> bytes:
    return clean_picture(upload(content, name)).read()


@pytest.mark.parametrize("make", [making.jpeg_from_a_phone, making.png_with_texts, making.heic])
def test_place_device_and_comments_are_gone(make):
    before, after = make(), cleaned(make())
    assert any(secret in before for secret in SECRETS)
    assert not any(secret in after for secret in SECRETS)
    assert not opened(after).getexif()


def test_picture_taken_sideways_stands_upright():
    assert opened(cleaned(making.jpeg_from_a_phone())).size == (800, 1200)


def test_large_photograph_is_brought_to_2560_pixels():
    assert opened(cleaned(jpeg((5000, 2500)))).size == (2560, 1280)


def test_photograph_sent_as_png_becomes_a_progressive_jpeg():
    after = opened(cleaned(saved(scene(), "PNG")))
    assert (after.format, "progressive" in after.info) == ("JPEG", True)


def test_transparent_picture_stays_png():
    after = opened(cleaned(saved(PIL.Image.new("RGBA", (50, 50), (10, 20, 30, 90)), "PNG")))
    assert (after.format, after.getpixel((5, 5))) == ("PNG", (10, 20, 30, 90))


def test_drawing_in_few_colours_stays_sharp():
    after = opened(cleaned(saved(drawing(), "PNG")))
    assert (after.format, after.convert("RGB").getpixel((300, 200))) == ("PNG", (20, 60, 120))


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("L", "PNG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("LA", "PNG"),
        ("RGB", "WEBP"),
        ("I;16", "PNG"),
    ],
)
def test_every_kind_of_colours_is_taken(mode, form):
    image = (
        scene((300, 200), "L").convert("I").convert(mode)
        if mode == "I;16"
        else scene((300, 200), "RGB").convert(mode)
    )
    assert opened(cleaned(saved(image, form))).size == (300, 200)


def test_format_is_told_by_content_not_by_name():
    assert clean_picture(upload(making.heic(), "foto.jpg")).name == "foto.jpg"
    assert clean_picture(upload(saved(drawing(), "PNG"), "gambar.jpeg")).name == "gambar.png"


def test_moving_picture_gives_its_first_frame():
    frames = [drawing(), drawing().rotate(90)]
    after = opened(cleaned(saved(frames[0], "GIF", save_all=True, append_images=frames[1:])))
    assert (getattr(after, "n_frames", 1), after.size) == (1, (900, 500))


def test_payload_behind_a_jpeg_is_gone():
    assert b"RAHASIA" not in cleaned(jpeg() + making.SCRIPT)


def test_payload_in_a_gif_that_is_also_a_script_is_gone():
    assert b"RAHASIA" not in cleaned(saved(drawing(), "GIF", comment=b"*/=1;alert('RAHASIA')//"), "foto.gif")


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        making.SCRIPT,
        b"\x7fELF" + b"\0" * 200,
        b"GI",
        b"%PDF-1.7",
        saved(drawing(), "BMP"),
        saved(drawing(), "TIFF"),
        saved(drawing(), "ICO"),
    ],
)
def test_what_is_no_photograph_is_refused_whatever_its_name(content):
    with pytest.raises(ValidationError, match="bukan gambar yang kami kenal"):
        check_picture(upload(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "HEIF"])
def test_picture_cut_off_in_the_middle_is_refused(form):
    content = saved(scene((600, 400)), form)
    with pytest.raises(ValidationError, match="tidak utuh"):
        check_picture(upload(content[: len(content) // 2]))


@pytest.mark.parametrize(
    "head",
    [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x10\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic"],
)
@pytest.mark.parametrize("tail", [b"", b"\0" * 300, b"\xff" * 300])
def test_signature_with_nonsense_behind_it_is_refused(head, tail):
    with pytest.raises(ValidationError):
        check_picture(upload(head + tail))


def test_empty_file_is_refused():
    with pytest.raises(ValidationError, match="kosong"):
        check_picture(upload(b""))


def test_file_above_15_megabytes_is_refused_unread():
    with pytest.raises(ValidationError, match="15 MB"):
        check_picture(upload(jpeg() + b"\0" * 15 * 1024 * 1024))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        ("huge_png()", "terlalu luas: 10000 × 10000"),
        ("huge_webp()", "terlalu luas"),
        ("long_gif()", "terlalu panjang"),
        ("long_gif(frames=180, side=800)", "terlalu panjang"),
        ("huge_png(20_000, rows=10)", "terlalu"),
    ],
)
def test_bomb_is_refused_in_little_memory(make, words):
    code = f"""
import re, sys
sys.path[:0] = [{str(SITE)!r}, {str(SITE.parent)!r}]
import django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from tests.library.making import upload, {make.split("(")[0]}
from library import decoding
bomb = upload({make}, "foto.jpg")
def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) // 1024
before = peak()
try:
    decoding.check_picture(bomb)
    print("taken")
except decoding.ValidationError as error:
    print(error.messages[0])
print(peak() - before, peak())
"""
    run = subprocess.run(
        [sys.executable, "-W", "error::Warning:PIL", "-c", code], capture_output=True, text=True, check=True
    )
    sentence, megabytes = run.stdout.splitlines()
    assert words in sentence
    added, whole = (int(number) for number in megabytes.split())
    assert added < 60
    assert whole < 300
