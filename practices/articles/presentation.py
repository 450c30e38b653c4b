"""How a practice story shows itself: its parts, card and context, and what the search is told."""

from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.cards import Card
from core.cloth import dye_of
from core.enumerations import label
from core.parts import Part
from core.sharing import absolute, prefix_of
from core.story_text.cleaning import to_text
from practices.neighbours import Neighbours, card_of, stands_around
from practices.presenting import Presentation, safe_html
from practices.translating import kept_in_step, translated_rows
from search.closeness import context_facets
from search.content import SearchContent, name_parts
from search.nearby import more_like

from . import facts

#: key, icon: the STAR parts as every story has them
STAR = (
    ("situation", "sit"),
    ("challenge", "tan"),
    ("actions", "aks"),
    ("reflection", "ref"),
    ("did_not_work", "bel"),
)
NAMES = name_parts(
    situation=gettext_lazy("Situasi"),
    challenge=gettext_lazy("Tantangan"),
    actions=gettext_lazy("Aksi"),
    reflection=gettext_lazy("Refleksi: hasil dan dampak"),
    did_not_work=gettext_lazy("Apa yang belum berhasil"),
    local_wisdom=gettext_lazy("Kearifan lokal"),
    materials=gettext_lazy("Bahan"),
)
#: how many stories are offered next
RELATED = 3
#: what did not work comes last: an end that stays open
READING_ORDER = (
    "situation",
    "challenge",
    "actions",
    "materials",
    "reflection",
    "local_wisdom",
    "did_not_work",
)


class StoryPresentation(Presentation):
    """Mixed into the page model; holds no fields."""

    shown_with = ("locale", "social_image", "regency", "school__regency", "look_again")
    override_translatable_fields: ClassVar[list[Any]] = [
        *translated_rows("steps", "pictures", "attachments", "contributors"),
        *kept_in_step("school_year", "original_author", "local_language"),
    ]

    def parts(self) -> list[Part]:
        """The STAR parts (steps belong to Aksi), with materials and local wisdom where they are told."""
        questions = {
            "situation": _("Mengapa praktik ini perlu dibagikan?"),
            "challenge": _("Apa yang menghalangi, dan siapa yang terlibat?"),
            "actions": _("Langkah yang dapat dicoba ulang"),
            "reflection": _("Apa yang berubah, dan apa sebabnya?"),
            "did_not_work": _("Bagian ini sama berharganya"),
        }
        found = {
            key: Part(key, str(NAMES[key]), self._html_of(key), icon, questions[key]) for key, icon in STAR
        }
        if self.local_wisdom:
            question = _("Dari siapa pengetahuan ini, dan dengan izin siapa dibagikan?")
            found["local_wisdom"] = Part(
                "local_wisdom", str(NAMES["local_wisdom"]), self._wisdom(), "sit", question
            )
        if self.materials:
            question = _("Apa yang perlu disiapkan?")
            found["materials"] = Part(
                "materials", str(NAMES["materials"]), safe_html(self.materials), "aks", question
            )
        return [found[key] for key in READING_ORDER if key in found]

    def _html_of(self, key: str) -> SafeString:
        html = safe_html(getattr(self, key))
        return html + self._steps() if key == "actions" else html

    def _steps(self) -> SafeString:
        rows = self.rows("steps")
        if not rows:
            return SafeString("")
        items = format_html_join(
            "", "<li><b>{}</b>{}</li>", ((row.title, safe_html(row.text)) for row in rows)
        )
        return format_html('<ol class="steps">{}</ol>', items)

    def _wisdom(self) -> SafeString:
        html = safe_html(self.local_wisdom)
        if not self.local_wisdom_source:
            return html
        return html + format_html('<p class="small quiet">{}</p>', self.local_wisdom_source)

    def card(self) -> Card:
        """The story in a list: place, level and grade above, outcome last."""
        level = label("level", self.level) if self.level else ""
        where = ", ".join(bit for bit in (level, facts.grades_line(self)) if bit)
        return Card(
            url=self.address(),
            title=self.title,
            text=self.summary,
            eyebrow=" · ".join(bit for bit in (self.place_name(), where) if bit),
            weave=self.weave,
            dye=self.dye,
            outcome=self.outcome,
            outcome_label=label("outcome", self.outcome) if self.outcome else "",
        )

    def context_facts(self) -> list[tuple[str, str]]:
        """The label of the cloth: (label, value), told before any advice."""
        return facts.context_facts(self)

    def told_day(self) -> date:
        """The day the story was told: at its source when it was brought in from there."""
        return self.told_on or super().told_day()

    def search_document(self) -> SearchContent:
        """What the search knows of the story, in the story's own language."""
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
                place=self._place_words(),
                people=", ".join(person.name for person in self.people()),
                facets=self.facets(),
                resources="\n".join(file.title for file in self.files()),
            )

    def facets(self) -> dict[str, list[str]]:
        """The values that the story answers to, by the name of the filter."""
        return {
            "jenjang": [self.level] if self.level else [],
            "fase": list(self.phase),
            "kelas": list(self.grade),
            "mapel": list(self.subject),
            "hasil": [self.outcome] if self.outcome else [],
            "latar": list(self.setting),
            "provinsi": self.province_code(),
            "tahun": [str(self.told_day().year)],
            "tag": self.tag_slugs(),
            "sekolah": [self.school.npsn] if self.school else [],
            **context_facets(self),
        }

    def _place_words(self) -> str:
        region = self.regency or (self.school.regency if self.school else None)
        province = region.province.name if region and region.province else ""
        words = dict(self.context_facts())
        told = [
            words.get(name, "")
            for name in (_("Tempat"), _("Latar"), _("Murid"), _("Internet"), _("Listrik"), _("Bahasa"))
        ]
        return "\n".join(bit for bit in (*told, province, self.place_note) if bit)

    def crumbs(self) -> list[tuple[str, str]]:
        """The first subject, as a list of its stories."""
        return [(label("subject", value), self.listing_url(mapel=[value])) for value in self.subject[:1]]

    def linked(self) -> dict[str, int | None]:
        """The story it adapts and the community it comes from."""
        return {"adapted_from": self.adapted_from_id, "community": self.community_id}

    def shown(self, around: Neighbours) -> dict[str, Any]:
        """Context, what it adapts, who adapted it, and what to read next."""
        prefix, known = prefix_of(self.page_language()), around.facets or self.facets()
        origin = around.first("adapted_from")
        if origin:
            # The cloth of the adapted story, from its card: the same as the model would say, without asking for its row.
            self.weave, self.dye = origin.weave, dye_of(self.level, unlike=origin.dye)
        return {
            "facts": self.context_facts(),
            "similar_url": self._similar_url(),
            "minutes": self.minutes_to_read,
            "told_day": self.told_day(),
            "outcome_label": label("outcome", self.outcome) if self.outcome else "",
            "origin": origin,
            "adaptations": around[self.kind],
            "community_card": around.first("community"),
            "reports": around["lokakarya"],
            "related": self._related(around, known),
            "tag_links": [(tag, f"{prefix}/cari/?{urlencode({'tag': tag})}") for tag in known.get("tag", [])],
            "adapt_url": f"{prefix}/tulis/praktik/?adaptasi={self.pk}",
        }

    def _similar_url(self) -> str:
        """All stories, those from schools like this one first; empty when nothing is told of it."""
        told = [*self.setting, self.level, self.connectivity, self.electricity]
        like = [value for value in told if value]
        return self.listing_url(urut=["mirip"], seperti=like) if like else ""

    def _related(self, around: Neighbours, known: dict[str, list[str]]) -> list[Card]:
        """Stories that a reader of this one may want next, none that stands on the page already."""
        language = self.page_language()
        facets = {**known, "jenis": [self.kind]}
        found = more_like(
            self.pk or 0, language, RELATED, keys=around.words, facets=facets, besides=around.keys
        )
        return [card_of(document, reader=language) for document in found]

    def linked_data(self) -> dict[str, Any]:
        """An article of schema.org: authors by the names they chose, pupils by initials."""
        data: dict[str, Any] = {
            "@type": "Article",
            "headline": self.title,
            "inLanguage": self.page_language(),
            "license": self.licence_url,
            "author": [{"@type": "Person", "name": person.name} for person in self.people()],
            "datePublished": self.told_at().isoformat(),
            "publisher": {"@type": "Organization", "name": "Mitra Guru", "url": absolute("/")},
            "educationalLevel": label("level", self.level) if self.level else "",
            "about": [label("subject", value) for value in self.subject],
        }
        if self.last_published_at:
            data["dateModified"] = self.last_published_at.isoformat()
        if self.original_url:
            data["isBasedOn"] = self.original_url
        return data


@stands_around("praktik")
def adaptations_of(story: Any) -> Any:
    """The stories that adapt this one, in any language."""
    return type(story).objects.filter(adapted_from__translation_key=story.translation_key).values("pk")


@stands_around("komunitas")
def stories_of(community: Any) -> Any:
    """The stories that a community tells."""
    from .models import PracticePage  # the model is made of this module's mixin

    return PracticePage.objects.filter(community__translation_key=community.translation_key).values("pk")
