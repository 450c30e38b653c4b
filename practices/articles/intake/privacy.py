"""What should not stand in a public story: service and identity numbers, addresses of people, passwords.

Old blogs are full of them. The owner is told where, in words that do not repeat the whole number.
"""

from __future__ import annotations

import re
from html import unescape

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.privacy import personal_data

from .posts import Notice, Post

_LINE_END = re.compile(r"<br>|</(?:p|li|h3|h4|td|th|tr|blockquote)>")
_TAG = re.compile(r"<[^>]+>")
_PERSONAL_LINK = re.compile(
    r"<a href=\"(?:mailto:|tel:|https?://(?:wa\.me/|api\.whatsapp\.com/send\?phone=))([^\"&?]+)[^>]*>"
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
        for code, sample in dict.fromkeys(personal_data(line)):
            found.append(Notice(code, format_lazy(_MESSAGES[code], sample=sample, line=number), number))
    return found


def _lines(post: Post) -> list[str]:
    html = _PERSONAL_LINK.sub(r" \1 ", post.html)
    body = [unescape(_TAG.sub("", line)) for line in _LINE_END.split(html)]
    return [post.title, *(line for line in body if line.strip())]
