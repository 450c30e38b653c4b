"""Keeps HTML nested beyond all reason from the parser, whose time grows with the square of the depth."""

import re
from collections import Counter
from html import escape, unescape

DEEPEST = 200
# Tags without an end, and tags whose end many writers leave out; these cannot nest by themselves.
UNCOUNTED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"})
UNCOUNTED |= {"source", "track", "wbr", "dd", "dt", "li", "o:p", "option", "p", "td", "th", "tr"}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")


def shallow(html: str) -> str:
    """The HTML as it is, or only its text when it nests deeper than any writer's tool would."""
    depth: Counter[str] = Counter()
    total = 0
    for slash, name in TAG.findall(html):
        tag = name.lower()
        if tag in UNCOUNTED:
            continue
        step = 1 if not slash else -min(1, depth[tag])
        depth[tag] += step
        total += step
        if total > DEEPEST:
            return escape(unescape(re.sub(r"<[^<>]*>", " ", html)), quote=False)
    return html
