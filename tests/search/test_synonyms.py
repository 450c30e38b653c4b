"""Synonyms: what editors say about words holds from the next question on, and set-up never undoes it."""

import pytest
from django.core.exceptions import ValidationError

from mitraguru.setup import set_up
from search.models import SynonymGroup
from search.words.synonyms import FILE, add_synonyms, group_of, load_synonyms

from .asking import titles
from .stories import told

pytestmark = pytest.mark.django_db


def shipped_lines() -> list[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_abbreviation_finds_what_it_stands_for() -> None:
    told("Memulai komunitas belajar")
    told("Belajar di kebun")
    assert titles("q=kombel")[0] == "Memulai komunitas belajar"


def test_what_it_stands_for_finds_the_abbreviation() -> None:
    told("Kombel di gugus kami")
    assert titles("q=komunitas belajar") == ["Kombel di gugus kami"]


def test_phrase_of_five_words_finds_its_abbreviation() -> None:
    told("P5 di pesisir")
    assert titles("q=projek penguatan profil pelajar pancasila") == ["P5 di pesisir"]


def test_word_that_editors_add_finds_at_once() -> None:
    told("Lesson study di gugus")
    before = titles("q=kaji pembelajaran")

    add_synonyms(["lesson study", "kaji pembelajaran"])

    assert (before, titles("q=kaji pembelajaran")) == ([], ["Lesson study di gugus"])


def test_word_that_editors_take_away_no_longer_finds() -> None:
    told("Memulai komunitas belajar")

    SynonymGroup.objects.get(forms__startswith="kombel").delete()

    assert titles("q=kombel") == []


def test_one_way_group_does_not_go_back() -> None:
    told("Layar perahu")
    told("Bidai di rumah")
    add_synonyms(["bidai"], typed=["layar"])

    assert sorted(titles("q=layar")) == ["Bidai di rumah", "Layar perahu"]
    assert titles("q=bidai") == ["Bidai di rumah"]


def test_what_was_typed_comes_before_what_means_the_same() -> None:
    told("Belajar bersama siswa")
    told("Belajar bersama murid")
    assert titles("q=murid")[0] == "Belajar bersama murid"


def test_second_set_up_keeps_what_editors_changed() -> None:
    group = SynonymGroup.objects.get(forms__startswith="kombel")
    group.forms = "kombel, komunitas belajar"
    group.save()
    SynonymGroup.objects.get(forms__startswith="kurtilas").delete()

    set_up()

    assert SynonymGroup.objects.get(pk=group.pk).forms == "kombel, komunitas belajar"
    assert not SynonymGroup.objects.filter(forms__startswith="kurtilas").exists()


def test_second_loading_adds_nothing() -> None:
    assert SynonymGroup.objects.count() == len(shipped_lines())
    assert load_synonyms() == 0


@pytest.mark.parametrize("line", shipped_lines())
def test_every_shipped_line_would_pass_the_editors_form(line: str) -> None:
    SynonymGroup.objects.all().delete()
    group_of(line).full_clean()


@pytest.mark.parametrize(
    ("forms", "typed", "told_about"),
    [
        (["kombel"], [], "sedikitnya dua"),
        (["kombel", "…"], [], "“…”"),
        (["apa itu", "gladi"], [], "“apa itu”"),
        (["gladi", "Gladi"], [], "“Gladi”"),
        ([f"gladi{number}" for number in range(9)], [], "delapan"),
        (["satu dua tiga empat lima enam tujuh", "gladi"], [], "enam kata"),
        (["gladi"], ["gladi"], "satu kotak"),
        (["komunitas belajar", "kombel"], [], "sudah ada"),
    ],
)
def test_group_that_helps_nobody_is_refused(forms: list[str], typed: list[str], told_about: str) -> None:
    with pytest.raises(ValidationError, match=told_about):
        add_synonyms(forms, typed=typed)
