"""Filters: several values each, counts that leave out their own choices, chips that take one back."""

import pytest
from django.test import Client
from django.utils.translation import override

from .asking import answer_to, counts, titles
from .stories import told, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def four_stories() -> None:
    told(
        "Ikan di SD pesisir",
        level="sd-mi",
        setting=["pesisir"],
        outcome="berhasil",
        regency_id="13.01",
        grade=["5"],
    )
    told(
        "Ikan di SD kota", level="sd-mi", setting=["perkotaan"], outcome="belum-berhasil", regency_id="31.74"
    )
    told(
        "Ikan di PAUD pulau",
        level="paud",
        setting=["pesisir", "kepulauan"],
        outcome="berhasil",
        tags=("Kerang",),
    )
    told(
        "Pantun di SMP",
        level="smp-mts",
        setting=["pesisir"],
        outcome="berhasil-sebagian",
        subject=["matematika"],
    )


@pytest.mark.usefixtures("four_stories")
class TestFilters:
    """Four stories, chosen from."""

    def test_two_values_of_one_filter_are_either_or(self) -> None:
        assert set(titles("jenjang=sd-mi&jenjang=paud&q=ikan")) == {
            "Ikan di SD pesisir",
            "Ikan di SD kota",
            "Ikan di PAUD pulau",
        }

    def test_two_filters_hold_together(self) -> None:
        assert titles("jenjang=sd-mi&latar=pesisir") == ["Ikan di SD pesisir"]

    def test_counts_leave_out_their_own_choice(self) -> None:
        assert counts("jenjang=sd-mi", "jenjang") == {"paud": 1, "sd-mi": 2, "smp-mts": 1}

    def test_counts_keep_the_choices_of_other_filters(self) -> None:
        assert counts("jenjang=sd-mi", "latar") == {"perkotaan": 1, "pesisir": 1}

    def test_counts_follow_the_words(self) -> None:
        assert counts("q=ikan", "jenjang") == {"paud": 1, "sd-mi": 2}

    def test_a_chosen_value_stays_visible_when_nothing_has_it(self) -> None:
        assert counts("hasil=belum-berhasil&jenjang=paud", "hasil")["belum-berhasil"] == 0

    def test_provinces_grades_years_and_tags_are_filters(self) -> None:
        assert titles("provinsi=13") == ["Ikan di SD pesisir"]
        assert titles("kelas=5") == ["Ikan di SD pesisir"]
        assert titles("tag=kerang") == ["Ikan di PAUD pulau"]
        assert len(titles("tahun=1999")) == 0

    def test_each_choice_is_a_chip_that_takes_it_back(self) -> None:
        chips = answer_to("q=ikan&jenjang=sd-mi&latar=pesisir").chips
        assert [(chip.label, chip.remove_url) for chip in chips] == [
            ("Pesisir", "?q=ikan&jenjang=sd-mi"),
            ("SD/MI", "?q=ikan&latar=pesisir"),
        ]

    def test_the_province_is_told_by_its_name(self) -> None:
        assert [chip.label for chip in answer_to("provinsi=13").chips] == ["Sumatera Barat"]

    def test_labels_follow_the_language_of_the_reader(self) -> None:
        with override("en"):
            assert [chip.label for chip in answer_to("hasil=belum-berhasil", "en").chips] == ["Not yet"]

    def test_the_newest_comes_first_without_words(self) -> None:
        assert titles("")[0] == "Pantun di SMP"

    def test_the_newest_comes_first_when_asked_for(self) -> None:
        assert titles("q=ikan&urut=terbaru") == [
            "Ikan di PAUD pulau",
            "Ikan di SD kota",
            "Ikan di SD pesisir",
        ]

    def test_the_list_of_practices_has_filters_and_cards(self, client: Client) -> None:
        page = client.get("/praktik/?latar=pesisir&jenjang=paud").content.decode()
        assert "Ikan di PAUD pulau" in page
        assert "Ikan di SD kota" not in page
        assert 'name="hasil" value="berhasil"' in page

    def test_a_list_without_stories_says_what_to_do(self, client: Client) -> None:
        page = client.get("/praktik/?jenjang=slb").content.decode()
        assert "Belum ada praktik untuk pilihan ini" in page
        assert "/tulis/praktik/" in page

    def test_the_list_of_communities_has_no_stories(self, client: Client) -> None:
        assert "Ikan di PAUD pulau" not in client.get("/komunitas/").content.decode()

    def test_pages_keep_words_and_choices(self, client: Client) -> None:
        for number in range(12):
            told(f"Ikan nomor {number}", level="sd-mi")
        page = client.get("/cari/?q=ikan&jenjang=sd-mi").content.decode()
        assert "?q=ikan&amp;jenjang=sd-mi&amp;page=2" in page

    def test_the_last_page_stands_for_any_later_one(self) -> None:
        assert answer_to("page=900").page_obj.number == 1
        assert len(answer_to("page=900").hits) == 4


def test_a_translation_stands_for_its_story_in_its_language() -> None:
    story = told("Timbangan di TPI")
    translated(story, "Scales at the fish auction")
    assert titles("", "en") == ["Scales at the fish auction"]
    assert titles("", "id") == ["Timbangan di TPI"]


def test_a_story_without_a_translation_is_offered_in_its_own_language() -> None:
    told("Timbangan di TPI")
    hit = answer_to("q=timbangan", "en").hits[0]
    assert (hit.document.title, hit.card.language) == ("Timbangan di TPI", "id")


def test_a_story_comes_up_again_when_its_translation_is_taken_down() -> None:
    story = told("Timbangan di TPI")
    translated(story, "Scales at the fish auction").unpublish()
    assert titles("", "en") == ["Timbangan di TPI"]


def test_a_story_comes_up_again_when_its_translation_is_deleted() -> None:
    story = told("Timbangan di TPI")
    translated(story, "Scales at the fish auction").delete()
    assert titles("", "en") == ["Timbangan di TPI"]


def test_who_asks_for_a_language_gets_texts_in_it() -> None:
    story = told("Timbangan di TPI")
    translated(story, "Scales at the fish auction")
    assert titles("bahasa=en") == ["Scales at the fish auction"]
    assert counts("", "bahasa") == {"id": 1, "en": 1}
