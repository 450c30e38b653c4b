"""Steps of a practice: a numbered list or headings "Langkah 1 …" inside the actions."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from .summary import first_sentence

Step = tuple[str, str]
"""A short title (plain text) and the rest of the step (HTML, may be empty)."""

_STEP_HEADING = re.compile(
    r"^(?:langkah|tahap(?:an)?|siklus|pertemuan|step|fase)\s*(?:ke-?\s*)?(?:\d{1,2}|[ivx]{1,4}|pertama|kedua|ketiga|keempat|kelima)\b"
    r"\s*[:.–—-]?\s*(.*)$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_FEWEST = 2


def take_steps(html: str) -> tuple[str, tuple[Step, ...]]:
    """The actions without their steps, and the steps.

    A text that would be left empty keeps its list instead.
    """
    soup = BeautifulSoup(html, "html.parser")
    nodes = [node for node in soup.children if isinstance(node, Tag)]
    steps, taken = _by_headings(nodes)
    if not steps:
        steps, taken = _by_list(nodes)
    gone = {id(node) for node in taken}
    rest = "".join(str(node) for node in nodes if id(node) not in gone) if steps else ""
    return (rest.replace("<br/>", "<br>"), tuple(steps)) if rest else (html, ())


def _by_headings(nodes: list[Tag]) -> tuple[list[Step], list[Tag]]:
    starts = [index for index, node in enumerate(nodes) if _heading_of(node)]
    if len(starts) < _FEWEST:
        return [], []
    steps = []
    for start, end in zip(starts, [*starts[1:], len(nodes)], strict=True):
        found = _heading_of(nodes[start])
        title = (found[1] or found[0]).strip() if found else ""
        steps.append((title, "".join(str(node) for node in nodes[start + 1 : end]).replace("<br/>", "<br>")))
    return steps, nodes[starts[0] :]


def _heading_of(node: Tag) -> re.Match[str] | None:
    text = node.get_text().strip()
    bold = node.find("b")
    whole = node.name in ("h3", "h4") or (bold is not None and bold.get_text().strip() == text)
    return _STEP_HEADING.match(text) if whole and len(text) <= _LONGEST_TITLE else None


def _by_list(nodes: list[Tag]) -> tuple[list[Step], list[Tag]]:
    lists = [node for node in nodes if node.name == "ol"]
    items = lists[0].find_all("li", recursive=False) if len(lists) == 1 else []
    if len(items) < _FEWEST:
        return [], []
    return [_step(item, number) for number, item in enumerate(items, 1)], lists


def _step(item: Tag, number: int) -> Step:
    """A list item as a step: its bold beginning, its whole line, or its first sentence becomes the title."""
    first = next((child for child in item.children if str(child).strip()), None)
    html = item.decode_contents().replace("<br/>", "<br>").strip()
    if isinstance(first, Tag) and first.name == "b" and len(first.get_text()) <= _LONGEST_TITLE:
        title = first.get_text().strip()
        first.extract()
        html = re.sub(r"^(?:\s|<br>|[:.–—-](?=\s))+", "", item.decode_contents().replace("<br/>", "<br>"))
        return title.rstrip(" :.–—-"), _block(html)
    if "<" not in html:
        text = item.get_text().strip()
        title = text if len(text) <= _LONGEST_TITLE else first_sentence(text)
        if len(title) <= _LONGEST_TITLE:
            return title.rstrip("."), _block(html[len(title) :].strip()) if len(title) < len(text) else ""
    return f"Langkah {number}", _block(html)


def _block(html: str) -> str:
    html = html.strip()
    if not html:
        return ""
    cut = re.search(r"<(?:ul|ol|table|blockquote)>", html)
    head, tail = (html[: cut.start()], html[cut.start() :]) if cut else (html, "")
    return (f"<p>{head.strip()}</p>" if head.strip() else "") + tail
