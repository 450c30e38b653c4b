"""Mails: one text in plain words, and the same text as HTML, so that the two can never say different things.

A text is written with blank lines between paragraphs. A paragraph of two lines, words ending in a colon and
then an address of this site, becomes a button; addresses of other sites stay text, because people's own words
may stand in a mail. A line with a row of dashes under it is a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

HOW_OFTEN = _("Atur seberapa sering kami menulis")


@dataclass(frozen=True)
class Paragraph:
    """A piece of a mail: words, a heading, or a button with its address."""

    text: str
    address: str = ""
    heading: bool = False


def mail(
    *, to: str, subject: str, text: str, headers: dict[str, str] | None = None, preferences: str = ""
) -> EmailMultiAlternatives:
    """A mail ready to be sent, with both bodies; line breaks in the subject are dropped.

    `preferences` is where its reader chooses how often such mails come; its foot tells so.
    """
    line, text = " ".join(subject.split()), re.sub(r"\n{3,}", "\n\n", text.strip().replace("\r\n", "\n"))
    foot = f"\n\n-- \n{HOW_OFTEN}: {preferences}\n" if preferences else "\n"
    message = EmailMultiAlternatives(
        line, f"{text}{foot}", settings.DEFAULT_FROM_EMAIL, [to], headers=headers
    )
    context = {
        "subject": line,
        "paragraphs": list(paragraphs(text)),
        "language": get_language(),
        "base_url": settings.BASE_URL,
        "how_often": HOW_OFTEN,
        "preferences": preferences,
    }
    message.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return message


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The pieces of a plain text mail."""
    for piece in text.split("\n\n"):
        lines = [line.rstrip() for line in piece.strip("\n").split("\n")]
        if len(lines) == 2 and lines[0].endswith(":") and _is_ours(lines[1]):
            yield Paragraph(lines[0].removesuffix(":"), lines[1])
        elif len(lines) == 2 and lines[0] and set(lines[1]) == {"-"}:
            yield Paragraph(lines[0], heading=True)
        elif any(lines):
            yield Paragraph("\n".join(lines))


def rendered(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a notice: `notices/<template>.subject.txt` and `notices/<template>.txt`."""
    full = {**context, "base_url": settings.BASE_URL}
    return (
        render_to_string(f"notices/{template}.subject.txt", full),
        render_to_string(f"notices/{template}.txt", full),
    )


def _is_ours(address: str) -> bool:
    return address.startswith(f"{settings.BASE_URL}/") and " " not in address
