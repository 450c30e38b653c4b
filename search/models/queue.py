"""What the search remembers about its own work: pages that are gone, who is at it, and how far a rebuild is."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RemovedDocument(models.Model):
    """A page that can no longer be found: its document's version lives on here, so that versions only grow.

    Without it a page that is taken down and published again would begin anew at 1, and an engine outside the
    database would keep what it was told before. `indexed` says that the engine outside knows.
    """

    page_id = models.PositiveBigIntegerField(primary_key=True)
    version = models.PositiveBigIntegerField()
    indexed = models.BooleanField(default=False)
    removed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("dokumen yang sudah dihapus")
        verbose_name_plural = _("dokumen yang sudah dihapus")
        indexes = [
            models.Index(
                fields=["removed_at"], condition=models.Q(indexed=False), name="search_removal_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.version}"


class Turn(models.Model):
    """Whose turn it is to do a piece of work that only one process at a time should do.

    A turn ends by itself when its holder dies.
    """

    name = models.CharField(max_length=20, primary_key=True)
    holder = models.CharField(max_length=40, blank=True)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("giliran")
        verbose_name_plural = _("giliran")

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"


class Rebuild(models.Model):
    """A rebuild that is under way, or was when its process died: `reached` is the last page that is done."""

    engine = models.CharField(max_length=20, primary_key=True)
    index = models.CharField(max_length=100, blank=True)
    reached = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("pembangunan ulang")
        verbose_name_plural = _("pembangunan ulang")

    def __str__(self) -> str:
        return f"{self.engine}: {self.reached}"
