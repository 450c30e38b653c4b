"""What is offered while somebody types: titles and tags by the beginning of each of their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Beginning(models.Model):
    """A title or a tag from one of its words on, as it is compared: `t1dari lelang ikan timbangan di tpi desimal`.

    The first sign tells what it is (`TITLE`, `COMMUNITY`, `TAG`), the second whether it is the first word (`0`) or a
    later one; the words before it come last, so that every other word is there to be looked for. A title has the
    number of its page; a tag has none, and its own form in `value`. Keys are compared byte by byte on every database.
    """

    TITLE, COMMUNITY, TAG = "t", "k", "g"

    key = models.CharField(max_length=100)
    page = models.PositiveIntegerField(default=0, db_index=True)
    value = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("awal judul")
        verbose_name_plural = _("awal judul")
        constraints = [models.UniqueConstraint(fields=["key", "page"], name="beginning_once")]

    def __str__(self) -> str:
        return self.key
