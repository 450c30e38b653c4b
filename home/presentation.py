"""What the home page and the editors' pages show, and what they tell messengers and search engines."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.fields import BaseTranslatableField

from core.cards import Card
from core.delivery.page_cache import mark_public
from core.enumerations import label
from core.sharing import MAX_DESCRIPTION, Meta, absolute, alternates, prefix_of
from library.templatetags.pictures import prefetch_renditions, social_picture
from practices.articles.models import StoryPicture
from practices.neighbours import card_of
from practices.translating import translated_rows
from search.models import SearchDocument

from .addresses import address_of
from .fallback import offer
from .links import expand_together
from .newest import Newest, newest

#: settings that stand for many schools, in the order of the chips
NEAR = ("pesisir", "kepulauan", "pegunungan", "pedesaan", "perbatasan", "masyarakat-adat", "rawan-bencana")


class SharedPage:
    """Mixed into the pages that editors write: their preview data. Holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    #: rows that are read together with the page when it is shown
    shown_with: ClassVar[tuple[str, ...]] = ("locale", "social_image")

    def addresses(self) -> list[tuple[str, str]]:
        """(language, path) of this page in every language it is live in."""
        pages = Page.objects.filter(translation_key=self.translation_key).live()
        rows = pages.values_list("locale__language_code", "url_path")
        return [(language, address_of(url_path, language)) for language, url_path in rows]

    def pictures(self) -> list[Any]:
        """The pictures of the page: for link previews, and what editors put into it."""
        return [
            self.social_image,
            *(block.value["image"] for block in self.body if block.block_type == "picture"),
        ]

    def shown_title(self) -> str:
        """The title in the browser's tab and in link previews."""
        return self.title

    def preview(self, request: HttpRequest) -> Meta:
        """What the page tells messengers and search engines."""
        prefetch_renditions(self.pictures())
        released = social_picture(self.social_image)
        return Meta(
            title=self.seo_title or self.shown_title(),
            description=(self.search_description or self.summary)[:MAX_DESCRIPTION],
            canonical=request.path,
            image=released.url if released else "",
            image_alt=self.social_image.default_alt_text if released else "",
            alternates=alternates(self.addresses()),
            data=self.linked_data(),
        )

    def linked_data(self) -> dict[str, Any]:
        """What search engines read, as data of schema.org."""
        return {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": self.title,
            "description": self.summary,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page with its preview data, its links as addresses."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        expand_together(self.body)
        return context | {"meta": self.preview(request)}


class StandardPresentation(SharedPage):
    """Mixed into standard pages."""

    override_translatable_fields: ClassVar[list[Any]] = translated_rows()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page with the way back to where it stands."""
        above = self.get_parent()
        crumbs = [(_("Beranda"), f"{prefix_of(self.page_language())}/")]
        if above and above.depth > 2:
            crumbs.append((above.title, address_of(above.url_path, self.page_language())))
        context = super().get_context(request, *args, **kwargs)
        return context | {"crumbs": crumbs, "has_pictures": any(self.pictures()[1:])}


class HomePresentation(SharedPage):
    """Mixed into the home page: what is new, one small step, and who is moving."""

    #: the two homes stand side by side in the tree, so each keeps a slug of its own
    override_translatable_fields: ClassVar[list[Any]] = [BaseTranslatableField("slug")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything that the page shows; the template asks the database nothing."""
        prefix, shown = prefix_of(self.page_language()), newest(self.page_language())
        first_picture = _picture_of(shown.stories[0]) if shown.stories else None
        prefetch_renditions([first_picture, *self.pictures()])
        return super().get_context(request, *args, **kwargs) | {
            "first": self._first(shown),
            "first_picture": first_picture,
            "cards": [self._card(document) for document in shown.stories[1:]],
            "near": near_chips(prefix),
            "small_steps": self._small_steps(prefix, shown),
            "communities": [self._card(document) for document in shown.communities],
            "defaults": default_words(),
        }

    def _card(self, document: SearchDocument) -> Card:
        return card_of(document, reader=self.page_language())

    def _first(self, shown: Newest) -> Card | None:
        """The newest story, with what it adapts if that is public."""
        if not shown.stories:
            return None
        card, origin = self._card(shown.stories[0]), shown.origin
        if origin is None:
            return card
        words = format_html('{} <a href="{}">{}</a>', _("Mengadaptasi"), origin.url, origin.title)
        return replace(card, meta=words)

    def _small_steps(self, prefix: str, shown: Newest) -> list[dict[str, str]]:
        """Three doors that lead somewhere: read, try, tell."""
        steps = []
        if shown.stories:
            steps.append(
                {
                    "icon": "hati",
                    "title": _("Baca satu cerita"),
                    "text": shown.stories[0].title,
                    "url": shown.stories[0].url,
                    "label": _("Baca sekarang"),
                }
            )
        tried = shown.tried
        if tried:
            steps.append(
                {
                    "icon": "coba",
                    "title": _("Coba satu cara"),
                    "label": _("Lihat langkahnya"),
                    "url": tried.url,
                    "text": _("%(title)s. Sudah dicoba di tempat lain.") % {"title": tried.title},
                }
            )
        steps.append(
            {
                "icon": "pena",
                "title": _("Ceritakan satu pengalaman"),
                "label": _("Mulai menulis"),
                "url": f"{prefix}/tulis/",
                "text": _("Sepuluh menit cukup untuk mulai, dan boleh dilanjutkan kapan saja."),
            }
        )
        return steps

    def shown_title(self) -> str:
        """What this is, since the name of the site follows anyway."""
        return _("Guru berbagi praktik, apa adanya")

    def addresses(self) -> list[tuple[str, str]]:
        """Both homes always exist."""
        return [(code, f"{prefix_of(code)}/") for code, _name in settings.LANGUAGES]

    def linked_data(self) -> dict[str, Any]:
        """The site itself, with its search."""
        prefix = prefix_of(self.page_language())
        return {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": "Mitra Guru",
            "url": absolute(f"{prefix}/"),
            "inLanguage": self.page_language(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": absolute(f"{prefix}/cari/") + "?q={search_term_string}",
                "query-input": "required name=search_term_string",
            },
        }

    def serve(
        self, request: HttpRequest, *args: Any, offered: Page | None = None, **kwargs: Any
    ) -> HttpResponse:
        """The home page, or the offer of a page that is not translated yet."""
        if offered is not None:
            return mark_public(offer(request, offered))
        return super().serve(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


def near_chips(prefix: str) -> list[dict[str, str]]:
    """Doors to stories from schools like the reader's: settings as filters, other circumstances as words to search."""
    # The stories are told in Indonesian, so the words that are searched stay so in both languages.
    asked = {
        "kelas rangkap": _("kelas rangkap"),
        "tanpa internet": _("tanpa internet"),
        "sering padam": _("sering padam"),
    }
    by_setting = [
        {"label": label("setting", value).lower(), "url": f"{prefix}/praktik/?{urlencode({'latar': value})}"}
        for value in NEAR
    ]
    by_words = [
        {"label": shown, "url": f"{prefix}/cari/?{urlencode({'q': words})}"} for words, shown in asked.items()
    ]
    own = {"label": _("pilih sekolah saya"), "url": f"{prefix}/cari/?urut=mirip#seperti-saya"}
    return [own, *by_words, *by_setting, {"label": _("semua latar"), "url": f"{prefix}/praktik/"}]


def default_words() -> dict[str, str]:
    """What stands where an editor has written nothing."""
    return {
        "headline": _("Cerita dari kelas, apa adanya."),
        "lead": _(
            "Guru di seluruh Indonesia berbagi yang berhasil dan yang belum, lengkap dengan konteksnya, "
            "agar bisa dicoba di kelas lain."
        ),
        "search_placeholder": _("membaca permulaan, kelas rangkap …"),
        "tell_label": _("Ceritakan praktik, 10 menit"),
        "near_heading": _("Sekolah seperti saya"),
        "near_text": _("Pilih keadaan yang paling mirip. Yang jalan di kota belum tentu jalan di pesisir."),
        "new_heading": _("Baru diceritakan"),
        "steps_heading": _("Satu langkah kecil hari ini"),
        "communities_heading": _("Komunitas yang sedang bergerak"),
    }


def _picture_of(document: SearchDocument) -> Any:
    """The first picture of a story."""
    rows = (
        StoryPicture.objects.filter(page_id=document.page_id).select_related("image").order_by("sort_order")
    )
    row = rows.first()
    return row.image if row else None
