"""The workshop report: when, where, who led, what came of it, and what was agreed."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.pages import ReviewedIndexPage, ReviewedPage
from practices.communities.members import OfCommunity
from practices.listing import ListingMixin
from practices.workshops.completeness import ReportCompleteness
from practices.workshops.presentation import ReportPresentation

MODES = [("luring", _("Tatap muka")), ("daring", _("Daring")), ("campuran", _("Campuran"))]
ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


class WorkshopTag(TaggedItemBase):
    """A tag on a report."""

    content_object = ParentalKey(
        "workshops.WorkshopReportPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class WorkshopReportPage(ReportPresentation, ReportCompleteness, OfCommunity, ReviewedPage):
    """A report of something learnt together, down to the 45-minute meetup."""

    kind = "lokakarya"
    content_children = ("leaders", "participants", "agreed_actions", "story_links", "pictures", "attachments")
    children_in_parts = frozenset({"agreed_actions"})

    held_on = models.DateField(_("tanggal"), null=True, blank=True, db_index=True)
    start_time = models.TimeField(_("mulai pukul"), null=True, blank=True)
    zone = models.CharField(_("zona waktu"), max_length=20, choices=ZONES, default="Asia/Jakarta")
    duration_minutes = models.PositiveSmallIntegerField(_("lama (menit)"), null=True, blank=True)
    mode = models.CharField(_("cara bertemu"), max_length=10, blank=True, choices=MODES)
    place = models.CharField(_("tempat"), max_length=150, blank=True)
    regency = models.ForeignKey(
        "places.Region",
        verbose_name=_("kabupaten/kota"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"province__isnull": False},
    )
    agenda = RichTextField(_("acara"), blank=True, editor="story")
    results = RichTextField(
        _("hasil"), blank=True, editor="story", help_text=_("Apa yang kini diketahui atau dimiliki bersama?")
    )
    did_not_work = RichTextField(
        _("apa yang belum berhasil"), blank=True, editor="story", help_text=_("Bagian ini sama berharganya.")
    )
    materials = RichTextField(_("bahan"), blank=True, editor="story")
    community = models.ForeignKey(
        "communities.CommunityPage",
        verbose_name=_("komunitas"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="workshops",
    )
    tags = ClusterTaggableManager(through=WorkshopTag, blank=True, verbose_name=_("tagar"))

    parent_page_types: ClassVar[list[str]] = ["workshops.WorkshopIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "workshops/workshop_report_page.html"
    search_fields: ClassVar[list[Any]] = [*ReviewedPage.search_fields, index.FilterField("held_on")]

    content_panels: ClassVar[list[Any]] = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("held_on"),
                        FieldPanel("start_time"),
                        FieldPanel("zone"),
                        FieldPanel("duration_minutes"),
                    ]
                ),
                FieldRowPanel([FieldPanel("mode"), FieldPanel("place"), FieldPanel("regency")]),
            ],
            _("Waktu dan tempat"),
        ),
        InlinePanel("leaders", label=_("Pemandu")),
        InlinePanel("participants", label=_("Peserta menurut peran")),
        FieldPanel("agenda"),
        FieldPanel("results"),
        FieldPanel("did_not_work"),
        InlinePanel("agreed_actions", label=_("Tindakan yang disepakati")),
        FieldPanel("materials"),
        InlinePanel("attachments", label=_("Berkas")),
        InlinePanel("pictures", label=_("Gambar")),
        PageChooserPanel("community", "communities.CommunityPage"),
        InlinePanel("story_links", label=_("Cerita terkait")),
        FieldPanel("tags"),
    ]

    class Meta:
        verbose_name = _("laporan lokakarya")
        verbose_name_plural = _("laporan lokakarya")


class WorkshopIndexPage(ListingMixin, ReviewedIndexPage):
    """All workshop reports, with filters."""

    listed_kind = "lokakarya"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["workshops.WorkshopReportPage"]
    max_count_per_parent = 1
    template = "workshops/workshop_index_page.html"
    content_panels: ClassVar[list[Any]] = [*ReviewedIndexPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("daftar lokakarya")
