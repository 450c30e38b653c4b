"""A first summary: the opening sentences of a story, as many as fit."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

LONGEST = 240
"""Letters in a summary at most."""

_END = re.compile(r"(?<=[.!?…])[”\"’)]*\s+(?=[^\W\d_a-zà-ÿ]|[“\"‘(])")
# Abbreviations after which a sentence goes on: titles, names of places, "and so on".
_SHORT = re.compile(
    r"(?:\b(?:Bpk|Bp|Sdr|Sdri|Drs|Dra|Dr|Ir|Hj?|Prof|Kab|Kec|Prov|Kel|Ds|Jl|Gg|No|Tn|Ny|St|dkk|dll|dsb|dst|yth|Yth|hlm|a\.n|u\.p"
    r"|S\.Pd|M\.Pd|S\.Si|M\.Si|S\.Ag|S\.Kom|Gr|[A-Z]))\.$"
)


def summary_of(html: str) -> str:
    """The first sentences of `html` as plain text, at most LONGEST letters."""
    soup = BeautifulSoup(html, "html.parser")
    nodes = [node for node in soup.find_all(["p", "li"]) if node.find_parent(["table", "li"]) is None]
    paragraphs = [" ".join(node.get_text(" ").split()) for node in nodes]
    # Captions and subtitles are no sentences; they serve only where there is nothing else.
    told = [
        paragraph for paragraph in paragraphs if paragraph.endswith((".", "!", "?", "…", "”", '"', ")", ":"))
    ]
    text = " ".join([words for words in told if words[0] != "("] or paragraphs) or " ".join(
        soup.get_text(" ").split()
    )
    summary = ""
    for sentence in sentences(text):
        longer = f"{summary} {sentence}".strip()
        if len(longer) > LONGEST:
            break
        summary = longer
    return summary or (text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…" if text else "")


def first_sentence(text: str) -> str:
    """The first sentence of `text`."""
    return next(iter(sentences(text)), "")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, with their marks."""
    found, start = [], 0
    for gap in _END.finditer(text):
        sentence = text[start : gap.end()].strip()
        if not _SHORT.search(sentence):
            found.append(sentence)
            start = gap.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found
