"""How a workshop report shows itself: when and where, what came of it, what was agreed; and what the search is told."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from core.cards import Card
from core.cloth import dye_of, weave_of
from core.enumerations import label
from core.parts import Part
from core.story_text.cleaning import to_text
from practices.neighbours import Neighbours, stands_around
from practices.presenting import Presentation, safe_html
from practices.translating import translated_rows
from search.content import SearchContent, name_parts

NAMES = name_parts(
    agenda=gettext_lazy("Acara"),
    materials=gettext_lazy("Bahan"),
    results=gettext_lazy("Hasil"),
    agreed_actions=gettext_lazy("Tindakan yang disepakati"),
    did_not_work=gettext_lazy("Apa yang belum berhasil"),
)
ATTENDANCE = {"luring": "Offline", "daring": "Online", "campuran": "Mixed"}


class ReportPresentation(Presentation):
    """Mixed into the page model; holds no fields."""

    makers = "leaders"
    shown_with = ("locale", "social_image", "regency__province", "look_again")
    override_translatable_fields: ClassVar[list[Any]] = translated_rows(
        "leaders", "agreed_actions", "pictures", "attachments"
    )

    @property
    def weave(self) -> str:
        """The class of the report's weave."""
        return weave_of(self.pk or 0)

    @property
    def dye(self) -> str:
        """The class of its dye: reports share one."""
        return dye_of("")

    def parts(self) -> list[Part]:
        """What was done, what came of it, what did not, what was agreed."""
        found = [
            Part(
                "agenda",
                str(NAMES["agenda"]),
                safe_html(self.agenda),
                "aks",
                _("Apa yang dilakukan, berapa lama?"),
            ),
            Part(
                "materials",
                str(NAMES["materials"]),
                safe_html(self.materials),
                "unduh",
                _("Apa yang perlu disiapkan?"),
            ),
            Part(
                "results",
                str(NAMES["results"]),
                safe_html(self.results),
                "ref",
                _("Apa yang kini diketahui atau dimiliki bersama?"),
            ),
            Part(
                "agreed_actions",
                str(NAMES["agreed_actions"]),
                self._agreed_html(),
                "cek",
                _("Siapa mencoba apa, sampai kapan?"),
            ),
            Part(
                "did_not_work",
                str(NAMES["did_not_work"]),
                safe_html(self.did_not_work),
                "bel",
                _("Bagian ini sama berharganya"),
            ),
        ]
        return [part for part in found if part.html]

    def part_of(self, picture: Any) -> str:
        """Pictures of a report stand beside what came of it."""
        return "results"

    def agreed(self) -> list[dict[str, Any]]:
        """What was agreed: by whom, by when, and whether it is done."""
        return [
            {
                "who": row.who,
                "text": row.what,
                "done": row.done,
                "state": _("selesai")
                if row.done
                else (_("sampai %(day)s") % {"day": date_format(row.until, "j F Y")} if row.until else ""),
            }
            for row in self.rows("agreed_actions")
        ]

    def _agreed_html(self) -> SafeString:
        rows = ((item["who"], item["text"], item["state"]) for item in self.agreed())
        items = format_html_join("", "<li><b>{}</b> {} {}</li>", rows)
        return format_html("<ul>{}</ul>", items) if items else SafeString("")

    def card(self) -> Card:
        """The report in a list: day, place and way of meeting above."""
        day = date_format(self.held_on, "j F Y") if self.held_on else ""
        mode = str(self.get_mode_display()).lower() if self.mode else ""
        return Card(
            url=self.address(),
            title=self.title,
            text=self.summary,
            weave=self.weave,
            dye=self.dye,
            eyebrow=" · ".join(bit for bit in (day, self.place_name(), mode) if bit),
        )

    def hours(self) -> str:
        """“14.00–14.45 WIB”, in the zone of the meeting itself."""
        if self.start_time is None:
            return ""
        start = time_format(self.start_time, "H.i")
        if self.duration_minutes and self.held_on:
            end = datetime.combine(self.held_on, self.start_time) + timedelta(minutes=self.duration_minutes)
            start = f"{start}–{time_format(end.time(), 'H.i')}"
        return f"{start} {self.get_zone_display()}"

    def context_facts(self) -> list[tuple[str, str]]:
        """When, where, how, and who took part by role."""
        counts = [
            f"{row.count} {label('contributor_role', row.role).lower()}"
            for row in self.rows("participants")
            if row.count
        ]
        facts = [
            (_("Tanggal"), date_format(self.held_on, "l, j F Y") if self.held_on else ""),
            (_("Pukul"), self.hours()),
            (
                _("Lama"),
                _("%(count)s menit") % {"count": self.duration_minutes} if self.duration_minutes else "",
            ),
            (_("Cara bertemu"), str(self.get_mode_display()) if self.mode else ""),
            (
                _("Tempat"),
                ", ".join(
                    bit for bit in (self.place, self.regency.short_name if self.regency else "") if bit
                ),
            ),
            (_("Peserta"), ", ".join(counts)),
        ]
        return [(name, value) for name, value in facts if value]

    def search_document(self) -> SearchContent:
        """What the search knows of the report, in its own language."""
        with override(self.page_language()), self.rows_kept():
            province = self.regency.province.name if self.regency and self.regency.province else ""
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
                place="\n".join(bit for bit in (self.place, self.place_name(), province) if bit),
                people=", ".join(person.name for person in self.people()),
                facets={
                    "provinsi": self.province_code(),
                    "tag": self.tag_slugs(),
                    "tahun": [str((self.held_on or self.told_day()).year)],
                },
                resources="\n".join(file.title for file in self.files()),
            )

    def crumbs(self) -> list[tuple[str, str]]:
        """The year, as a list of its reports."""
        year = str(self.held_on.year) if self.held_on else ""
        return [(year, self.listing_url(tahun=[year]))] if year else []

    def linked(self) -> dict[str, int | None]:
        """The community that held it."""
        return {"community": self.community_id}

    def shown(self, around: Neighbours) -> dict[str, Any]:
        """Facts, agreed actions, and the stories it was about."""
        return {
            "facts": self.context_facts(),
            "agreed": self.agreed(),
            "minutes": self.minutes_to_read,
            "told_day": self.told_day(),
            "community_card": around.first("community"),
            "stories": around["praktik"],
        }

    def linked_data(self) -> dict[str, Any]:
        """An event of schema.org, in its own time zone; who led it by the names they chose."""
        data: dict[str, Any] = {
            "@type": "Event",
            "organizer": [{"@type": "Person", "name": person.name} for person in self.people()],
            "eventAttendanceMode": f"https://schema.org/{ATTENDANCE.get(self.mode, 'Offline')}EventAttendanceMode",
        }
        if self.held_on:
            data["startDate"] = self._starts()
        if self.place or self.place_name():
            data["location"] = {
                "@type": "Place",
                "name": self.place or self.place_name(),
                "address": self.place_name(),
            }
        return data

    def _starts(self) -> str:
        if self.start_time is None:
            return str(self.held_on.isoformat())
        return datetime.combine(self.held_on, self.start_time, tzinfo=ZoneInfo(self.zone)).isoformat()


@stands_around("lokakarya")
def stories_of(report: Any) -> Any:
    """The stories that a workshop was about, in any language."""
    stories = type(report)._meta.get_field("story_links").related_model._meta.get_field("story").related_model
    told = stories.objects.filter(pk__in=[row.story_id for row in report.rows("story_links")])
    return stories.objects.filter(translation_key__in=told.values("translation_key")).values("pk")


@stands_around("komunitas")
def reports_of(community: Any) -> Any:
    """The reports of a community's workshops."""
    from .models import WorkshopReportPage  # the model is made of this module's mixin

    return WorkshopReportPage.objects.filter(community__translation_key=community.translation_key).values(
        "pk"
    )


@stands_around("praktik")
def reports_about(story: Any) -> Any:
    """The reports of workshops that were about a story."""
    from .models import WorkshopReportPage  # the model is made of this module's mixin

    return WorkshopReportPage.objects.filter(
        story_links__story__translation_key=story.translation_key
    ).values("pk")
