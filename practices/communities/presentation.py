"""How a community shows itself: why it meets, at which stage it is, what came of it; and what the search is told."""

from typing import Any, ClassVar

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.cards import Card
from core.cloth import dye_of, weave_of
from core.enumerations import label
from core.parts import Part
from core.story_text.cleaning import to_text
from practices.neighbours import Neighbours
from practices.presenting import Maker, Presentation, safe_html
from practices.translating import translated_rows
from search.closeness import context_facets
from search.content import SearchContent, name_parts

STAGES = ("merintis", "menumbuhkan", "merawat")
STRANDS = {
    "merefleksikan": "kunyit",
    "berbagi-masalah": "sogan",
    "mempublikasikan": "daun",
    "mendokumentasikan": "daun",
}
NEWEST = 6
NAMES = name_parts(
    purpose=gettext_lazy("Tujuan"),
    shared_concern=gettext_lazy("Kegelisahan kami"),
    enthusiasm=gettext_lazy("Semangat kami"),
    care=gettext_lazy("Kepedulian pada kemajuan murid"),
    commitment=gettext_lazy("Komitmen"),
    activities=gettext_lazy("Tindakan yang lahir"),
    duties=gettext_lazy("Tanggungan kecil"),
)


class CommunityPresentation(Presentation):
    """Mixed into the page model; holds no fields."""

    makers = "founders"
    shown_with = ("locale", "social_image", "regency__province", "school__regency", "look_again")
    override_translatable_fields: ClassVar[list[Any]] = translated_rows("founders", "activities", "duties")

    @property
    def weave(self) -> str:
        """The class of the community's weave."""
        return weave_of(self.pk or 0)

    @property
    def dye(self) -> str:
        """The class of its dye, from its first level."""
        return dye_of(self.level[0] if self.level else "")

    def parts(self) -> list[Part]:
        """Why it is there, what is promised, what was done."""
        texts = [
            ("purpose", "sit", _("Untuk apa komunitas ini ada?")),
            ("shared_concern", "tan", _("Masalah apa yang dirasakan semua?")),
            ("enthusiasm", "aks", _("Apa yang ingin dicoba?")),
            ("care", "hati", ""),
            ("commitment", "ref", _("Apa yang dijanjikan satu sama lain?")),
        ]
        found = [
            Part(key, str(NAMES[key]), self._html_of(key), icon, question) for key, icon, question in texts
        ]
        found.append(Part("activities", str(NAMES["activities"]), self._log_html(), "aks"))
        found.append(Part("duties", str(NAMES["duties"]), self._duties_html(), "cek"))
        return [part for part in found if part.html]

    def _html_of(self, key: str) -> SafeString:
        if key == "care":
            return safe_html(linebreaks(self.care, autoescape=True)) if self.care else SafeString("")
        return safe_html(getattr(self, key))

    def _log_html(self) -> SafeString:
        rows = ((entry["eyebrow"], entry["title"], entry["text"]) for entry in self.log())
        items = format_html_join("", "<li>{}: <b>{}</b> {}</li>", rows)
        return format_html("<ul>{}</ul>", items) if items else SafeString("")

    def _duties_html(self) -> SafeString:
        rows = ((duty["who"], duty["text"], duty["state"]) for duty in self.duty_lines())
        items = format_html_join("", "<li><b>{}</b>: {} ({})</li>", rows)
        return format_html("<ul>{}</ul>", items) if items else SafeString("")

    def log(self) -> list[dict[str, str]]:
        """What was done and what came of it, newest first."""
        return [
            {
                "eyebrow": f"{date_format(row.date, 'j F Y')} · {label('community_activity', row.activity).lower()}",
                "title": row.title,
                "text": row.text,
                "strand": STRANDS.get(row.activity, ""),
            }
            for row in sorted(self.rows("activities"), key=lambda row: row.date, reverse=True)
        ]

    def duty_lines(self) -> list[dict[str, Any]]:
        """Who took what, and how it stands; a day that has passed is told without a word of blame."""
        return [
            {
                "who": row.who,
                "text": row.what,
                "done": row.done,
                "state": _("selesai")
                if row.done
                else (
                    _("sampai %(day)s") % {"day": date_format(row.until, "j F Y")}
                    if row.until
                    else _("sedang dikerjakan")
                ),
            }
            for row in self.rows("duties")
        ]

    def people(self) -> list[Maker]:
        """The founders who said yes themselves; nobody is named here by another's word."""
        confirmed = set(
            self.confirmations.model.objects.filter(page__translation_key=self.translation_key).values_list(
                "person_id", flat=True
            )
        )
        lines = zip(self.rows(self.makers, "person"), super().people(), strict=True)
        return [line for row, line in lines if row.person_id in confirmed]

    def card(self) -> Card:
        """The community in a list: place, form and stage above."""
        form = label("community_form", self.form) if self.form and self.form != "organik" else ""
        kind = label("community_kind", self.community_kind).lower() if self.community_kind else ""
        stage = label("community_stage", self.stage).lower() if self.stage else ""
        return Card(
            url=self.address(),
            title=self.title,
            text=self.summary,
            weave=self.weave,
            dye=self.dye,
            eyebrow=" · ".join(bit for bit in (self.place_name(), form or kind, stage) if bit),
        )

    def context_facts(self) -> list[tuple[str, str]]:
        """Where and how it meets."""
        aims = [str(words) for words in self._meta.get_field("aims").labels(self.aims)]
        facts = [
            (_("Tempat"), self.regency.short_name if self.regency else ""),
            (_("Jenjang"), ", ".join(label("level", value) for value in self.level)),
            (_("Mata pelajaran"), ", ".join(label("subject", value) for value in self.subject)),
            (_("Bertemu"), self.rhythm),
            (_("Keadaan tempat"), self.place_note),
            (_("Tujuan bersama"), "; ".join(aims)),
        ]
        return [(name, value) for name, value in facts if value]

    def search_document(self) -> SearchContent:
        """What the search knows of the community, in its own language."""
        with override(self.page_language()), self.rows_kept():
            return SearchContent(
                kind=self.kind,
                language=self.page_language(),
                title=self.title,
                url=self.address(),
                card=self.card(),
                published_at=self.told_at(),
                summary=self.summary,
                parts={part.key: text for part in self.parts() if (text := to_text(part.html).strip())},
                tags=tuple(tag.name for tag in self.tags.all()),
                place="\n".join(value for _name, value in self.context_facts()),
                people=", ".join(person.name for person in self.people()),
                facets={
                    "jenjang": list(self.level),
                    "mapel": list(self.subject),
                    "latar": list(self.setting),
                    "provinsi": self.province_code(),
                    "tahun": [str(self.told_day().year)],
                    "tag": self.tag_slugs(),
                    "tahap": [self.stage] if self.stage else [],
                    **context_facets(self),
                },
            )

    def crumbs(self) -> list[tuple[str, str]]:
        """The province, as a list of its communities."""
        province = self.regency.province if self.regency else None
        return [(province.name, self.listing_url(provinsi=[province.code]))] if province else []

    def shown(self, around: Neighbours) -> dict[str, Any]:
        """Stage with its next step, what was done, and the texts of its members."""
        log = self.log()
        return {
            "facts": self.context_facts(),
            "stage_notes": self._stage_notes(),
            "next_step": self._next_step(),
            "html": {part.key: part.html for part in self.parts()},
            "log": log[:NEWEST],
            "older": log[NEWEST:],
            "duty_lines": self.duty_lines(),
            "stories": around["praktik"],
            "reports": around["lokakarya"],
        }

    def _stage_notes(self) -> list[str]:
        at = STAGES.index(self.stage) if self.stage in STAGES else 0
        return [
            "" if number < at else _("sekarang") if number == at else _("belum")
            for number in range(len(STAGES))
        ]

    def _next_step(self) -> str:
        return {
            "merintis": _("tentukan hari bertemu, lalu bawa satu masalah dari kelas."),
            "menumbuhkan": _("tuliskan satu refleksi dari tindakan bulan ini."),
            "merawat": _("ajak satu rekan baru dan ceritakan satu praktik kepada guru lain."),
        }.get(self.stage, "")

    def linked_data(self) -> dict[str, Any]:
        """An organization of schema.org; its place no finer than the regency."""
        data: dict[str, Any] = {
            "@type": "Organization",
            "knowsAbout": [label("subject", value) for value in self.subject],
        }
        if self.place_name():
            data["location"] = {"@type": "Place", "name": self.place_name()}
        return data
