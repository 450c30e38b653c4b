"""The sentences of a text: what a reader can point at, and what its author can word anew without touching the rest."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from .addresses import visible
from .document import Block, Cell, Heading, Item, Line, Listing, Paragraph, Quote, Run, Table, words
from .html_reading import read_html
from .tidying import tidy
from .writing import html as write_html

#: a sentence is not longer than this (characters); what goes on is told as the next one
LONGEST = 600
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
#: what may stand before a full stop that ends nothing: a single letter, and titles before a name or a number
SHORT = re.compile(
    r"(?:^|[\s(“\"'.])(?:(?-i:[A-Z])|bpk|dr|drs|dra|ir|prof|sdr|sdri|st|no|hlm|jl|gg|kab|kec|kel|rt|rw|pd|h|hj)\.$",
    re.IGNORECASE,
)
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
Rewording = Callable[[Line], Line]


def sentences(html: str) -> list[str]:
    """The sentences of a text in reading order, each once; points of a list, headings and cells end one too."""
    lines = (words(line) for block in read_html(html) for line in _lines(block))
    return list(dict.fromkeys(text[start:end] for text in lines for start, end in spans(text)))


def reworded(html: str, sentence: str, wording: str) -> str | None:
    """The text with another wording in the place of the first such sentence, or None when there is none (any more).

    `wording` is plain text: nothing in it becomes a tag. Words that stay keep their bold, italics and links.
    """
    new, done = plain_line(wording), False

    def change(line: Line) -> Line:
        nonlocal done
        text = words(line)
        for start, end in [] if done else spans(text):
            if text[start:end] == sentence:
                done = True
                return _reworded(line, start, end, new)
        return line

    blocks = [_mapped(block, change) for block in read_html(html)]
    return write_html(tidy(blocks)) if done else None


def reworded_plain(text: str, sentence: str, wording: str) -> str | None:
    """The same for a field without marks, where blanks and line breaks count as they were typed."""
    pattern = r"\s+".join(re.escape(word) for word in sentence.split())
    for found in re.finditer(pattern, text) if pattern else ():
        if (found.start(), found.end()) in _spans_of_lines(text):
            return f"{text[: found.start()]}{plain_line(wording)}{text[found.end() :]}"
    return None


def plain_line(text: str) -> str:
    """Words on one line, without what nobody can see."""
    return " ".join(visible(text).split())


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of one line begin and end."""
    start = 0
    for end in [*_ends(text), len(text)]:
        while end - start > LONGEST:
            cut = text.rfind(" ", start, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield _trimmed(text, start, cut)
            start = cut
        if text[start:end].strip():
            yield _trimmed(text, start, end)
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in END.finditer(text):
        after = text[found.end() :].lstrip()[:1]
        is_short = found[0] == "." and SHORT.search(text[: found.end()])
        if after and not after.islower() and not is_short:
            yield found.end()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def _spans_of_lines(text: str) -> set[tuple[int, int]]:
    found, at = set(), 0
    for line in text.splitlines(keepends=True):
        found |= {(at + start, at + end) for start, end in spans(line)}
        at += len(line)
    return found


def _reworded(line: Line, start: int, end: int, new: str) -> Line:
    chars = [run._replace(text=char) for run in line for char in run.text]
    old = chars[start:end]
    common = Run("", all(run.bold for run in old), all(run.italic for run in old))
    before, after = TOKEN.findall(words(old)), TOKEN.findall(new)
    made: list[Run] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            at = len("".join(before[:i]))
            made += old[at : at + len("".join(before[i:j]))]
        else:
            made += [common._replace(text=char) for char in "".join(after[k:m])]
    return (*chars[:start], *made, *chars[end:])


def _lines(block: Block) -> Iterator[Line]:
    """Every line of a block, told by walking it without changing it."""
    seen: list[Line] = []

    def look(line: Line) -> Line:
        seen.append(line)
        return line

    _mapped(block, look)
    yield from seen


def _mapped(block: Block, change: Rewording) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(tuple(change(line) for line in block.lines))
    if isinstance(block, Heading):
        return Heading(block.level, change(block.line))
    if isinstance(block, Listing):
        return _mapped_listing(block, change)
    if isinstance(block, Quote):
        return Quote(tuple(_mapped(inner, change) for inner in block.blocks))
    head = _mapped_row(block.head, change) if block.head else None
    return Table(head, tuple(_mapped_row(row, change) for row in block.rows))


def _mapped_listing(listing: Listing, change: Rewording) -> Listing:
    items = tuple(
        Item(
            tuple(change(line) for line in item.lines),
            _mapped_listing(item.sub, change) if item.sub else None,
        )
        for item in listing.items
    )
    return Listing(listing.ordered, items, listing.start)


def _mapped_row(row: tuple[Cell, ...], change: Rewording) -> tuple[Cell, ...]:
    return tuple(tuple(change(line) for line in cell) for cell in row)
