"""Finding every sentence of the interface without gettext on the machine: Babel reads Python, Django reads templates."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("site", "search", "practices", "home")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
}
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
Message = str | tuple[str, ...]


def messages() -> dict[tuple[Message, str | None], list[tuple[str, int]]]:
    """Every sentence (with its plural and context) and the files and lines where it stands."""
    found: dict[tuple[Message, str | None], list[tuple[str, int]]] = {}
    for path in _sources():
        name = path.relative_to(settings.BASE_DIR).as_posix()
        for line, message, context in _in_file(path):
            found.setdefault((message, context), []).append((name, line))
    return found


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((settings.BASE_DIR / room).rglob("*")):
            is_code = path.suffix == ".py" and "migrations" not in path.parts
            is_template = path.suffix in (".html", ".txt") and "templates" in path.parts
            if is_code or is_template:
                yield path


def _in_file(path: Path) -> Iterator[tuple[int, Message, str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = _python_of(templatize(text, origin=str(path)))
    for line, message, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
        yield line, tuple(message) if isinstance(message, (list, tuple)) else message, context


def _python_of(templatized: str) -> str:
    """What `templatize` leaves: calls between filler letters; everything else would confuse a Python tokenizer."""
    calls = re.compile(
        r"(?:n|p|np)?gettext\((?:[^\"'()]|u?\"(?:\\.|[^\"\\])*\"|u?'(?:\\.|[^'\\])*')*\)|_\((?:u?\"(?:\\.|[^\"\\])*\"|u?'(?:\\.|[^'\\])*')\)",
        re.DOTALL,
    )
    return "\n".join(match.group().replace("\n", " ") for match in calls.finditer(templatized))


def read(language: str) -> Catalog:
    """Our catalogue of a language."""
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def merge(language: str) -> tuple[int, int]:
    """Bring a catalogue up to date with the sentences; returns how many there are and how many lack a translation.

    Indonesian is the language the sentences are written in: its catalogue only lists them.
    """
    old, new = read(language), _empty(language)
    for (message, context), _places in sorted(messages().items(), key=lambda item: str(item[0])):
        known = old.get(message, context=context)
        string = known.string if known is not None else ("" if isinstance(message, str) else ("", ""))
        # Where a sentence stands is left out on purpose: line numbers would change with every edit.
        new.add(message, string, context=context, flags=known.flags if known is not None else ())
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, new, omit_header=False, width=110, ignore_obsolete=True, sort_output=True)
    missing = sum(1 for message in new if message.id and not _translated(message.string))
    return len(list(messages())), missing


def _empty(language: str) -> Catalog:
    """A catalogue whose head says nothing that changes from run to run."""
    return Catalog(
        locale=language,
        charset="utf-8",
        fuzzy=False,
        project="Mitra Guru",
        version="1",
        copyright_holder="Mitra Guru",
        msgid_bugs_address="-",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="-",
        language_team="-",
        header_comment="# Mitra Guru: kalimat antarmuka dalam bahasa lain.\n#",
    )


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def untranslated(language: str) -> list[Message]:
    """Sentences of the interface that a catalogue has no words for."""
    catalogue = read(language)
    return [
        message
        for message, context in messages()
        if (known := catalogue.get(message, context=context)) is None
        or not _translated(known.string)
        or known.fuzzy
    ]


def _path(language: str) -> Path:
    return Path(settings.BASE_DIR) / "locale" / language / "LC_MESSAGES" / "django.po"
