"""The context of a class in a reader's words: what a colleague weighs before trying a practice."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.enumerations import label


def context_facts(story: Any) -> list[tuple[str, str]]:
    """(label, value) in the order of the label of the cloth; what is not known is left out."""
    facts = [
        (_("Tempat"), place(story)),
        (_("Latar"), in_a_row([label("setting", value) for value in story.setting])),
        (_("Jenjang"), level_line(story)),
        (_("Mata pelajaran"), ", ".join(label("subject", value) for value in story.subject)),
        (_("Murid"), pupils(story)),
        (_("Internet"), label("connectivity", story.connectivity) if story.connectivity else ""),
        (_("Listrik"), label("electricity", story.electricity) if story.electricity else ""),
        (_("Bahasa"), languages(story)),
        (_("Waktu dan biaya"), ", ".join(bit for bit in (story.duration, rupiah(story.cost)) if bit)),
        (_("Perangkat"), story.devices),
        (
            _("Dimensi profil lulusan"),
            in_a_row([label("graduate_dimension", value) for value in story.graduate_dimensions]),
        ),
        (_("Keadaan tempat"), story.place_note),
    ]
    return [(name, value) for name, value in facts if value]


def place(page: Any) -> str:
    """The regency or city; no finer place is ever shown."""
    region = page.regency or (page.school.regency if page.school else None)
    return region.short_name if region else ""


def in_a_row(words: list[str]) -> str:
    """Several labels as one phrase: only the first keeps its capital."""
    return ", ".join([*words[:1], *(_lower_first(word) for word in words[1:])])


def grades_line(story: Any) -> str:
    """“kelas 5”, “kelas 1, 2, 3”, or nothing."""
    return _("kelas %(grades)s") % {"grades": ", ".join(story.grade)} if story.grade else ""


def level_line(story: Any) -> str:
    """“SD/MI, kelas 5 (fase C)”."""
    phases = [label("phase", value).split(" (")[0] for value in story.phase]
    line = ", ".join(
        bit for bit in (label("level", story.level) if story.level else "", grades_line(story)) if bit
    )
    return (
        f"{line} ({in_a_row([_lower_first(phase) for phase in phases[:1]] + phases[1:])})"
        if phases and line
        else line
    )


def pupils(story: Any) -> str:
    """“27 anak, 2 PDBK, kelas rangkap”."""
    bits = []
    if story.class_size:
        bits.append(
            ngettext("%(count)s anak", "%(count)s anak", story.class_size) % {"count": story.class_size}
        )
    if story.special_needs:
        bits.append(_("%(count)s PDBK") % {"count": story.special_needs})
    if story.multigrade:
        bits.append(_("kelas rangkap"))
    return in_a_row(bits)


def languages(story: Any) -> str:
    """The language or languages heard in class."""
    local = story.local_language or _("Bahasa daerah")
    return {
        "indonesia": _("Bahasa Indonesia"),
        "daerah": local,
        "keduanya": _("%(language)s dan Indonesia") % {"language": local},
    }.get(story.instruction_language, "")


def rupiah(amount: int | None) -> str:
    """“Rp120.000”; English groups with a comma."""
    if amount is None:
        return ""
    grouped = f"{amount:,}"
    return f"Rp{grouped}" if (get_language() or "").startswith("en") else f"Rp{grouped.replace(',', '.')}"


def _lower_first(word: str) -> str:
    return word[:1].lower() + word[1:]
