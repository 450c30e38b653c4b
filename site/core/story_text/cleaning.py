"""HTML from elsewhere (Word, Google Docs, WhatsApp, an import) becomes the few tags a story is kept in."""

import re

from .document import Block, Heading, Listing, Paragraph, Quote, words
from .html_reading import read_html
from .writing import html as write_html

WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")


def clean(html: str) -> str:
    """The same text in p, br, ul, ol, li, b, i, blockquote, h3, h4, tables and safe links; no more."""
    return write_html(read_html(html))


def to_text(html: str) -> str:
    """The bare words, a line of text to a line, the cells of a row side by side: for search and summaries."""
    return "\n".join(line for block in read_html(html) for line in _texts(block))


def word_count(html: str) -> int:
    """How many words a text has; `anak-anak` is one."""
    return len(WORD.findall(to_text(html)))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [words(line) for line in block.lines]
    if isinstance(block, Heading):
        return [words(block.line)]
    if isinstance(block, Listing):
        found = []
        for item in block.items:
            found += [words(line) for line in item.lines]
            found += _texts(item.sub) if item.sub else []
        return found
    if isinstance(block, Quote):
        return [line for inner in block.blocks for line in _texts(inner)]
    rows = [block.head, *block.rows] if block.head else block.rows
    return [" ".join(words(line) for cell in row for line in cell) for row in rows]
