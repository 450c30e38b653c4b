"""The community page: why these teachers meet, at which stage they are, and what they did."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.enumerations import choices_of, label
from core.fields import ChoiceListField
from core.pages import ReviewedIndexPage, ReviewedPage
from places.models import SchoolContext
from practices.communities.completeness import CommunityCompleteness
from practices.communities.members import Founded
from practices.communities.presentation import CommunityPresentation
from practices.listing import ListingMixin

AIMS = [
    ("bertukar-pertanyaan", _("Bertukar informasi dan pertanyaan tentang mengajar")),
    ("saling-mendukung", _("Saling mendukung memulai dan mempertahankan praktik baik")),
    ("menyebarkan-capaian", _("Menyebarkan capaian anggota")),
    ("memadukan-pembelajaran", _("Memadukan yang dipelajari dengan pekerjaan sehari-hari")),
]


def aims() -> list[tuple[str, Any]]:
    """The four aims of a community of practice."""
    return list(AIMS)


class CommunityTag(TaggedItemBase):
    """A tag on a community."""

    content_object = ParentalKey(
        "communities.CommunityPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class CommunityPage(CommunityPresentation, CommunityCompleteness, Founded, SchoolContext, ReviewedPage):
    """Two or three teachers with the same enthusiasm and the same unease, and what they do about it."""

    kind = "komunitas"
    content_children = ("founders", "activities", "duties")
    children_in_parts = frozenset({"activities", "duties"})

    purpose = RichTextField(
        _("tujuan"), blank=True, editor="story", help_text=_("Untuk apa komunitas ini ada?")
    )
    shared_concern = RichTextField(
        _("kegelisahan bersama"), blank=True, editor="story", help_text=_("Masalah apa yang dirasakan semua?")
    )
    enthusiasm = RichTextField(
        _("semangat bersama"), blank=True, editor="story", help_text=_("Apa yang ingin dicoba?")
    )
    care = models.TextField(_("kepedulian pada kemajuan murid"), blank=True)
    commitment = RichTextField(
        _("komitmen"),
        blank=True,
        editor="story",
        help_text=_("Apa yang dijanjikan satu sama lain, sekecil apa pun?"),
    )
    stage = models.CharField(_("tahap"), max_length=20, blank=True, choices=choices_of("community_stage"))
    community_kind = models.CharField(
        _("jenis"), max_length=20, blank=True, choices=choices_of("community_kind")
    )
    form = models.CharField(_("bentuk"), max_length=20, blank=True, choices=choices_of("community_form"))
    rhythm = models.CharField(
        _("irama pertemuan"), max_length=120, blank=True, help_text=_("Misalnya: tiap Kamis, 45 menit.")
    )
    aims = ChoiceListField(_("tujuan yang dipilih"), options=aims)
    level = ChoiceListField(_("jenjang"), options=choices_of("level"))
    subject = ChoiceListField(_("mata pelajaran"), options=choices_of("subject"))
    tags = ClusterTaggableManager(through=CommunityTag, blank=True, verbose_name=_("tagar"))

    parent_page_types: ClassVar[list[str]] = ["communities.CommunityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "communities/community_page.html"
    search_fields: ClassVar[list[Any]] = [*ReviewedPage.search_fields, index.FilterField("stage")]

    content_panels: ClassVar[list[Any]] = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("purpose", "shared_concern", "enthusiasm", "care", "commitment")],
            _("Mengapa berkumpul"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("stage"), FieldPanel("community_kind"), FieldPanel("form")]),
                FieldPanel("rhythm"),
                FieldPanel("aims"),
                FieldPanel("level"),
                FieldPanel("subject"),
            ],
            _("Bentuk dan irama"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("school", "regency", "place_note", "setting", "connectivity", "electricity")
            ],
            _("Tempat"),
        ),
        HelpPanel(_("Komunitas terbit sesudah sedikitnya dua perintis menyatakan ikut.")),
        InlinePanel("founders", label=_("Perintis")),
        InlinePanel("activities", label=_("Tindakan")),
        InlinePanel("duties", label=_("Tanggungan kecil")),
        FieldPanel("tags"),
    ]

    class Meta:
        verbose_name = _("profil komunitas")
        verbose_name_plural = _("profil komunitas")

    def facts_line(self) -> str:
        """Form, place and rhythm in one line."""
        first = ", ".join(
            bit
            for bit in (
                label("community_form", self.form) if self.form and self.form != "organik" else "",
                label("community_kind", self.community_kind).lower() if self.community_kind else "",
            )
            if bit
        )
        place = self.regency.bare_name if self.regency else ""
        return " · ".join(bit for bit in (first, place, self.rhythm) if bit)

    def stage_label(self) -> str:
        """The short name of the stage."""
        return label("community_stage", self.stage) if self.stage else ""


class CommunityIndexPage(ListingMixin, ReviewedIndexPage):
    """All communities, with filters."""

    listed_kind = "komunitas"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["communities.CommunityPage"]
    max_count_per_parent = 1
    template = "communities/community_index_page.html"
    content_panels: ClassVar[list[Any]] = [*ReviewedIndexPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("daftar komunitas")
