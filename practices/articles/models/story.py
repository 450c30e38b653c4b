"""The practice story: STAR, its context, its outcome, and what it adapts."""

from typing import Any, ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.search import index

from core.cloth import dye_of, weave_of
from core.enumerations import choices_of
from core.fields import ChoiceListField
from core.pages import ReviewedIndexPage, ReviewedPage
from places.models import SchoolContext
from practices.articles.completeness import StoryCompleteness
from practices.articles.presentation import StoryPresentation
from practices.communities.members import OfCommunity
from practices.listing import ListingMixin

LANGUAGES_OF_INSTRUCTION = [
    ("indonesia", _("Bahasa Indonesia")),
    ("daerah", _("Bahasa daerah")),
    ("keduanya", _("Bahasa daerah dan Indonesia")),
]
SEMESTERS = [("ganjil", _("Ganjil")), ("genap", _("Genap"))]
GRADES = [(str(number), _("Kelas %(number)s") % {"number": number}) for number in range(1, 14)]


def grades() -> list[tuple[str, Any]]:
    """Grades 1 to 13 (13 in four-year vocational schools)."""
    return list(GRADES)


class PracticeTag(TaggedItemBase):
    """A tag on a story."""

    content_object = ParentalKey(
        "articles.PracticePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class PracticePage(StoryPresentation, StoryCompleteness, OfCommunity, SchoolContext, ReviewedPage):
    """A practice from somebody's classroom, told so that a colleague elsewhere can try it."""

    kind = "praktik"
    content_children = ("contributors", "steps", "pictures", "attachments")
    children_in_parts = frozenset({"steps"})

    goal = models.TextField(_("tujuan yang ingin dicapai"), blank=True, max_length=500)
    outcome = models.CharField(
        _("hasil"),
        max_length=20,
        blank=True,
        choices=choices_of("outcome"),
        db_index=True,
        help_text=_(
            "Belum berhasil: ceritakan apa adanya. Pengalaman ini menolong guru lain, sama seperti cerita yang berhasil."
        ),
    )
    situation = RichTextField(
        _("situasi"), blank=True, editor="story", help_text=_("Mengapa praktik ini perlu dibagikan?")
    )
    challenge = RichTextField(
        _("tantangan"),
        blank=True,
        editor="story",
        help_text=_("Apa yang menghalangi, dan siapa yang terlibat?"),
    )
    actions = RichTextField(
        _("aksi"),
        blank=True,
        editor="story",
        help_text=_("Cara yang dipilih dan mengapa, siapa yang membantu, bahan apa yang dipakai."),
    )
    reflection = RichTextField(
        _("refleksi: hasil dan dampak"),
        blank=True,
        editor="story",
        help_text=_("Apa yang berubah, dan apa sebabnya?"),
    )
    did_not_work = RichTextField(
        _("apa yang belum berhasil"), blank=True, editor="story", help_text=_("Bagian ini sama berharganya.")
    )
    materials = RichTextField(_("bahan"), blank=True, editor="story")
    duration = models.CharField(_("waktu"), max_length=80, blank=True, help_text=_("Misalnya: 3 × 70 menit."))
    cost = models.PositiveIntegerField(_("biaya (rupiah)"), null=True, blank=True)

    level = models.CharField(
        _("jenjang"), max_length=12, blank=True, choices=choices_of("level"), db_index=True
    )
    phase = ChoiceListField(_("fase"), options=choices_of("phase"))
    grade = ChoiceListField(_("kelas"), options=grades)
    subject = ChoiceListField(_("mata pelajaran"), options=choices_of("subject"))
    curriculum = models.CharField(_("kurikulum"), max_length=12, blank=True, choices=choices_of("curriculum"))
    graduate_dimensions = ChoiceListField(
        _("dimensi profil lulusan"), options=choices_of("graduate_dimension")
    )
    principles = ChoiceListField(
        _("prinsip pembelajaran mendalam"), options=choices_of("deep_learning_principle")
    )
    class_size = models.PositiveSmallIntegerField(_("jumlah murid"), null=True, blank=True)
    special_needs = models.PositiveSmallIntegerField(
        _("murid berkebutuhan khusus (PDBK)"), null=True, blank=True
    )
    multigrade = models.BooleanField(_("kelas rangkap"), default=False)
    instruction_language = models.CharField(
        _("bahasa di kelas"), max_length=12, blank=True, choices=LANGUAGES_OF_INSTRUCTION
    )
    local_language = models.CharField(_("bahasa daerah"), max_length=60, blank=True)
    devices = models.CharField(_("perangkat yang ada"), max_length=150, blank=True)
    school_year = models.CharField(
        _("tahun ajaran"), max_length=9, blank=True, help_text=_("Misalnya: 2025/2026.")
    )
    semester = models.CharField(_("semester"), max_length=8, blank=True, choices=SEMESTERS)

    local_wisdom = RichTextField(
        _("kearifan lokal"),
        blank=True,
        editor="story",
        help_text=_("Bila praktik ini bertumpu padanya: apa, dan bagaimana?"),
    )
    local_wisdom_source = models.CharField(
        _("asal dan izin"),
        max_length=250,
        blank=True,
        help_text=_("Dari siapa pengetahuan ini, dan dengan izin siapa dibagikan?"),
    )
    adapted_from = models.ForeignKey(
        "self",
        verbose_name=_("mengadaptasi"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adaptations",
    )
    adaptation_note = models.CharField(_("yang diubah"), max_length=400, blank=True)
    community = models.ForeignKey(
        "communities.CommunityPage",
        verbose_name=_("komunitas"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
    )
    told_on = models.DateField(_("tanggal cerita asli"), null=True, blank=True)
    original_author = models.CharField(_("penulis pada sumber asal"), max_length=150, blank=True)
    original_url = models.URLField(_("alamat asal"), blank=True, max_length=500)
    tags = ClusterTaggableManager(through=PracticeTag, blank=True, verbose_name=_("tagar"))

    parent_page_types: ClassVar[list[str]] = ["articles.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "articles/practice_page.html"
    search_fields: ClassVar[list[Any]] = [
        *ReviewedPage.search_fields,
        index.FilterField("outcome"),
        index.FilterField("level"),
    ]

    content_panels: ClassVar[list[Any]] = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("outcome"), FieldPanel("goal")]),
        MultiFieldPanel(
            [
                FieldPanel("situation"),
                FieldPanel("challenge"),
                FieldPanel("actions"),
                InlinePanel("steps", label=_("Langkah")),
            ],
            _("Situasi, tantangan, aksi"),
        ),
        MultiFieldPanel([FieldPanel("reflection"), FieldPanel("did_not_work")], _("Refleksi")),
        MultiFieldPanel(
            [FieldPanel("materials"), FieldRowPanel([FieldPanel("duration"), FieldPanel("cost")])],
            _("Bahan, waktu, biaya"),
        ),
        InlinePanel("pictures", label=_("Gambar")),
        InlinePanel("attachments", label=_("Berkas")),
        InlinePanel("contributors", label=_("Pelaku")),
        MultiFieldPanel(
            [
                PageChooserPanel("adapted_from", "articles.PracticePage"),
                FieldPanel("adaptation_note"),
                PageChooserPanel("community", "communities.CommunityPage"),
                FieldPanel("local_wisdom"),
                FieldPanel("local_wisdom_source"),
            ],
            _("Kaitan"),
        ),
        FieldPanel("tags"),
    ]
    context_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("school", "regency", "place_note", "setting", "connectivity", "electricity")
            ],
            _("Sekolah dan tempat"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "level",
                    "phase",
                    "grade",
                    "subject",
                    "curriculum",
                    "graduate_dimensions",
                    "principles",
                    "class_size",
                    "special_needs",
                    "multigrade",
                    "instruction_language",
                    "local_language",
                    "devices",
                    "school_year",
                    "semester",
                )
            ],
            _("Kelas"),
        ),
        MultiFieldPanel(
            [FieldPanel("told_on"), FieldPanel("original_author"), FieldPanel("original_url")],
            _("Sumber asal"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Cerita")),
            ObjectList(context_panels, heading=_("Konteks")),
            ObjectList(ReviewedPage.promote_panels, heading=_("Berbagi")),
            ObjectList(ReviewedPage.settings_panels, heading=_("Pengaturan")),
        ]
    )

    class Meta:
        verbose_name = _("cerita praktik")
        verbose_name_plural = _("cerita praktik")

    def first_told(self) -> "PracticePage":
        """The story at the beginning of a line of adaptations; a circle, which nothing forbids, ends where it began."""
        seen, story = {self.pk}, self
        while story.adapted_from is not None and story.adapted_from.pk not in seen:
            story = story.adapted_from
            seen.add(story.pk)
        return story

    @cached_property
    def weave(self) -> str:  # type: ignore[override]
        """The class of the story's weave; an adaptation keeps that of what it adapts."""
        return weave_of(self.first_told().pk or 0)

    @cached_property
    def dye(self) -> str:  # type: ignore[override]
        """The class of the story's dye."""
        return dye_of(self.level, unlike=dye_of(self.adapted_from.level) if self.adapted_from else "")


class PracticeIndexPage(ListingMixin, ReviewedIndexPage):
    """All practice stories, with filters."""

    listed_kind = "praktik"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["articles.PracticePage"]
    max_count_per_parent = 1
    template = "articles/practice_index_page.html"
    content_panels: ClassVar[list[Any]] = [*ReviewedIndexPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("daftar praktik")
