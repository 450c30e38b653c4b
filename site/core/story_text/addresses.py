"""Which addresses may be links, and where a bare address begins and ends in a sentence."""

import re
from functools import lru_cache
from html import escape
from urllib.parse import quote

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
REL = "nofollow noopener"

# Never shown, never wanted: controls, lone surrogates, soft hyphens, zero widths, direction overrides.
# The zero-width joiners and the plain direction marks stay, because Arabic, Javanese and emoji need them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
BARE = re.compile(r"(?<![^\W_])https?://[^\s<>\"|\\^`{}\[\]⏎]+", re.IGNORECASE)
LONGEST = 2000

_FORM = re.compile(r"https?://[^/?#\s@]+([/?#]\S*)?|mailto:[^\s@:/?]+@[^\s@]+|tel:\+?[0-9().-]+")
_UNSAFE = re.compile(r"[\s\"<>\\^`{|}\[\]⏎]")
_BALANCED = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_TRAILING = ".,;:!?'\"*_~…»”’)"


def visible(text: str) -> str:
    """The text without characters nobody can see."""
    return INVISIBLE.sub("", text)


@lru_cache(maxsize=2048)
def safe_href(address: str) -> str:
    """The address in the form it is stored, or an empty string when it may not be a link."""
    href = re.sub(r"[\t\r\n]", "", visible(address)).strip()
    if href[:4].lower() == "www.":
        href = f"https://{href}"
    if href[:4].lower() == "tel:":
        href = href.replace(" ", "")
    scheme, colon, rest = href.partition(":")
    href = _UNSAFE.sub(lambda found: quote(found[0]), f"{scheme.lower()}{colon}{rest}")
    if not _BALANCED.fullmatch(href):
        href = href.replace("(", "%28").replace(")", "%29")
    if len(href) > LONGEST or not _FORM.fullmatch(href):
        return ""
    # The sanitiser has the last word: what it would take away from a page is not stored either.
    tag = f'<a href="{attribute(href)}">x</a>'
    return href if nh3.clean(tag, url_schemes=set(SCHEMES), link_rel=None) == tag else ""


def attribute(href: str) -> str:
    """An address as the sanitiser writes it between double quotes, where an apostrophe needs no escape."""
    return escape(href).replace("&#x27;", "'")


def without_trailing(address: str) -> str:
    """A bare address without the full stop, bracket or mark that belongs to the sentence around it."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
