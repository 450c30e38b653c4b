"""The search in the admin: what readers looked for in vain, calls for stories, and words for the same thing."""

from typing import Any, ClassVar

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import MissedSearch, StoryCall, SynonymGroup
from .settling import settling


class MissedIndexView(generic.IndexView):
    """The list, those that wait and were asked most first; nobody writes one by hand."""

    add_url_name = None
    default_ordering = ("settled", "-times", "-last_at", "pk")

    def get_edit_url(self, instance: MissedSearch) -> str:
        """Where an editor settles it."""
        return reverse("missed_searches:edit", args=[instance.pk])


class MissedSearchViewSet(ModelViewSet):
    """Searches that found nothing: a list, and for each one what can be done about it."""

    model = MissedSearch
    name = "missed_searches"
    url_prefix = "pencarian/tanpa-hasil"
    icon = "search"
    menu_label = _("Tanpa hasil")
    menu_order = 10
    index_view_class = MissedIndexView
    form_fields: ClassVar[list[str]] = ["words"]
    search_fields: ClassVar[list[str]] = ["words"]
    list_filter: ClassVar[list[str]] = ["settled", "language"]
    list_export: ClassVar[list[str]] = [
        "words",
        "language",
        "times",
        "narrowed",
        "first_at",
        "last_at",
        "settled",
    ]
    list_display: ClassVar[list[Any]] = [
        TitleColumn("words", label=_("Kata yang dicari"), url_name="missed_searches:edit", sort_key="words"),
        NumberColumn("times", label=_("Berapa kali"), sort_key="times"),
        NumberColumn("narrowed", label=_("Dengan saringan"), sort_key="narrowed"),
        DateColumn("last_at", label=_("Terakhir"), sort_key="last_at"),
        Column("get_settled_display", label=_("Tindak lanjut"), sort_key="settled"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Looking and settling; nothing else can be done to one."""
        return [
            path("", self.index_view, name="index"),
            path("hasil/", self.index_results_view, name="index_results"),
            path("<int:pk>/", settling, name="edit"),
        ]


class StoryCallViewSet(ModelViewSet):
    """Calls for stories; one that is answered closes itself."""

    model = StoryCall
    name = "story_calls"
    url_prefix = "pencarian/undangan"
    icon = "comment"
    menu_label = _("Undangan bercerita")
    menu_order = 20
    panels: ClassVar[list[Any]] = [FieldPanel(name) for name in ("topic", "words", "language", "is_open")]
    search_fields: ClassVar[list[str]] = ["topic", "words"]
    list_filter: ClassVar[list[str]] = ["is_open", "language"]
    list_display: ClassVar[list[Any]] = [
        "topic",
        "words",
        BooleanColumn("is_open", label=_("Masih mengundang"), sort_key="is_open"),
        DateColumn("opened_at", label=_("Dibuka"), sort_key="opened_at"),
        Column("story", label=_("Cerita yang menjawab")),
    ]


class SynonymViewSet(ModelViewSet):
    """Words for the same thing; a change holds from the next search on."""

    model = SynonymGroup
    name = "synonyms"
    url_prefix = "pencarian/kata-semakna"
    icon = "tag"
    menu_label = _("Kata semakna")
    menu_order = 30
    panels: ClassVar[list[Any]] = [FieldPanel(name) for name in ("forms", "typed", "note")]
    search_fields: ClassVar[list[str]] = ["forms", "typed"]
    list_display: ClassVar[list[Any]] = [
        "forms",
        Column("typed", label=_("Hanya bila yang diketik"), sort_key="typed"),
        Column("note", label=_("Asal atau catatan")),
        DateColumn("changed_at", label=_("Diubah"), sort_key="changed_at"),
    ]
    list_per_page = 50


class SearchViewSetGroup(ViewSetGroup):
    """All that editors keep about the search, in one place of the menu."""

    menu_label = _("Dicari pembaca")
    menu_icon = "search"
    menu_order = 240
    items = (
        MissedSearchViewSet("missed_searches"),
        StoryCallViewSet("story_calls"),
        SynonymViewSet("synonyms"),
    )
