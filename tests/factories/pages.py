"""Texts for tests. `publish_…` publish at once, beside the review, through the page's own revision."""

import itertools
from datetime import date
from io import BytesIO
from typing import Any

import PIL.Image
from django.core.files.base import ContentFile
from wagtail.models import Locale, Page

from accounts.models import Person, User
from home.models import HomePage, StandardPage
from library import services
from library.models import Document, Image
from practices.articles.models import (
    Contributor,
    PracticeIndexPage,
    PracticePage,
    StoryAttachment,
    StoryPicture,
    StoryStep,
)
from practices.communities.models import (
    CommunityActivity,
    CommunityDuty,
    CommunityFounder,
    CommunityIndexPage,
    CommunityPage,
    FounderConfirmation,
)
from practices.workshops.models import (
    AgreedAction,
    ParticipantCount,
    WorkshopIndexPage,
    WorkshopLeader,
    WorkshopReportPage,
    WorkshopStory,
)
from tests.factories.accounts import UserFactory, region

_numbers = itertools.count(1)


def publish(page: Page) -> Any:
    """Publish the page's newest words, as the end of a review would; returns it fresh from the database."""
    page.get_latest_revision().publish(skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


def person(name: str = "Rahma Yunita") -> Person:
    """Somebody a text may name, without an account."""
    return Person.objects.create(name=name)


def image(*, owner: User | None = None, size: tuple[int, int] = (1000, 640), **fields: Any) -> Image:
    """A picture of things, not of pupils."""
    out = BytesIO()
    PIL.Image.effect_noise(size, 60).convert("RGB").save(out, "JPEG")
    given = {
        "alt": "Timbangan gantung dan dua ekor ikan.",
        "credit": "Rahma Yunita",
        "consent_basis": "tanpa-murid",
        **fields,
    }
    return services.add_picture(
        file=ContentFile(out.getvalue(), name="timbangan.jpg"), owner=owner or UserFactory(), **given
    )


def document(*, owner: User | None = None, **fields: Any) -> Document:
    """A worksheet without pupils."""
    file = ContentFile(b"%PDF-1.7\nnota lelang kosong", name="nota-lelang.pdf")
    given = {"consent_basis": "tanpa-murid", "file": file, **fields}
    return services.add_document(owner=owner or UserFactory(), **given)


def story(
    *, owner: User | None = None, contributors: list[tuple[str, str, str]] | None = None, **fields: Any
) -> PracticePage:
    """A draft that is whole enough to be submitted; any field may be given, rows as lists of their values."""
    number = next(_numbers)
    rows = {
        name: fields.pop(name, default)
        for name, default in (
            ("steps", [("Tiga nota", "<p>Bawa pulang.</p>")]),
            ("pictures", []),
            ("attachments", []),
        )
    }
    tags = fields.pop("tags", [])
    given: dict[str, Any] = {
        "title": f"Timbangan di TPI {number}",
        "slug": f"timbangan-di-tpi-{number}",
        "summary": "Angka di timbangan ikan menjadi bahan ajar.",
        "outcome": "berhasil",
        "level": "sd-mi",
        "phase": ["c"],
        "grade": ["5"],
        "subject": ["matematika"],
        "situation": "<p>Murid hafal langkah menyusun desimal, tetapi keliru membandingkan 2,5 dan 2,35.</p>",
        "challenge": "<p>Timbangan di sekolah hanya satu dan jarumnya patah sejak lama sekali.</p>",
        "actions": "<p>Juru lelang membaca timbangan bersama kami di depan kelas.</p>",
        "reflection": "<p>Dua puluh dua dari 27 murid dapat menaruh 2,35 dengan benar.</p>",
        "did_not_work": "<p>Kelompok yang bukan anak nelayan tertinggal pada hari pertama.</p>",
        "regency": region("13.01"),
        "setting": ["pesisir", "pedesaan"],
        "connectivity": "sinyal-di-titik-tertentu",
        "electricity": "sering-padam",
        "class_size": 27,
        "special_needs": 2,
        "duration": "3 × 70 menit",
        "cost": 0,
        "owner": owner or UserFactory(),
        **fields,
    }
    page = PracticePage(live=False, **given)
    for name, role, note in contributors or [("Rahma Yunita", "guru", "guru kelas 5")]:
        page.contributors.add(Contributor(person=person(name), role=role, note=note))
    for title, text in rows["steps"]:
        page.steps.add(StoryStep(title=title, text=text))
    for picture, part in rows["pictures"]:
        page.pictures.add(StoryPicture(image=picture, part=part, caption="Timbangan Pak Nofri"))
    for file in rows["attachments"]:
        page.attachments.add(StoryAttachment(document=file, title="Nota lelang kosong"))
    page.tags.add(*tags)
    return _below(PracticeIndexPage, page)


def publish_story(**fields: Any) -> PracticePage:
    """A live story."""
    return publish(story(**fields))


def community(
    *, founders: tuple[str, ...] = ("Rahma Yunita", "Desi Kurnia"), confirmed: int = 2, **fields: Any
) -> CommunityPage:
    """A draft; the first `confirmed` founders have said yes themselves."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "title": f"KKG Kampung Laut {number}",
        "slug": f"kkg-kampung-laut-{number}",
        "summary": "Guru di tepi laut mencari cara mengajarkan hitungan dari nota lelang.",
        "purpose": "<p>Anak pesisir belajar dari laut yang mereka kenal.</p>",
        "shared_concern": "<p>Murid gagal di soal cerita.</p>",
        "enthusiasm": "<p>Mencoba satu hal kecil.</p>",
        "commitment": "<p>Datang tepat waktu.</p>",
        "stage": "menumbuhkan",
        "community_kind": "antarsekolah",
        "form": "kkg",
        "rhythm": "tiap Kamis, 45 menit",
        "regency": region("13.01"),
        "level": ["sd-mi"],
        "subject": ["matematika"],
        "owner": UserFactory(),
        **fields,
    }
    page = CommunityPage(live=False, **given)
    people = [person(name) for name in founders]
    for one in people:
        page.founders.add(
            CommunityFounder(person=one, role="guru", note="penggerak", email="perintis@sekolah.example")
        )
    page.activities.add(
        CommunityActivity(
            date=date(2026, 3, 12), activity="merefleksikan", title="Nota ditinggalkan", text="Terlalu besar."
        )
    )
    page.duties.add(CommunityDuty(who="Pak Hen", what="meminjam timbangan", done=True))
    page = _below(CommunityIndexPage, page)
    for one in people[:confirmed]:
        FounderConfirmation.objects.create(page=page, person=one)
    return page


def publish_community(**fields: Any) -> CommunityPage:
    """A live community."""
    return publish(community(**fields))


def report(*, stories: tuple[PracticePage, ...] = (), **fields: Any) -> WorkshopReportPage:
    """A draft of a workshop report."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "title": f"Bedah satu soal cerita {number}",
        "slug": f"bedah-satu-soal-{number}",
        "summary": "Tujuh guru membawa satu soal yang selalu salah dijawab.",
        "held_on": date(2026, 4, 9),
        "start_time": "14:00",
        "duration_minutes": 45,
        "mode": "luring",
        "place": "SDN 07 Painan Timur",
        "regency": region("13.01"),
        "agenda": "<p>Membaca soal.</p>",
        "results": "<p>Lima soal tersandung satu kata.</p>",
        "did_not_work": "<p>Dua soal tidak terselamatkan.</p>",
        "owner": UserFactory(),
        **fields,
    }
    page = WorkshopReportPage(live=False, **given)
    page.leaders.add(WorkshopLeader(person=person("Desi Kurnia"), role="guru", note="memandu"))
    page.participants.add(ParticipantCount(role="guru", count=6))
    page.agreed_actions.add(AgreedAction(what="mencoba soal selisih", who="Bu Desi", until=date(2026, 4, 16)))
    for one in stories:
        page.story_links.add(WorkshopStory(story=one))
    return _below(WorkshopIndexPage, page)


def publish_report(**fields: Any) -> WorkshopReportPage:
    """A live workshop report."""
    return publish(report(**fields))


def publish_standard_page(**fields: Any) -> StandardPage:
    """A live page of the editors, below the Indonesian home."""
    number = next(_numbers)
    given = {
        "title": f"Tentang {number}",
        "slug": f"tentang-{number}",
        "intro": "Tempat guru berbagi.",
        **fields,
    }
    home = HomePage.objects.get(locale__language_code="id")
    page = home.add_child(instance=StandardPage(locale=home.locale, live=False, **given))
    page.save_revision()
    return publish(page)


def _below(index: type[Page], page: Any) -> Any:
    parent = index.objects.get(locale=Locale.objects.get(language_code="id"))
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision()
    return page
