"""A saved web page: finds the text that its reader came for, and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import nh3
from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext_lazy as _

from .body import body_of
from .dates import read_date
from .mending import mend
from .pictures import beside
from .posts import IntakeError, Notice, Post
from .shaping import refuse_depth
from .text import content_id

_TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "blockquote", "body", "br", "center", "caption", "dd",
    "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "i", "iframe", "img", "li", "link", "main", "meta", "nav", "ol", "p", "pre",
    "section", "span", "strong", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr", "u",
    "ul",
}  # fmt: skip
_EVERYWHERE = {"class", "id", "itemprop", "role"}
_OWN = {
    "a": {"href", "rel"}, "abbr": {"title"}, "iframe": {"src"}, "link": {"rel", "href"},
    "span": {"style"}, "b": {"style"},
    "img": {"src", "alt", "data-src", "data-original", "width", "height"},
    "meta": {"name", "property", "content"}, "time": {"datetime"},
}  # fmt: skip
_HIDDEN = {
    "script",
    "style",
    "template",
    "svg",
    "math",
    "noscript",
    "object",
    "applet",
    "select",
    "textarea",
    "button",
}
_SCHEMES = {"http", "https", "mailto", "tel", "data"}

_POSTS = (".post-body", ".entry-content", "[itemprop=articleBody]", ".article-body", ".post-content")
_BODIES = (*_POSTS, "article", "main", "[role=main]", "#content")
_TITLES = (".post-title", ".entry-title", "[itemprop=headline]", "article h1", "main h1", "h1")
_AUTHORS = (
    "[rel=author]", "[itemprop=author] [itemprop=name]", "[itemprop=author]", ".post-author .fn",
    ".author .fn", ".byline .author", ".post-author",
)  # fmt: skip
_DATES = (
    "time.published",
    "abbr.published",
    "time.entry-date",
    "article time",
    "time",
    ".date-header",
    ".post-date",
)
_LABELS = ("a[rel=tag]", ".post-labels a", ".entry-tags a")
_NOISE = (
    "nav", "aside", "[role=navigation]", "[role=complementary]", "#comments", ".comments", ".comment-list",
    "#disqus_thread", ".comment-respond", ".sidebar", "#sidebar", ".widget", ".breadcrumb", ".breadcrumbs",
    ".blog-pager", ".related-posts", "#related-posts", ".popular-posts", ".PopularPosts", ".navbar",
)  # fmt: skip
_FRAME = (
    "form", "footer", ".post-footer", ".post-labels", ".entry-meta", ".sharedaddy", ".share-buttons",
    ".post-share-buttons", ".social-share",
)  # fmt: skip
_BY = re.compile(r"^(?:di(?:posting|tulis)(?:kan)? oleh|oleh|posted by|by|penulis)\s*:?\s*", re.IGNORECASE)


def read_page(path: Path, text: str) -> Post:
    """The post in a saved page, with the pictures beside it. Raises IntakeError for a page without a text."""
    refuse_depth(text)
    page = BeautifulSoup(_tidy(text), "html.parser")
    _drop(page, _NOISE)
    title, author, labels = _title(page), _author(page), _labels(page)
    published = _date(page, _DATES, "article:published_time")
    updated = _date(page, ("time.updated",), "article:modified_time")
    url, source_id = _url(page), _source_id(page) or content_id(text)
    main, notices = _main(page)
    for heading in main.select(", ".join(_TITLES)):
        if _words(heading) == title:
            heading.extract()
    body = body_of(str(main), beside(path))
    if not body.html.strip() and not body.pictures:
        raise IntakeError(_("Tidak ada isi tulisan yang ditemukan di halaman ini."))
    named = {label.casefold() for label in labels}
    return Post(
        source_id=source_id,
        title=title,
        html=body.html,
        author=author,
        published=published,
        updated=updated,
        labels=labels + tuple(label for label in body.labels if label.casefold() not in named),
        pictures=tuple(body.pictures),
        url=url,
        notices=tuple(notices + body.notices),
    )


def _tidy(text: str) -> str:
    """The page as well-formed HTML, small enough to search. Attributes that only style it are gone."""
    attributes = {tag: _EVERYWHERE | _OWN.get(tag, set()) for tag in _TAGS}
    return nh3.clean(
        text, tags=_TAGS, attributes=attributes, clean_content_tags=_HIDDEN, url_schemes=_SCHEMES,
        link_rel=None, filter_style_properties={"font-weight", "font-style"},
    )  # fmt: skip


def _main(soup: BeautifulSoup) -> tuple[Tag, list[Notice]]:
    """The part that holds the post, without what stands around it.

    Where a page shows several, the longest is taken and the owner is told.
    """
    _drop(soup, _FRAME)
    for selector in _BODIES:
        found = [part for part in soup.select(selector) if len(_words(part)) > 40 or part.find("img")]
        if not found:
            continue
        longest = max(found, key=lambda part: len(_words(part)))
        several = any(
            part is not longest and longest not in (*part.parents, *part.descendants) for part in found
        )
        words = _("Halaman ini memuat beberapa tulisan; hanya yang terpanjang yang disalin.")
        return longest, [Notice("several-posts", words)] if several else []
    for tag in soup.find_all(["title", "meta", "link"]):
        tag.extract()
    return soup, []


def _drop(soup: BeautifulSoup, selectors: tuple[str, ...]) -> None:
    """Take parts of the page away, but never one that holds the post: Blogger calls that a widget too."""
    half = len(_words(soup)) / 2
    for part in soup.select(", ".join(selectors)):
        if part.select_one(", ".join(_POSTS)) is None and len(_words(part)) <= half:
            part.extract()


def _title(soup: BeautifulSoup) -> str:
    for selector in _TITLES:
        for heading in soup.select(selector):
            if words := _words(heading):
                return words
    stated = _meta(soup, "og:title")
    if stated:
        return stated
    title = soup.find("title")
    words = _words(title) if isinstance(title, Tag) else ""
    blog = _meta(soup, "og:site_name")
    return words.removesuffix(blog).rstrip(" -|–—:") if blog and words != blog else words


def _author(soup: BeautifulSoup) -> str:
    for selector in _AUTHORS:
        for tag in soup.select(selector):
            if words := _BY.sub("", _words(tag)):
                return words[:120]
    return (
        _meta(soup, "author", "article:author")
        if "://" not in _meta(soup, "author", "article:author")
        else ""
    )


def _date(soup: BeautifulSoup, selectors: Iterable[str], *names: str) -> datetime | None:
    if found := read_date(_meta(soup, *names)):
        return found
    for selector in selectors:
        for tag in soup.select(selector):
            stated = tag.get("datetime") or tag.get("title") or _words(tag)
            if found := read_date(str(stated)):
                return found
    return None


def _labels(soup: BeautifulSoup) -> tuple[str, ...]:
    words = [_words(tag) for selector in _LABELS for tag in soup.select(selector)]
    words += [_content(tag) for tag in soup.select('meta[property="article:tag"]')]
    return tuple({word.casefold(): word for word in words if 0 < len(word) <= 60}.values())


def _url(soup: BeautifulSoup) -> str:
    link = soup.select_one("link[rel=canonical]")
    address = str(link.get("href") or "") if link else _meta(soup, "og:url")
    return address if address.startswith(("http://", "https://")) else ""


def _source_id(soup: BeautifulSoup) -> str:
    """The name that a Blogger backup gives the same post, where the page tells it."""
    blog = soup.select_one("meta[itemprop=blogId]")
    post = soup.select_one("meta[itemprop=postId]")
    numbers = [_content(tag) for tag in (blog, post) if tag is not None]
    if len(numbers) == 2 and all(number.isdigit() for number in numbers):
        return f"tag:blogger.com,1999:blog-{numbers[0]}.post-{numbers[1]}"
    return ""


def _meta(soup: BeautifulSoup, *names: str) -> str:
    for name in names:
        for tag in soup.select(f'meta[name="{name}"], meta[property="{name}"]'):
            if content := _content(tag):
                return content
    return ""


def _content(tag: Tag) -> str:
    return mend(str(tag.get("content") or "")).strip()


def _words(tag: Tag) -> str:
    return " ".join(mend(tag.get_text(" ")).split())
