"""The reviewer's letter: what it says, whom it belongs to, and how anybody checks it."""

import re
import time
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from accounts.models import User
from review import letter as letters
from review import services
from review.models import Letter, Review
from review.rules import Refused
from review.views.people import CHECKS_A_MINUTE
from tests.factories.review import approve, reviewer, send_back, submitted, teacher
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
ISSUE, FILE, CHECK = "/telaah/surat/", "/telaah/surat/{}/", "/surat/{}/"


def letter_of(user: User) -> Letter:
    approve(submitted(), by=user)
    return services.issue_letter(reviewer=user)


def words(pdf: bytes) -> str:
    """What stands on the pages of a PDF."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    text = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")
    return " ".join(piece.decode("latin-1") for piece in re.findall(rb"\((.*?)\) Tj", text))


def checked(code: str, client: Client | None = None) -> Any:
    return (client or Client()).get(CHECK.format(code))


def test_letter_says_name_number_and_period() -> None:
    user = reviewer(display_name="Ratna Dewi")
    approve(submitted(), by=user)
    Review.objects.update(decided_at=timezone.now() - timedelta(days=30))
    letter = letter_of(user)

    said = words(letters.drawn(letter))

    assert "Ratna Dewi" in said
    assert "menelaah 2 tulisan" in said
    assert f"{letter.since.day} " in said
    assert letter.code in said
    assert "bukan dokumen resmi pemerintah" in said


def test_letter_counts_texts_and_not_rounds() -> None:
    user = reviewer()
    page = send_back(submitted(), by=user)
    services.start_review(page=page, by=page.owner)
    approve(page, by=user)

    assert services.issue_letter(reviewer=user).texts == 1


def test_same_facts_are_the_same_letter() -> None:
    user = reviewer()

    assert letter_of(user) == services.issue_letter(reviewer=user)


def test_older_letter_stays_as_it_was_given() -> None:
    user = reviewer(display_name="Ratna")
    old = letter_of(user)
    user.display_name = "Ratna Dewi"
    user.save()
    new = letter_of(user)

    old.refresh_from_db()
    assert (old.name, old.texts) == ("Ratna", 1)
    assert (new.name, new.texts) == ("Ratna Dewi", 2)


def test_there_is_no_letter_before_the_first_review() -> None:
    with pytest.raises(Refused):
        services.issue_letter(reviewer=reviewer())


def test_button_gives_the_letter_and_the_page_links_to_it() -> None:
    user = reviewer()
    approve(submitted(), by=user)

    shown = signed_in(user).post(ISSUE, follow=True).content.decode()

    assert FILE.format(Letter.objects.get().code) in shown


def test_file_is_a_pdf_whose_name_tells_no_name() -> None:
    user = reviewer(display_name="Ratna Dewi")

    answer = signed_in(user).get(FILE.format(letter_of(user).code))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "ratna" not in answer["Content-Disposition"].lower()


@pytest.mark.parametrize("visitor", [reviewer, teacher])
def test_file_is_there_for_its_owner_only(visitor: Any) -> None:
    letter = letter_of(reviewer())

    assert signed_in(visitor()).get(FILE.format(letter.code)).status_code == 404


def test_file_holds_no_address_of_a_person() -> None:
    user = reviewer(email="ratna.dewi@sekolah.example")

    pdf = letters.drawn(letter_of(user))

    assert b"@" not in re.sub(rb"stream.*?endstream", b"", pdf, flags=re.DOTALL)
    assert "@" not in words(pdf)


def test_same_letter_is_the_same_file() -> None:
    letter = letter_of(reviewer())

    assert letters.drawn(letter) == letters.drawn(Letter.objects.get(pk=letter.pk))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Ma’ruf Amin", "Ma'ruf Amin"),
        ("Łucja Đặng", "Lucja Dang"),
        ("José Ênio", "José Ênio"),
        ("ᬅᬓ᭄ᬱᬭ", ""),
        ("Sari\u202eirA \x00(Bu) \\", "SariirA (Bu) \\"),
        ("🌱 Tunas", "Tunas"),
    ],
)
def test_any_name_can_be_printed(name: str, printed: str) -> None:
    letter = Letter(
        code="abcdefgh23", name=name, texts=1, since=timezone.localdate(), until=timezone.localdate()
    )
    letter.issued_at = timezone.now()

    assert letters.printable(name) == printed
    assert letters.drawn(letter).startswith(b"%PDF")


def test_letter_is_written_in_english_too() -> None:
    letter = letter_of(reviewer())

    with translation.override("en"):
        assert "/en/surat/" in words(letters.drawn(letter))


def test_colours_are_those_of_the_house() -> None:
    tokens = (
        (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8").split("@media")[0]
    )
    named = {"ink": "ink", "quiet": "ink-2", "tarum": "tarum-deep", "sogan": "sogan"}
    named |= {"upright": "k1a", "cross": "k1b", "shade": "k1g"}

    for field, token in named.items():
        wanted = re.search(rf"--{token}: #([0-9a-f]{{6}})", tokens)
        assert wanted is not None
        assert "".join(f"{part:02x}" for part in getattr(letters.LOOK, field)) == wanted[1]


def test_anybody_can_check_a_letter() -> None:
    letter = letter_of(reviewer(display_name="Ratna Dewi"))

    answer = checked(letter.code)
    shown = answer.content.decode()

    assert answer.status_code == 200
    assert "Ratna Dewi" in shown
    assert "Surat ini benar dari Mitra Guru" in shown
    assert not answer.cookies


def test_code_in_capitals_is_the_same_code() -> None:
    assert checked(letter_of(reviewer()).code.upper()).status_code == 200


def test_unknown_code_is_told_kindly() -> None:
    answer = checked("tidakada23")

    assert answer.status_code == 404
    assert "Kami tidak mengenal surat" in answer.content.decode()


def test_check_tells_nothing_but_what_the_letter_says() -> None:
    user = reviewer(email="ratna.dewi@sekolah.example")
    page = submitted(title="Timbangan Pak Nofri")
    approve(page, by=user)

    shown = checked(services.issue_letter(reviewer=user).code).content.decode()

    assert "Timbangan Pak Nofri" not in shown
    assert "ratna.dewi" not in shown


def test_name_of_somebody_who_is_gone_is_gone() -> None:
    user = reviewer(display_name="Ratna Dewi")
    letter = letter_of(user)
    User.objects.get(pk=user.pk).delete()

    shown = checked(letter.code).content.decode()

    assert "Ratna Dewi" not in shown
    assert "anggota" in shown
    assert Letter.objects.get().name == ""


def test_guessing_codes_is_slowed(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)  # all within one minute
    for _turn in range(CHECKS_A_MINUTE):
        assert checked("tidakada23", client).status_code == 404

    assert checked("tidakada23", client).status_code == 429


def test_no_cache_keeps_the_name() -> None:
    assert checked(letter_of(reviewer()).code)["Cache-Control"] == "no-store"
