"""The newest stories as an Atom feed, for readers and for other sites."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.delivery.page_cache import mark_public
from core.sharing import absolute, prefix_of
from search.models import SearchDocument

NEWEST = 30
# What XML cannot hold at all.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def plain(text: str) -> str:
    """Text without the signs that would break a feed."""
    return text.translate(_CONTROLS)


class NewestStories(Feed):
    """Public stories in the language of the address, newest first."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same bytes for everybody, so the page cache may keep them."""
        return mark_public(super().__call__(request, *args, **kwargs))

    def title(self) -> str:
        """Name of the feed."""
        return _("Mitra Guru: cerita terbaru")

    def subtitle(self) -> str:
        """What it holds."""
        return _("Praktik dari kelas, yang berhasil dan yang belum.")

    def link(self) -> str:
        """The list on the site."""
        return absolute(f"{self._prefix()}/praktik/")

    def feed_url(self) -> str:
        """Where the feed itself lies."""
        return absolute(f"{self._prefix()}/umpan/")

    def items(self) -> list[SearchDocument]:
        """The newest stories."""
        documents = SearchDocument.objects.filter(kind="praktik", language=get_language())
        return list(documents.defer("parts").order_by("-published_at", "-page")[:NEWEST])

    def item_title(self, item: SearchDocument) -> str:
        """Title of a story."""
        return plain(item.title)

    def item_description(self, item: SearchDocument) -> str:
        """Its summary."""
        return plain(item.summary)

    def item_link(self, item: SearchDocument) -> str:
        """Its address."""
        return absolute(item.url)

    def item_author_name(self, item: SearchDocument) -> str:
        """Who told it, by the names they chose."""
        return plain(item.people)

    def item_pubdate(self, item: SearchDocument) -> datetime:
        """When it was published."""
        return item.published_at

    def _prefix(self) -> str:
        return prefix_of(get_language() or "")
