"""Links to pages in editors' words, as addresses: one query for all links of a text."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .addresses import address_of


class PageLinks(PageLinkHandler):
    """Links to pages, in the reader's language where the page has a live translation; Wagtail's own takes queries a link."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tag of each link; one to a page that is gone leads nowhere."""
        keys = [int(key) if (key := attrs.get("id", "")).isdigit() else 0 for attrs in attrs_list]
        found = _addresses(set(keys))
        return [f'<a href="{escape(found[key])}">' if key in found else "<a>" for key in keys]


def _addresses(keys: set[int]) -> dict[int, str]:
    """The address of each page by its key."""
    asked = Page.objects.filter(pk__in=keys, depth__gt=1)
    rows = list(
        Page.objects.filter(translation_key__in=asked.values("translation_key")).values_list(
            "pk", "translation_key", "locale__language_code", "url_path", "live"
        )
    )
    reader = get_language()
    own = {
        text: (url_path, reader)
        for _pk, text, language, url_path, live in rows
        if live and language == reader
    }
    return {
        pk: address_of(*own.get(text, (url_path, language)))
        for pk, text, language, url_path, _live in rows
        if pk in keys
    }
