"""Our own texts, read as a tired teacher reads them: short sentences, everyday words, nobody called "Anda".

Labels and sentences of the interface are taken from where they stand, so a new one is read the moment it is written.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from mitraguru.catalogues import messages

LONGEST = 25
#: what a teacher would not say, and what is said instead
PLAIN = {
    "anda": "Bapak/Ibu, or nothing",
    "back-end": "(leave it out)",
    "backup": "cadangan",
    "browser": "peramban",
    "cache": "simpanan",
    "click": "ketuk, tekan",
    "dashboard": "meja, halaman",
    "default": "bawaan",
    "delete": "hapus",
    "device": "ponsel, perangkat",
    "diklik": "ditekan, diketuk",
    "di-klik": "ditekan, diketuk",
    "download": "unduh",
    "e-mail": "surel",
    "email": "surel",
    "error": "what went wrong, in words",
    "feedback": "masukan",
    "follow up": "tindak lanjut",
    "input": "isi, isian",
    "invalid": "what is missing, in words",
    "klik": "ketuk, tekan",
    "konten": "tulisan, isi",
    "link": "tautan",
    "login": "masuk",
    "log in": "masuk",
    "logout": "keluar",
    "mengupload": "mengunggah, mengirim",
    "offline": "tanpa internet, luring",
    "online": "daring",
    "password": "kata sandi",
    "peserta didik": "murid",
    "platform": "situs, tempat",
    "posting": "tulisan",
    "preview": "pratinjau, lihat seperti pembaca",
    "review": "telaah",
    "reviewer": "penelaah",
    "save": "simpan",
    "server": "situs",
    "setting": "setelan",
    "siswa": "murid",
    "submit": "kirim",
    "token": "(leave it out)",
    "update": "perbarui, pembaruan",
    "upload": "unggah, kirim",
    "user": "orang, guru",
    "username": "nama",
}
JARGON = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, PLAIN))})(?![\w-])", re.IGNORECASE)
HOLES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>|https?://\S+|\S+@\S+")
SENTENCES = re.compile(r"(?<=[.!?…;])[”\"')]*\s+|\n+")
WORDS = re.compile(r"\w[\w’'/-]*")
#: rooms of the administrator and the keeper of the machine, whose words are those of their trade
TRADE = re.compile(r"/management/|/admin/|apps\.py|wagtail_hooks\.py|/checks\.py")


def interface() -> Iterator[tuple[str, str]]:
    """(where, words) of everything that is shown to somebody who reads, writes or reviews."""
    for (message, _context), places in messages().items():
        shown = [name for name, _line in places if not TRADE.search(name)]
        if shown:
            for words in message if isinstance(message, tuple) else (message,):
                yield shown[0], words


def pages() -> Iterator[tuple[str, str]]:
    """The pages that come with the site: about us, how to share, how texts are reviewed."""
    for path in sorted((Path(settings.BASE_DIR) / "site/mitraguru/demo/pages").glob("*.id.toml")):
        for words in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.name, words


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def sentences(words: str) -> list[str]:
    return [each for each in SENTENCES.split(HOLES.sub("x", words)) if each]


@pytest.mark.parametrize("texts", [interface, pages])
def test_no_sentence_is_longer_than_one_breath(texts) -> None:
    long = [
        f"{where}: {len(WORDS.findall(each))} words: {each}"
        for where, words in texts()
        for each in sentences(words)
        if len(WORDS.findall(each)) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("texts", [interface, pages])
def test_no_word_needs_to_be_explained(texts) -> None:
    found = [
        f"{where}: “{word}” → {PLAIN[word.lower()]}: {words}"
        for where, words in texts()
        for word in JARGON.findall(HOLES.sub("x", words))
    ]
    assert found == []
