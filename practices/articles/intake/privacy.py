"""What should not stand in a public story: service and identity numbers, addresses of people, passwords.

Old blogs are full of them. The owner is told where, in words that do not repeat the whole number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .posts import Notice, Post

_LINE_END = re.compile(r"<br>|</(?:p|li|h3|h4|td|th|tr|blockquote)>")
_TAG = re.compile(r"<[^>]+>")
_PERSONAL_LINK = re.compile(
    r"<a href=\"(?:mailto:|tel:|https?://(?:wa\.me/|api\.whatsapp\.com/send\?phone=))([^\"&?]+)[^>]*>"
)
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

_MESSAGES = {
    "nip": _("Tampaknya ada NIP ({sample}) di baris {line}. Hapus dulu; cerita tidak memerlukannya."),
    "nuptk": _("Tampaknya ada NUPTK ({sample}) di baris {line}. Hapus dulu; cerita tidak memerlukannya."),
    "nik": _("Tampaknya ada NIK ({sample}) di baris {line}. Hapus dulu; cerita tidak memerlukannya."),
    "email": _("Ada alamat surel ({sample}) di baris {line}. Pastikan pemiliknya setuju, atau hapus."),
    "phone": _("Ada nomor telepon ({sample}) di baris {line}. Pastikan pemiliknya setuju, atau hapus."),
    "password": _("Tampaknya ada kata sandi di baris {line}. Hapus dari teks, dan gantilah kata sandi itu."),
}


def find_warnings(post: Post) -> list[Notice]:
    """Personal data in `post`.

    Line 1 is the title; below it every paragraph, list item and table cell counts as one.
    """
    found: list[Notice] = []
    for number, line in enumerate(_lines(post), 1):
        for code, sample in dict.fromkeys(_in_line(line)):
            found.append(Notice(code, format_lazy(_MESSAGES[code], sample=sample, line=number), number))
    return found


def _lines(post: Post) -> list[str]:
    html = _PERSONAL_LINK.sub(r" \1 ", post.html)
    body = [unescape(_TAG.sub("", line)) for line in _LINE_END.split(html)]
    return [post.title, *(line for line in body if line.strip())]


def _in_line(line: str) -> Iterator[tuple[str, str]]:
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
