"""How a text that teachers made shows itself, whatever its kind: people, pictures, files, weight, links, preview.

A page's rows are read once while it is shown (`get_context`), so that what a reader waits for does not grow with it.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

import nh3
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.cards import PersonLine
from core.enumerations import label
from core.parts import Part
from core.sharing import MAX_DESCRIPTION, Meta, absolute, alternates, prefix_of
from core.story_text.addresses import REL, SCHEMES
from library.templatetags.pictures import kilobytes_of, prefetch_renditions, social_picture
from review.aftercare import shown_corrections

from .neighbours import Neighbours, neighbours_of
from .translating import TranslationsStayDrafts

WORDS_A_MINUTE = 180
#: bytes of a page besides its text, compressed: head, foot, context, cards
FRAME = 6_000
SOUNDS = ("mp3", "m4a")
# What is stored is clean already; this keeps a text harmless that came in by a door nobody thought of.
_TAGS = "p br ul ol li b i blockquote h3 h4 table thead tbody tr th td a"
_shown = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags={"script", "style"},
    attributes={"a": {"href"}, "ol": {"start"}, "th": {"scope"}},
    url_schemes=set(SCHEMES),
    link_rel=REL,
)


def safe_html(html: str) -> SafeString:
    """The HTML of a text as it may be shown."""
    return mark_safe(_shown.clean(html or ""))


@dataclass(frozen=True)
class Maker(PersonLine):
    """Somebody who made the text, with the words beside the name (`role`) and those below it (`note`)."""

    role: str = ""


@dataclass(frozen=True)
class FileLine:
    """A file to take along, told with its kind and size before anybody on a bad line touches it."""

    url: str
    title: str
    facts: str
    is_sound: bool = False


@dataclass(frozen=True)
class PictureShown:
    """A picture with its words: what it shows, who made it, on which terms."""

    image: Any
    caption: str


@dataclass(frozen=True)
class PartShown:
    """A part of the text with the pictures that stand beside it."""

    part: Part
    pictures: list[PictureShown]


class Presentation(TranslationsStayDrafts):
    """Mixed into the page types; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    #: the relation that names who made the text
    makers: ClassVar[str] = "contributors"
    #: rows that are read together with the page when it is shown
    shown_with: ClassVar[tuple[str, ...]] = ("locale", "social_image", "look_again")

    def rows(self, name: str, *joined: str) -> list[Any]:
        """The rows of a child relation, read once while the page is being shown."""
        kept: dict[str, list[Any]] | None = self.__dict__.get("_rows_while_shown")
        if kept is not None and name in kept:
            return kept[name]
        found: list[Any] = []
        if hasattr(self, name):
            rows = getattr(self, name).all()
            found = list(rows.select_related(*joined) if joined else rows)
        if kept is not None:
            kept[name] = found
        return found

    @contextmanager
    def rows_kept(self) -> Iterator[None]:
        """Read every relation once only, until the end of the block."""
        self.__dict__["_rows_while_shown"] = {}
        try:
            yield
        finally:
            del self.__dict__["_rows_while_shown"]

    def address(self) -> str:
        """The path of the page on this site; empty before it has one."""
        parts = self.get_url_parts()
        return (parts[2] or "") if parts else ""

    def people(self) -> list[Maker]:
        """Who made it, in which role; pupils by initials, names from the person's own row."""
        school = self.school.name if getattr(self, "school", None) else ""
        lines = []
        for row in self.rows(self.makers, "person"):
            role = label("contributor_role", row.role).lower()
            below = "" if role in row.note.lower() else role
            if school and row.role in ("guru", "kepala-sekolah"):
                below, school = school, ""
            line = row.line()
            lines.append(
                Maker(
                    name=line.name,
                    tint=line.tint,
                    role=row.note or role,
                    note=below if row.note or below != role else "",
                )
            )
        return lines

    def files(self) -> list[FileLine]:
        """The files to take along."""
        return [
            FileLine(
                url=row.document.url,
                title=row.title or row.document.title,
                facts=f"{row.document.file_extension.upper()}, {filesizeformat(row.document.get_file_size() or 0)}",
                is_sound=row.document.file_extension.lower() in SOUNDS,
            )
            for row in self.rows("attachments", "document")
            if row.document.consent_withdrawn_at is None
        ]

    @property
    def sharing_image(self) -> Any:
        """The picture for link previews: the chosen one, or the first of the text."""
        first = next((row.image for row in self.rows("pictures", "image")), None)
        return self.social_image or first

    @property
    def minutes_to_read(self) -> int:
        """Whole minutes, at least one."""
        words = sum(len(strip_tags(part.html.replace("<", " <")).split()) for part in self.parts())
        return max(1, round(words / WORDS_A_MINUTE))

    @property
    def kilobytes(self) -> int:
        """What the page weighs on the line, without its pictures."""
        words = "".join(part.html for part in self.parts()).encode()
        return round((len(zlib.compress(words, 6)) + FRAME) / 1024)

    def told_at(self) -> datetime:
        """When it was published first; now for a text that is not public yet."""
        return self.first_published_at or timezone.now()

    def told_day(self) -> date:
        """The day of first publication, in the time zone of the site."""
        return timezone.localdate(self.told_at())

    def place_name(self) -> str:
        """The regency as people say it; no finer place is ever shown."""
        region = self.regency or (self.school.regency if getattr(self, "school", None) else None)
        return region.bare_name if region else ""

    def province_code(self) -> list[str]:
        """The two digits of the province, for the filter; empty when no place is told."""
        return [self.regency_id[:2]] if self.regency_id else []

    def tag_slugs(self) -> list[str]:
        """The page's tags as they stand in addresses."""
        return [tag.slug for tag in self.tags.all()]

    def parts_shown(self) -> list[PartShown]:
        """The parts in reading order, each with its pictures; pictures of a part without words come at the end."""
        parts = [part for part in self.parts() if part.html]
        keys = [part.key for part in parts]
        beside: dict[str, list[PictureShown]] = {key: [] for key in keys}
        for row in self.rows("pictures", "image"):
            key = self.part_of(row) if self.part_of(row) in beside else keys[-1] if keys else ""
            beside.setdefault(key, []).append(PictureShown(row.image, self._caption(row)))
        return [PartShown(part, beside[part.key]) for part in parts]

    def _caption(self, row: Any) -> str:
        """“Timbangan Pak Nofri. Gambar: Rahma Yunita, CC BY-SA 4.0.” Pupils' pictures are outside the open licence."""
        words = row.caption.strip()
        if words and words[-1] not in ".!?…”":
            words += "."
        if not row.image.credit:
            return words
        terms = "" if row.image.consent_basis == "izin-tertulis" else f", {self.get_licence_display()}"
        return f"{words} {_('Gambar: %(credit)s') % {'credit': row.image.credit}}{terms}.".strip()

    def part_of(self, picture: Any) -> str:
        """The key of the part that a picture stands beside."""
        return str(getattr(picture, "part", ""))

    def listing_url(self, **chosen: list[str]) -> str:
        """The index page of this kind with filters set."""
        query = urlencode({name: values for name, values in chosen.items() if values}, doseq=True)
        return f"{prefix_of(self.page_language())}/{self.kind}/" + (f"?{query}" if query else "")

    def crumbs(self) -> list[tuple[str, str]]:
        """Where the page stands below its section: words and the address of that list."""
        return []

    def linked(self) -> dict[str, int | None]:
        """The pages this text points to, by relation."""
        return {}

    def linked_data(self) -> dict[str, Any]:
        """What search engines read, as data of schema.org."""
        return {}

    def preview(self, request: HttpRequest, around: Neighbours) -> Meta:
        """What the page tells messengers and search engines."""
        image = self.sharing_image
        released = social_picture(image)
        data = {
            "@context": "https://schema.org",
            "name": self.title,
            "description": self.summary,
            "url": absolute(request.path),
            **({"image": absolute(released.url)} if released else {}),
            **self.linked_data(),
        }
        return Meta(
            title=self.seo_title or self.title,
            description=(self.search_description or self.summary)[:MAX_DESCRIPTION],
            canonical=request.path,
            image=released.url if released else "",
            image_alt=image.default_alt_text if released else "",
            image_width=released.width if released else 0,
            image_height=released.height if released else 0,
            type="article",
            published=self.first_published_at,
            modified=self.last_published_at,
            alternates=alternates(around.addresses),
            data=data,
        )

    def shown(self, around: Neighbours) -> dict[str, Any]:
        """What the template of this kind needs besides."""
        return {}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything that the page shows; the template asks the database nothing."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        with self.rows_kept():
            around = neighbours_of(self, self.linked())
            pictures = [row.image for row in self.rows("pictures", "image")]
            prefetch_renditions([*pictures, self.social_image])
            context |= {
                "around": around,
                "people": self.people(),
                "files": self.files(),
                "parts": self.parts_shown(),
                "contents": [(part.key, part.label) for part in self.parts() if part.html],
                "kilobytes": self.kilobytes,
                "picture_kilobytes": kilobytes_of(pictures),
                "crumbs": [(label("kind", self.kind), self.listing_url()), *self.crumbs()],
                "has_pupils": any(
                    medium.consent_basis == "izin-tertulis"
                    for medium in (*pictures, *(row.document for row in self.rows("attachments", "document")))
                ),
                "corrections": shown_corrections(self),
                "report_url": reverse("report:report", args=[self.pk]) if self.live else "",
                **self.shown(around),
                "meta": self.preview(request, around),
            }
        return context
