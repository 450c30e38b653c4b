"""What should not stand in a public text: service and identity numbers, addresses of people, passwords, pupils' names.

Samples never repeat a whole number.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

_URL = re.compile(r"https?://\S+|www\.\S+")
_NUMBER = re.compile(r"(?<![\w.,/-])\d(?:[ .\u00a0-]{0,3}\d){15,17}(?![\w/]|[.,-]\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.ASCII)
_PASSWORD = re.compile(
    r"\b(?:pass?words?|passwd|pwd|kata\s*sandi(?:nya)?|sandi\s+(?:wifi|akun|masuk)|passcode)\b(?:\s+\w+){0,2}?\s*(?:[:=]|(?:adalah|ialah|yaitu)\s*:?)\s*\S+"
    r"|\bPIN(?:\s+\w+)?\s*[:=]\s*\d{4,8}\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)?62[ .-]?|0)8[1-9]\d?(?:[ .-]?\d){6,10}(?![\w/]|[.,-]\d)"
    r"|\(0\d{2,3}\)[ -]?\d{3,4}[ -]?\d{3,4}\b|\b(?:telp|telepon|tlp|fax)\.?\s*:?\s*0\d{2,3}[ -]?\d{5,8}\b",
    re.IGNORECASE,
)

# A pupil's name after a word that announces one; initials have no small letters and are not found.
_PUPIL = re.compile(
    r"\b(?:murid|siswa|siswi|anak didik|peserta didik|anak|pupil|student)\b[^.!?\n]{0,25}?\b(?:bernama|named|called)\s+(?P<a>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*)"
    r"|\b[Aa]nanda\s+(?P<b>[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*)"
)
_CHANGED = re.compile(
    r"nama\s*samaran|bukan nama (?:sebenarnya|asli)|nama (?:\w+ )?(?:diubah|disamarkan)|name changed",
    re.IGNORECASE,
)

_MESSAGES: dict[str, Any] = {
    "nip": _("Tampaknya ada NIP ({sample})."),
    "nuptk": _("Tampaknya ada NUPTK ({sample})."),
    "nik": _("Tampaknya ada NIK ({sample})."),
    "email": _("Ada alamat surel ({sample})."),
    "phone": _("Ada nomor telepon ({sample})."),
    "password": _("Tampaknya ada kata sandi."),
    "pupil": _("Tampaknya ada nama murid ({sample}); pakai inisial atau nama samaran."),
}


def findings(text: str) -> list[Any]:
    """Sentences about what an editor should look at in a plain text, each once."""
    found = [*personal_data(text), *pupil_names(text)]
    return [format_lazy(_MESSAGES[code], sample=sample) for code, sample in dict.fromkeys(found)]


def pupil_names(text: str) -> Iterator[tuple[str, str]]:
    """What looks like the full name of a pupil, unless the text says that it was changed."""
    if _CHANGED.search(text):
        return
    for match in _PUPIL.finditer(text):
        name = match["a"] or match["b"]
        yield "pupil", f"{name[:2]}…"


def personal_data(line: str) -> Iterator[tuple[str, str]]:
    """The kinds of personal data in a line, each with a sample that is safe to show."""
    bare = _URL.sub(" ", line)
    for email in _EMAIL.finditer(bare):
        name, _at, host = email[0].partition("@")
        yield "email", f"{name[:2]}…@{host}"
    if _PASSWORD.search(line):
        yield "password", ""
    bare = _EMAIL.sub(" ", bare)
    rest = bare
    for number in _NUMBER.finditer(bare):
        digits = "" if _AMOUNT.fullmatch(number[0]) else re.sub(r"\D", "", number[0])
        if code := _kind(digits, bare[max(0, number.start() - 25) : number.start()]):
            yield code, f"{digits[:4]}…"
            rest = rest.replace(number[0], " ")
    for phone in _PHONE.finditer(rest):
        yield "phone", f"{phone[0][:4].strip()}…"


def _kind(digits: str, before: str) -> str:
    """Which number of 16 to 18 digits this is: by the word before it, then by how it is built."""
    word = next(
        iter(re.findall(r"\b(NIP|NUPTK|NIK|KTP|PegID|NIPPPK)\b", before, re.IGNORECASE)[-1:]), ""
    ).upper()
    if len(digits) == 18:
        dated = re.match(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", digits)
        return "nip" if dated or word in ("NIP", "NIPPPK") else ""
    if len(digits) != 16:
        return ""
    if word in ("NIK", "KTP"):
        return "nik"
    if word in ("NUPTK", "PEGID"):
        return "nuptk"
    born = re.match(r"[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])", digits)
    return "nik" if born else "nuptk"
