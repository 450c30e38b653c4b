"""Regions of Indonesia, schools, and the context that a school works in."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.enumerations import choices_of
from core.fields import ChoiceListField

from .schools import search_text

WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}

npsn_validator = RegexValidator(
    r"^[A-Z0-9][0-9]{7}$", _("NPSN terdiri atas delapan angka (yang pertama boleh huruf).")
)


class Region(models.Model):
    """A province (two digits) or a regency or city (two and two), by Kemendagri's codes; BPS has others."""

    code = models.CharField(_("kode Kemendagri"), max_length=5, primary_key=True)
    name = models.CharField(_("nama"), max_length=80)
    province = models.ForeignKey(
        "self",
        verbose_name=_("provinsi"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="regencies",
    )

    class Meta:
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name if self.province_id is None else self.short_name

    @property
    def short_name(self) -> str:
        """As people say it: “Kab. Pesisir Selatan”, “Kota Medan”."""
        return self.name.replace("Kabupaten ", "Kab. ", 1)

    @property
    def bare_name(self) -> str:
        """The name alone, for tight lines: “Pesisir Selatan”, “Medan”."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Administrasi ")

    @property
    def time_zone(self) -> str:
        """The IANA zone of the province: WIB, WITA or WIT."""
        province = self.code[:2]
        if province in WITA:
            return "Asia/Makassar"
        return "Asia/Jayapura" if province in WIT else "Asia/Jakarta"


class School(models.Model):
    """A school by its NPSN, with the circumstances that its teachers may copy into a story."""

    npsn = models.CharField("NPSN", max_length=8, unique=True, validators=[npsn_validator])
    name = models.CharField(_("nama sekolah"), max_length=150)
    level = models.CharField(_("jenjang"), max_length=12, choices=choices_of("level"))
    regency = models.ForeignKey(
        Region,
        verbose_name=_("kabupaten/kota"),
        on_delete=models.PROTECT,
        related_name="schools",
        limit_choices_to={"province__isnull": False},
    )
    setting = ChoiceListField(_("latar sekolah"), options=choices_of("setting"))
    connectivity = models.CharField(
        _("internet"), max_length=30, blank=True, choices=choices_of("connectivity")
    )
    electricity = models.CharField(_("listrik"), max_length=20, blank=True, choices=choices_of("electricity"))
    is_confirmed = models.BooleanField(
        _("sudah diperiksa"),
        default=False,
        help_text=_("Sekolah yang ditambahkan guru diperiksa penyunting kemudian."),
    )
    created_at = models.DateTimeField(_("ditambahkan"), auto_now_add=True)
    search_text = models.CharField(max_length=400, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("sekolah")
        verbose_name_plural = _("sekolah")
        ordering = ["name"]
        indexes = [models.Index(fields=["name"], name="school_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words that the school is found by in step with its name and place."""
        self.search_text = search_text(self)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """Name and NPSN, as a form shows a chosen school: “SD Negeri 5 Painan (10301234)”."""
        return f"{self.name} ({self.npsn})"


class SchoolContext(models.Model):
    """The circumstances of a class, as fields for pages: copied from the school, changed by the author."""

    school = models.ForeignKey(
        School, verbose_name=_("sekolah"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    regency = models.ForeignKey(
        Region,
        verbose_name=_("kabupaten/kota"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"province__isnull": False},
    )
    place_note = models.CharField(
        _("keadaan tempat, dengan kata sendiri"),
        max_length=200,
        blank=True,
        help_text=_("Misalnya: nagari pesisir, dua jam naik perahu dari kota."),
    )
    setting = ChoiceListField(_("latar sekolah"), options=choices_of("setting"))
    connectivity = models.CharField(
        _("internet"), max_length=30, blank=True, choices=choices_of("connectivity")
    )
    electricity = models.CharField(_("listrik"), max_length=20, blank=True, choices=choices_of("electricity"))

    class Meta:
        abstract = True

    def copy_from_school(self) -> None:
        """Fill what the author left empty with what is known of the school, and nothing else."""
        if self.school is None:
            return
        self.regency = self.regency or self.school.regency
        self.setting = self.setting or list(self.school.setting)
        self.connectivity = self.connectivity or self.school.connectivity
        self.electricity = self.electricity or self.school.electricity
