"""When a community profile is whole enough: a name, why, a promise, a stage, and two founders who said yes."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.parts import Gap
from practices.completing import too_short

FOUNDERS_NEEDED = 2
REQUIRED = {
    "title": _("Beri nama yang mewakili tujuan komunitas."),
    "summary": _("Tulis ringkasan satu atau dua kalimat."),
    "purpose": _("Tulis untuk apa komunitas ini ada."),
    "shared_concern": _("Tulis kegelisahan yang dirasakan bersama."),
    "commitment": _("Tulis komitmen: apa yang dijanjikan satu sama lain, sekecil apa pun."),
    "stage": _("Pilih tahap: merintis, menumbuhkan, atau merawat keberlanjutan."),
}


class CommunityCompleteness:
    """Mixed into the page model; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def gaps(self) -> list[Gap]:
        """What is still missing before the profile can be submitted."""
        found = [
            Gap(name, message) for name, message in REQUIRED.items() if too_short(getattr(self, name), 1)
        ]
        if self.confirmed_founders() < FOUNDERS_NEEDED:
            found.append(
                Gap(
                    "founders",
                    _(
                        "Perlu dua perintis yang sudah menyatakan ikut. Undang satu rekan; cukup satu sentuhan baginya."
                    ),
                )
            )
        return found

    def confirmed_founders(self) -> int:
        """How many founders have said yes themselves; kept beside the page, so an editor's revision cannot fake it.

        A yes holds for the community in every language.
        """
        people = [row.person_id for row in self.founders.all()]
        said_yes = self.confirmations.model.objects.filter(page__translation_key=self.translation_key)
        return said_yes.filter(person_id__in=people).values("person_id").distinct().count()
