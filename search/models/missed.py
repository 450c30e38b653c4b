"""What readers looked for and did not find, and what editors made of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.words.analysis import is_stop_word, words_of

MAX_WORDS = 100
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Bahasa Inggris"))]


class MissedSearch(models.Model):
    """Words that found nothing. Not who asked, nor from where: the words, how often, and when last.

    `times` counts the hours in which somebody asked, `narrowed` those of them with filters chosen. What nobody asks
    for any more is forgotten (`search.missed`).
    """

    class Settled(models.TextChoices):
        """What an editor made of it."""

        WAITING = "", _("menunggu")
        SYNONYM = "sinonim", _("kata semakna ditambahkan")
        PROMOTION = "pilihan", _("hasil pilihan dipasang")
        CALL = "panggilan", _("cerita diundang")
        PASSED = "dilewati", _("dilewati")

    words = models.CharField(_("kata yang dicari"), max_length=MAX_WORDS)
    language = models.CharField(_("bahasa laman"), max_length=10, choices=LANGUAGES)
    times = models.PositiveIntegerField(_("berapa kali"), default=1)
    narrowed = models.PositiveIntegerField(_("dengan saringan"), default=0)
    first_at = models.DateTimeField(_("pertama"), default=timezone.now)
    last_at = models.DateTimeField(_("terakhir"), default=timezone.now)
    settled = models.CharField(
        _("tindak lanjut"), max_length=10, choices=Settled.choices, blank=True, default=Settled.WAITING
    )
    settled_at = models.DateTimeField(_("ditindaklanjuti"), null=True, blank=True)

    class Meta:
        verbose_name = _("pencarian tanpa hasil")
        verbose_name_plural = _("pencarian tanpa hasil")
        constraints = [models.UniqueConstraint(fields=["words", "language"], name="missed_once")]
        indexes = [
            models.Index(fields=["last_at"], name="missed_last"),
            models.Index(fields=["first_at"], name="missed_first"),
        ]

    def __str__(self) -> str:
        return self.words


class StoryCall(models.Model):
    """An open call for a story that readers look for and nobody has told yet.

    It stands on the page of a search that found nothing and where writers choose what to tell, until a story comes
    that these words find; then it closes itself.
    """

    topic = models.CharField(
        _("tentang apa"),
        max_length=120,
        help_text=_("Lanjutan dari “Belum ada cerita tentang …”. Misalnya: gerhana matahari di kelas rendah"),
    )
    words = models.CharField(
        _("kata kunci"),
        max_length=MAX_WORDS,
        help_text=_("Undangan menutup sendiri begitu ada cerita yang memuat semua kata ini."),
    )
    language = models.CharField(_("bahasa laman"), max_length=10, choices=LANGUAGES, default="id")
    is_open = models.BooleanField(_("masih mengundang"), default=True)
    opened_at = models.DateTimeField(_("dibuka"), default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True, editable=False)
    story = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("cerita yang menjawab"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("undangan bercerita")
        verbose_name_plural = _("undangan bercerita")
        ordering = ["-is_open", "-opened_at", "-pk"]
        indexes = [models.Index(fields=["is_open", "language"], name="call_open")]

    def __str__(self) -> str:
        return self.topic

    def clean(self) -> None:
        """A call that any story would answer closes at once; its words must say something."""
        if not [word for word in words_of(self.words) if not is_stop_word(word)]:
            raise ValidationError({"words": gettext("Tulis kata yang bermakna, misalnya: gerhana matahari.")})
