"""The home page and the standard pages that editors write."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from core.blocks import body_blocks
from core.pages import BasePage

from .addresses import taken_names
from .presentation import HomePresentation, StandardPresentation


class HomePage(HomePresentation, BasePage):
    """What this is and for whom, in one glance; below it what is new and one small step for today."""

    headline = models.CharField(_("judul besar"), max_length=80, blank=True)
    lead = models.TextField(_("kalimat pembuka"), max_length=300, blank=True)
    search_placeholder = models.CharField(_("contoh di kotak cari"), max_length=80, blank=True)
    tell_label = models.CharField(_("tombol bercerita"), max_length=60, blank=True)
    near_heading = models.CharField(_("judul “sekolah seperti saya”"), max_length=80, blank=True)
    near_text = models.CharField(_("penjelasannya"), max_length=200, blank=True)
    new_heading = models.CharField(_("judul cerita baru"), max_length=80, blank=True)
    steps_heading = models.CharField(_("judul langkah kecil"), max_length=80, blank=True)
    communities_heading = models.CharField(_("judul komunitas"), max_length=80, blank=True)
    body = StreamField(body_blocks(), verbose_name=_("isi tambahan"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count = 2  # one for each language; a copy would take its texts along, live
    template = "home/home_page.html"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("headline", "lead", "search_placeholder", "tell_label")],
            _("Pembuka"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "near_heading",
                    "near_text",
                    "new_heading",
                    "steps_heading",
                    "communities_heading",
                )
            ],
            _("Bagian"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("beranda")


class StandardPage(StandardPresentation, BasePage):
    """A page that editors write: about us, how to share, guidelines."""

    intro = models.TextField(_("pembuka"), blank=True, max_length=500)
    body = StreamField(body_blocks(), verbose_name=_("isi"), blank=True)
    show_in_footer = models.BooleanField(_("tampil di kaki halaman"), default=False)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    template = "home/standard_page.html"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("show_in_footer"),
    ]

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")

    def clean(self) -> None:
        """Refuse a name whose address the site itself answers."""
        super().clean()
        if self.slug in taken_names():
            sentence = _(
                "Alamat “%(slug)s” dipakai oleh situs ini sendiri. Pilih kata lain; isian lain tetap ada."
            )
            raise ValidationError({"slug": ValidationError(sentence, params={"slug": self.slug})})
