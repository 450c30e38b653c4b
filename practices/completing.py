"""Checks of completeness that the three kinds share."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.parts import Gap
from core.story_text.cleaning import to_text


def too_short(value: Any, least: int) -> bool:
    """Whether a field holds fewer visible characters than needed; marks and blanks do not count."""
    if not isinstance(value, str):
        return value is None
    return len(to_text(value).strip()) < least


def consent_gaps(page: Any) -> list[Gap]:
    """A picture is published only when the question about recognisable pupils has an answer that allows it."""
    if not hasattr(page, "pictures"):
        return []
    waiting = [row for row in page.pictures.all() if not row.image.may_be_published]
    unheard = [row for row in page.pictures.all() if not row.image.default_alt_text.strip()]
    found = []
    if waiting:
        found.append(
            Gap(
                "pictures",
                _(
                    "Jawab pertanyaan tentang murid di foto. Bila wajahnya dikenali, foto hanya terbit dengan izin tertulis orang tua atau wali."
                ),
            )
        )
    if unheard:
        found.append(
            Gap(
                "pictures",
                _("Tulis satu kalimat tentang apa yang tampak di foto, untuk pembaca yang tidak melihatnya."),
            )
        )
    return found
