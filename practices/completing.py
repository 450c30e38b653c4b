"""Checks of completeness that the three kinds share."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.parts import Gap
from core.story_text.cleaning import to_text
from library.consent import WRITTEN


def too_short(value: Any, least: int) -> bool:
    """Whether a field holds fewer visible characters than needed; marks and blanks do not count."""
    if not isinstance(value, str):
        return value is None
    return len(to_text(value).strip()) < least


LACKING = {
    "pictures": {
        "answer": _(
            "Jawab pertanyaan tentang murid di foto. Bila wajahnya dikenali, foto hanya terbit dengan izin tertulis orang tua atau wali."
        ),
        "form": _("Isi tanggal izin untuk foto, dan di mana formulirnya disimpan."),
        "leave": _(
            "Ada foto yang sudah diturunkan karena izinnya dicabut. Buang barisnya, atau pilih foto lain."
        ),
    },
    "attachments": {
        "answer": _(
            "Jawab pertanyaan tentang murid di berkas; bila tidak ada yang dapat dikenali, satu sentuhan cukup. Bila ada, berkas hanya terbit dengan izin tertulis orang tua atau wali."
        ),
        "form": _("Isi tanggal izin untuk berkas, dan di mana formulirnya disimpan."),
        "leave": _(
            "Ada berkas yang sudah diturunkan karena izinnya dicabut. Buang barisnya, atau pilih berkas lain."
        ),
    },
}
UNHEARD = _("Tulis satu kalimat tentang apa yang tampak di foto, untuk pembaca yang tidak melihatnya.")


def consent_gaps(page: Any) -> list[Gap]:
    """A picture or file is published only when the question about recognisable pupils has an answer that allows it."""
    images = [row.image for row in page.pictures.all()] if hasattr(page, "pictures") else []
    files = [row.document for row in page.attachments.all()] if hasattr(page, "attachments") else []
    found = _answer_gaps("pictures", images)
    if any(not image.default_alt_text.strip() for image in images):
        found.append(Gap("pictures", UNHEARD))
    return [*found, *_answer_gaps("attachments", files)]


def _answer_gaps(relation: str, media: list[Any]) -> list[Gap]:
    """One sentence for each thing to do, however many pictures or files it is about."""
    lacking = {_lack(medium) for medium in media if not medium.may_be_published}
    return [Gap(relation, words) for lack, words in LACKING[relation].items() if lack in lacking]


def _lack(medium: Any) -> str:
    if medium.consent_withdrawn_at:
        return "leave"
    return "form" if medium.consent_basis == WRITTEN else "answer"
