"""A story as a teacher types it on a phone, step by step, and a photo as a phone makes it."""

import secrets
from pathlib import Path

import PIL.Image
import PIL.ImageDraw

ORIENTATION, GPS = 0x0112, 0x8825
Fields = dict[str, str | list[str]]


def unique(words: str) -> str:
    """A title (or the name in an address) that no other run on the same folder has used."""
    return f"{words} {secrets.token_hex(3)}"


def story(title: str) -> list[Fields]:
    """The six steps of a story that is whole enough to be read by colleagues."""
    return [
        {
            "title": title,
            "summary": "Angka di nota lelang menjadi soal desimal.",
            "level": "sd-mi",
            "phase": ["c"],
            "subject": ["matematika"],
            "setting": ["pesisir", "pedesaan"],
        },
        {
            "situation": "Murid hafal langkahnya.\n\nSaat ditanya mana yang lebih berat, *separuh kelas* keliru."
        },
        {
            "challenge": "Lelang berlangsung pukul lima pagi:\n\n- murid belum di sekolah\n- timbangan hanya satu"
        },
        {
            "actions": "Kami membawa nota lelang ke kelas.",
            "steps-0-title": "Kumpulkan nota",
            "steps-0-text": "Tiga nota sudah cukup.",
        },
        {"reflection": "Dua puluh dua murid dapat menaruh 2,35 dengan benar."},
        {"outcome": "berhasil-sebagian", "did_not_work": "Tujuh murid belum pernah melihat nota lelang."},
    ]


def sideways_photo(folder: Path) -> Path:
    """A tall picture that the camera stored lying down, with the place where it was taken."""
    picture = PIL.Image.effect_noise((1600, 1000), 40).convert("RGB")
    PIL.ImageDraw.Draw(picture).rectangle((0, 0, 200, 1000), fill=(20, 90, 160))
    exif = picture.getexif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "S", (1.0, 21.0, 0.0)
    path = folder / "IMG_20260412.jpg"
    picture.save(path, "JPEG", quality=92, exif=exif)
    return path
