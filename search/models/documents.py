"""What can be found: one row for each page that is live and public, and what the database engines derive from
it.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """A page as the search sees it. The row exists if and only if the page is live and public.

    Every engine derives from it; `version > indexed_version` is the durable queue of engines outside the
    database, and `changed_at` tells since when a row has waited in it. `facets` maps the name of a filter to the values that the page answers to.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="search_row"
    )
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    parts = models.JSONField(default=dict)
    tags = models.TextField(blank=True)
    topics = models.TextField(blank=True)
    place = models.TextField(blank=True)
    people = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    facets = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    tried = models.PositiveIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=1)
    indexed_version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("dokumen pencarian")
        verbose_name_plural = _("dokumen pencarian")
        indexes = [
            models.Index(fields=["-published_at", "-page"], name="search_newest"),
            models.Index(fields=["-tried", "-published_at", "-page"], name="search_most_tried"),
            models.Index(
                fields=["changed_at"], condition=Q(version__gt=F("indexed_version")), name="search_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.title


#: what a card, and the texts around a text, are made of: the columns to read of many documents at once
SHOWN = (
    "page_id",
    "translation_key",
    "language",
    "kind",
    "title",
    "url",
    "summary",
    "card",
    "facets",
    "published_at",
)


class DocumentWords(models.Model):
    """A document after analysis, for the engines in the database.

    `keys` are the distinct tokens that find it; `words` and `stems` are the text itself, one field a line,
    from which the rank of the best candidates is counted. `facets` are the values under which `FacetBits` has
    the document.
    """

    document = models.OneToOneField(
        SearchDocument, primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    keys = models.TextField()
    words = models.TextField()
    stems = models.TextField()
    facets = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("kata dokumen")
        verbose_name_plural = _("kata dokumen")

    def __str__(self) -> str:
        return str(self.document_id)


class Term(models.Model):
    """A word of the index, or with a leading `_` a stem, and in how many documents it stands: rare words
    weigh more.
    """

    token = models.CharField(max_length=80, primary_key=True)
    documents = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("kata pencarian")
        verbose_name_plural = _("kata pencarian")

    def __str__(self) -> str:
        return f"{self.token}: {self.documents}"


class FacetBits(models.Model):
    """Which documents answer to one value of one filter: a set of page numbers, in pieces of 32,768."""

    name = models.CharField(max_length=12)
    value = models.CharField(max_length=100)
    chunk = models.PositiveIntegerField()
    documents = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        verbose_name = _("saringan")
        verbose_name_plural = _("saringan")
        constraints = [models.UniqueConstraint(fields=["name", "value", "chunk"], name="facet_piece_once")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}/{self.chunk}: {self.documents}"


class ExternalId(models.Model):
    """The name that a page has in the collection it was brought in from, so that bringing it in again finds
    it.
    """

    external_id = models.CharField(max_length=200, unique=True)
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="imported_as")

    class Meta:
        verbose_name = _("tanda pengenal asal")
        verbose_name_plural = _("tanda pengenal asal")

    def __str__(self) -> str:
        return self.external_id
