"""When a story is whole enough to be read by colleagues: few things, each with a sentence that says what to do."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.parts import Gap
from practices.completing import consent_gaps, too_short

REQUIRED = {
    "title": _("Beri judul: apa yang dicoba, di mana."),
    "summary": _("Tulis ringkasan satu atau dua kalimat."),
    "outcome": _("Pilih hasilnya. Belum berhasil sama berharganya."),
    "level": _("Pilih jenjang."),
    "situation": _("Ceritakan situasinya: mengapa praktik ini perlu dibagikan?"),
    "challenge": _("Ceritakan tantangannya: apa yang menghalangi?"),
    "reflection": _("Tulis refleksi: apa yang berubah, dan apa sebabnya?"),
    "did_not_work": _("Tulis apa yang belum berhasil, satu kalimat pun cukup."),
}
UNTITLED = "Tanpa judul"


class StoryCompleteness:
    """Mixed into the page model; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def gaps(self) -> list[Gap]:
        """What is still missing before the story can be submitted, in the order of the form."""
        found = [
            Gap(name, message)
            for name, message in REQUIRED.items()
            if too_short(getattr(self, name), 1) or (name == "title" and self.title == UNTITLED)
        ]
        if too_short(self.actions, 1) and not self.steps.exists():
            found.insert(
                -2 if len(found) > 1 else len(found),
                Gap("actions", _("Ceritakan apa yang dilakukan, atau tulis langkah-langkahnya.")),
            )
        if self.adapted_from_id and not self.adaptation_note:
            found.append(Gap("adaptation_note", _("Tulis apa yang diubah dari cerita asal.")))
        if not too_short(self.local_wisdom, 1) and not self.local_wisdom_source:
            found.append(
                Gap(
                    "local_wisdom_source", _("Tulis asal kearifan lokal ini dan dengan izin siapa dibagikan.")
                )
            )
        return [*found, *consent_gaps(self)]
