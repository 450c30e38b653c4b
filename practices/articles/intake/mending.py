"""Repairs what copying did to a text, and nothing that its author did.

Three kinds of damage are common on teachers' blogs: letters decoded twice (`â€œ` for “), entities left in the
open (`&nbsp;`, `&amp;amp;`), and stray blanks (`orang -orang`, rows of non-breaking spaces). Spelling stays
as it was.
"""

from __future__ import annotations

import html
import re

_CODES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_CODES |= {chr(code): code for code in range(0x80, 0xA0)}
_TAIL = "[" + "".join(re.escape(letter) for letter, code in _CODES.items() if code < 0xC0) + "]"
_RUN = re.compile(f"(?:[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}})+")
_SUSPECT = re.compile("[Â-ô]")

# Marks that may rightly stand behind a capital at the end of a word or sentence: “CAFÉ”, CAFÉ…
_CLOSING = frozenset("”’“‘…–—›»")
# Results that would be as strange as what they replace: scripts that no teacher here writes in.
_STRANGE = re.compile("[\u0800-\u1dff\u1f00-\u1fff\u2c00-\ufdff]")
_STRAIGHTENED = re.compile("â€[\"']")
_LOST_TAIL = re.compile(r"â€(?=[\s.,;:!?)\]<]|$)")
_LONE_A = re.compile(r"(?<![A-ZÀ-Þ])Â(?=\s|$)")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|&nbsp(?![A-Za-z;])")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REMAINS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANKS = re.compile("[ \t\u00a0\u2002-\u200a\u202f\u3000]+")
_HYPHEN = re.compile(r"\b([^\W\d_]+)(?: -|- | - )([^\W\d_]+)\b")


def mend(text: str) -> str:
    """`text` with letters, entities and blanks put right.

    Line breaks stay, and so does a text that was right.
    """
    text = open_entities(mend_letters(_CONTROL.sub("", text)))
    text = mend_letters(_INVISIBLE.sub("", text))
    text = _REMAINS.sub("", text)
    text = _BLANKS.sub(" ", text)
    return _HYPHEN.sub(_join_doubled, text) if "-" in text else text


def mend_letters(text: str) -> str:
    """Undo decoding in the wrong alphabet, however often it happened; text without traces of it stays."""
    while _SUSPECT.search(text):
        mended = _mend_once(text)
        if mended == text:
            break
        text = mended
    return text


def open_entities(text: str) -> str:
    """Turn entities left in plain text into their letters, doubly escaped ones too (`&amp;amp;`)."""
    for _round in range(3):
        if "&" not in text:
            return text
        opened = _ENTITY.sub(_open, text)
        if opened == text:
            return text
        text = opened
    return text


def _mend_once(text: str) -> str:
    text = _STRAIGHTENED.sub("—", text)
    text = _RUN.sub(_whole, text)
    text = _LOST_TAIL.sub("”", text)
    return _LONE_A.sub("", text)


def _whole(found: re.Match[str]) -> str:
    run = found[0]
    letters = _decoded(run)
    if not letters or _STRANGE.search(letters):
        return run
    # One pair alone may be a right word that ends in an accented capital before a closing mark.
    before = found.string[found.start() - 1 : found.start()] if found.start() else ""
    if (
        len(run) == 2
        and (letters < "\xa0" or run[1] in _CLOSING)
        and not (run[0] == "Ã" and before.islower())
    ):
        return run
    # U+2017 is what remains of a dash whose last byte was itself replaced; nobody types a double low line.
    return letters.replace("\u2017", "—")


def _decoded(run: str) -> str:
    try:
        return bytes(_CODES[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _open(found: re.Match[str]) -> str:
    entity = found[0] if found[0].endswith(";") else found[0] + ";"
    letters = html.unescape(entity)
    return found[0] if letters == entity else letters


def _join_doubled(found: re.Match[str]) -> str:
    """Close up reduplicated words (`orang -orang`, `sehari - hari`); a dash between different words stays."""
    first, second = found[1].lower(), found[2].lower()
    related = first.endswith(second) or second.startswith(first) or second.endswith(first)
    long_enough = min(len(first), len(second)) >= 3
    return f"{found[1]}-{found[2]}" if related and long_enough else found[0]
