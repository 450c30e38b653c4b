"""When a workshop report is whole enough: when, where or online, who led it, what came of it."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.parts import Gap
from practices.completing import consent_gaps, too_short

REQUIRED = {
    "title": _("Beri judul: apa yang dipelajari bersama."),
    "summary": _("Tulis ringkasan satu atau dua kalimat."),
    "held_on": _("Isi tanggalnya."),
    "mode": _("Pilih cara bertemu: tatap muka, daring, atau campuran."),
    "results": _("Tulis hasilnya, tiga kalimat pun cukup."),
}


class ReportCompleteness:
    """Mixed into the page model; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def gaps(self) -> list[Gap]:
        """What is still missing before the report can be submitted."""
        found = [
            Gap(name, message) for name, message in REQUIRED.items() if too_short(getattr(self, name), 1)
        ]
        if self.mode in ("luring", "campuran") and not self.place:
            found.append(Gap("place", _("Tulis tempatnya.")))
        if not self.leaders.exists():
            found.append(Gap("leaders", _("Tulis siapa yang memandu.")))
        return [*found, *consent_gaps(self)]
