"""The words of a notice: in the reader's language, alone in a mail or gathered with others."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import ngettext

from ..models import Notice, User
from .links import link_of, signed_link, whole
from .mail import mail, rendered


def language_of(user: User) -> str:
    """The language a person wants mails in; one that the site no longer speaks gives Indonesian."""
    return user.language if user.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def plain(value: Any) -> Any:
    """A context as it can be kept: lazy words are put into words now."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Promise) else value


def preferences_address() -> str:
    """Where a person chooses how often we write."""
    return whole(reverse("accounts_notices"))


def letter(reader: User, notices: list[Notice], batch: UUID) -> EmailMultiAlternatives:
    """One mail that tells these notices, oldest first; its Message-ID stays the same however often it is tried."""
    with translation.override(language_of(reader)):
        subject, text = _one(reader, notices[0]) if len(notices) == 1 else _gathered(reader, notices)
        host = urlsplit(settings.BASE_URL).hostname
        headers = {"Message-ID": f"<{batch}@{host}>", "Auto-Submitted": "auto-generated"}
        return mail(
            to=reader.email, subject=subject, text=text, headers=headers, preferences=preferences_address()
        )


def full_context(reader: User, context: Mapping[str, Any]) -> dict[str, Any]:
    """What a template is given beside the notice's own words."""
    link, task_link = link_of(context), signed_link(reader, context)
    keyed = bool(task_link) and task_link != link
    return {**context, "reader": reader, "link": link, "task_link": task_link, "keyed": keyed}


def _one(reader: User, notice: Notice) -> tuple[str, str]:
    return rendered(notice.kind, full_context(reader, notice.context))


def _gathered(reader: User, notices: list[Notice]) -> tuple[str, str]:
    """Several notices under the titles of their texts; the subject is the weightiest one's."""
    first = next((notice for notice in notices if notice.urgent), notices[0])
    subject, _text = rendered(first.kind, full_context(reader, first.context))
    others = len(notices) - 1
    more = ngettext(
        "%(subject)s, dan %(number)d kabar lain", "%(subject)s, dan %(number)d kabar lain", others
    ) % {
        "subject": subject.strip(),
        "number": others,
    }
    told = {"reader": reader, **_by_text(reader, notices)}
    return more, render_to_string("notices/digest.txt", told)


def _by_text(reader: User, notices: Iterable[Notice]) -> dict[str, Any]:
    """What is told of each text, under its title; and whether any of it holds a key."""
    found: dict[str, list[str]] = {}
    keyed = False
    for notice in notices:
        context = full_context(reader, notice.context)
        keyed = keyed or context["keyed"]
        _subject, words = rendered(notice.kind, {**context, "layout": "notices/part.txt"})
        found.setdefault(str(notice.context.get("page_title", "")), []).append(words.strip())
    texts = [
        {"title": title, "line": "-" * min(len(title), 60), "told": told} for title, told in found.items()
    ]
    return {"texts": texts, "keyed": keyed}
