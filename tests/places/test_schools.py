"""Choosing one's school by typing, and adding one that is missing."""

import pytest
from django.core.exceptions import ValidationError

from places.forms import NewSchoolForm, SchoolField
from places.models import School
from places.schools import add_school, find_schools, resolve
from tests.factories.accounts import SchoolFactory, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def painan() -> School:
    return SchoolFactory(name="SD Negeri 05 Painan Utara", npsn="10301234")


@pytest.mark.parametrize(
    "words",
    [
        "painan utara",
        "PAINAN",
        "sdn 5 painan",
        "SDN 05",
        "10301234",
        "103012",
        "pesisir selatan",
        "painan sumatera barat",
    ],
)
def test_school_is_found_by_its_name_npsn_or_place_as_people_type_it(painan: School, words: str) -> None:
    assert find_schools(words) == [painan]


def test_accents_do_not_hide_a_school() -> None:
    school = SchoolFactory(name="SMP Katolik Santa Thérèse Mane'e")
    assert find_schools("therese manee") == [school]


def test_school_5_is_not_school_50(painan: School) -> None:
    SchoolFactory(name="SD Negeri 50 Painan Utara")
    assert find_schools("sdn 5 painan utara") == [painan]


def test_every_word_must_fit(painan: School) -> None:
    assert find_schools("painan merauke") == []


@pytest.mark.parametrize("words", ["", "   ", "\x00", "%", "'; --", "_" * 500, "kata " * 5000])
def test_odd_words_find_nothing_and_break_nothing(painan: School, words: str) -> None:
    assert find_schools(words) == []


def test_no_more_than_ten_are_offered() -> None:
    SchoolFactory.create_batch(12)
    assert len(find_schools("painan")) == 10


def test_schools_whose_name_begins_so_come_first() -> None:
    SchoolFactory(name="SD Islam Harapan Painan")
    first = SchoolFactory(name="Harapan Bangsa")
    assert find_schools("harapan")[0] == first


def test_typed_npsn_means_that_school(painan: School) -> None:
    assert resolve(f"sekolah saya {painan.npsn}") == painan


def test_label_of_a_chosen_school_means_that_school(painan: School) -> None:
    SchoolFactory(name=painan.name)
    assert resolve(painan.label) == painan


def test_words_that_fit_several_schools_give_the_candidates(painan: School) -> None:
    other = SchoolFactory(name="SD Negeri 06 Painan Utara")
    assert resolve("painan utara") == [painan, other]


def test_words_that_fit_none_give_nothing() -> None:
    assert resolve("Sekolah Entah Di Mana") is None


def test_field_tells_which_schools_are_alike(painan: School) -> None:
    SchoolFactory(name="SD Negeri 06 Painan Utara")
    with pytest.raises(ValidationError, match=painan.npsn):
        SchoolField().clean("painan utara")


def test_added_school_waits_for_an_editor_and_is_found_at_once() -> None:
    school = add_school(npsn="p9908123", name="MI  Al Ikhlas", level="sd-mi", regency=region("11.04"))
    assert not school.is_confirmed
    assert find_schools("P9908123") == find_schools("al ikhlas") == [school]


def test_adding_a_known_npsn_gives_the_known_school_unchanged(painan: School) -> None:
    again = add_school(npsn=painan.npsn, name="Nama Lain", level="slb", regency=region("11.04"))
    assert (again.pk, again.name) == (painan.pk, painan.name)
    assert School.objects.count() == 1


@pytest.mark.parametrize("npsn", ["1234567", "12345678X", "AB345678", "1030-234"])
def test_npsn_that_cannot_be_is_refused_in_words(npsn: str) -> None:
    form = NewSchoolForm({"npsn": npsn, "name": "SD A", "level": "sd-mi", "regency": region("13.01").pk})
    assert "npsn" in form.errors


def test_province_is_not_a_place_for_a_school() -> None:
    form = NewSchoolForm(
        {"npsn": "10300001", "name": "SD A", "level": "sd-mi", "regency": region("13.01").province_id}
    )
    assert "regency" in form.errors
