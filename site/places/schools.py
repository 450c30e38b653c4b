"""Finding one's school by what people know of it (name, NPSN, place), and adding one that is missing."""

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, QuerySet, Value, When

if TYPE_CHECKING:
    from .models import Region, School

NPSN = re.compile(r"(?<![A-Z0-9])[A-Z0-9][0-9]{7}(?![0-9])")
MAX_WORDS = 8

# How teachers write it → how the lists write it; "SDN 05" and "SD Negeri 5" are then the same words.
SHORT_FORMS = {
    "tkn": "tk negeri",
    "sdn": "sd negeri",
    "sdi": "sd inpres",
    "sdit": "sd islam terpadu",
    "smpn": "smp negeri",
    "sman": "sma negeri",
    "smkn": "smk negeri",
    "slbn": "slb negeri",
    "min": "mi negeri",
    "mtsn": "mts negeri",
    "man": "ma negeri",
    "mis": "mi swasta",
    "mtss": "mts swasta",
    "mas": "ma swasta",
    "muh": "muhammadiyah",
    "kab": "",
    "kabupaten": "",
    "kota": "",
}


def folded(text: str) -> str:
    """What two spellings share: no capitals, accents, signs or leading zeros, short forms written out."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"\b[a-z][0-9]{7}\b|[a-z]+|[0-9]+", plain)
    spelled = (SHORT_FORMS.get(word, word.lstrip("0") or "0" if len(word) <= 3 else word) for word in words)
    return " ".join(word for word in spelled if word)


def search_text(school: "School") -> str:
    """What a school is found by: words between single blanks, so that each is matched from its beginning."""
    place = [school.regency.bare_name, school.regency.province.name if school.regency.province else ""]
    return f" {folded(school.name)} {school.npsn.lower()} {folded(' '.join(place))} "


def find_schools(words: str, limit: int = 10) -> list["School"]:
    """Schools in whose name, NPSN or place every word occurs; those whose name begins so come first."""
    return list(_matching(words)[:limit])


def resolve(text: str) -> "School | list[School] | None":
    """What was meant: one school (by an NPSN, or words that fit one only), nothing, or candidates."""
    from .models import School

    number = NPSN.search(text.upper())
    if number:
        known = School.objects.select_related("regency__province").filter(npsn=number.group()).first()
        if known:
            return known
    found = find_schools(text)
    if not found:
        return None
    same = [school for school in found if folded(school.name) == folded(text)]
    if len(found) == 1 or len(same) == 1:
        return (same or found)[0]
    return found


def add_school(
    *,
    npsn: str,
    name: str,
    level: str,
    regency: "Region",
    setting: Iterable[str] = (),
    connectivity: str = "",
    electricity: str = "",
) -> "School":
    """Add a school that is missing, to be looked at by an editor later.

    A known NPSN gives the school that has it, unchanged. Raises ValidationError for values that cannot be.
    """
    from .models import School

    known = School.objects.select_related("regency__province").filter(npsn=npsn.strip().upper()).first()
    if known:
        return known
    school = School(
        npsn=npsn.strip().upper(),
        name=" ".join(name.split()),
        level=level,
        regency=regency,
        setting=list(setting),
        connectivity=connectivity,
        electricity=electricity,
    )
    school.full_clean()
    school.save()
    return school


def _matching(words: str) -> QuerySet["School"]:
    from .models import School

    words = words.replace("\x00", " ")  # PostgreSQL knows no such character
    wanted = folded(words)
    schools = School.objects.select_related("regency__province")
    if not wanted:
        return schools.none()
    for word in wanted.split()[:MAX_WORDS]:
        # A short number is a whole word (school 5 is not school 50); anything else may still be half typed.
        whole = word.isdigit() and len(word) <= 3
        schools = schools.filter(search_text__contains=f" {word} " if whole else f" {word}")
    nearness = Case(
        When(npsn=words.strip().upper()[:8], then=Value(0)),
        When(search_text__startswith=f" {wanted}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return schools.order_by(nearness, "name", "npsn")
