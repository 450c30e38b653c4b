"""The order by likeness to a school: the one measure, whichever engine counts it."""

import random
from typing import Any

import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.test import Client

from core.enumerations import values
from places.likeness import Context, likeness
from places.models import School
from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData
from search.closeness import context_in
from search.engines import engine
from search.models import SearchDocument
from search.question import Question
from tests.engines.index import tell_engine
from tests.factories.accounts import UserFactory

from .asking import answer_to, titles
from .stories import told

pytestmark = pytest.mark.django_db


def school(**fields: object) -> School:
    """A school on a coast with a weak line."""
    given = {
        "npsn": "10300001",
        "name": "SDN 5 Painan",
        "level": "sd-mi",
        "regency_id": "13.01",
        "setting": ["pesisir"],
        "connectivity": "sinyal-di-titik-tertentu",
        "electricity": "sering-padam",
        **fields,
    }
    return School.objects.create(**given)


@pytest.fixture
def three_places() -> None:
    told("Di pegunungan", level="sd-mi", setting=["pegunungan"], connectivity="stabil")
    told("Di kepulauan", level="sd-mi", setting=["kepulauan"], connectivity="tanpa-internet")
    told("Di pesisir", level="sd-mi", setting=["pesisir"], connectivity="sinyal-di-titik-tertentu")
    told("Di kota", level="sma-ma", setting=["perkotaan"], connectivity="stabil")


@pytest.mark.usefixtures("three_places")
class TestOrder:
    """Three places like the school's, and one that is not."""

    def test_stories_from_schools_like_this_one_come_first(self) -> None:
        school()
        assert titles("urut=mirip&sekolah=10300001") == [
            "Di pesisir",
            "Di kepulauan",
            "Di pegunungan",
            "Di kota",
        ]

    def test_a_school_is_found_by_its_name_too(self) -> None:
        school()
        assert titles("urut=mirip&sekolah=sd+negeri+5+painan")[0] == "Di pesisir"

    def test_circumstances_do_without_a_school(self) -> None:
        assert titles("urut=mirip&seperti=perkotaan&seperti=stabil")[:2] == ["Di kota", "Di pegunungan"]

    def test_what_is_chosen_stands_in_the_place_of_what_the_school_tells(self) -> None:
        school()
        assert titles("urut=mirip&sekolah=10300001&seperti=pegunungan&seperti=stabil")[0] == "Di pegunungan"

    def test_a_level_and_a_setting_that_are_filtered_for_are_compared_with(self) -> None:
        assert titles("urut=mirip&jenjang=sd-mi") == ["Di pesisir", "Di kepulauan", "Di pegunungan"]

    def test_words_and_filters_hold_in_this_order_as_well(self) -> None:
        school()
        assert titles("q=kepulauan&urut=mirip&sekolah=10300001") == ["Di kepulauan"]
        assert titles("latar=pegunungan&urut=mirip&sekolah=10300001") == ["Di pegunungan"]

    def test_in_every_other_order_a_school_is_a_filter(self) -> None:
        told("Dari sekolah itu", school=school())
        assert titles("sekolah=10300001") == titles("sekolah=10300001&urut=terbaru") == ["Dari sekolah itu"]

    @pytest.mark.parametrize(
        "query", ["urut=mirip", "urut=mirip&sekolah=99999999", "urut=mirip&sekolah=%00&seperti=bulan"]
    )
    def test_with_nothing_to_compare_with_the_newest_come_first(self, query: str) -> None:
        assert titles(query) == titles("")

    def test_the_next_page_goes_on_where_the_first_ended(self) -> None:
        for number in range(30):
            told(f"Pesisir {number}", setting=["pesisir"], level="sd-mi")
        pages = [titles(f"urut=mirip&seperti=pesisir&page={page}") for page in (1, 2, 3)]
        every = [title for page in pages for title in page]
        assert [len(page) for page in pages] == [12, 12, 10]
        assert len(set(every)) == 34
        assert every[-3:] == ["Di kepulauan", "Di kota", "Di pegunungan"]

    def test_the_list_of_practices_has_the_order_too(self, client: Client) -> None:
        page = client.get("/praktik/?urut=mirip&seperti=kepulauan&seperti=tanpa-internet").content.decode()
        assert page.index("Di kepulauan") < page.index("Di pesisir") < page.index("Di kota")

    def test_a_school_that_is_mended_is_compared_with_as_it_is_now(
        self, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        place = school()
        caches["pages"].clear()
        address = "/praktik/?urut=mirip&sekolah=10300001"
        before = client.get(address).content.decode()
        place.setting, place.connectivity, place.electricity = ["perkotaan"], "stabil", "24-jam"
        place.level = "sma-ma"
        with django_capture_on_commit_callbacks(execute=True):
            place.save()
        after = client.get(address).content.decode()
        assert before.index("Di pesisir") < before.index("Di kota")
        assert after.index("Di kota") < after.index("Di pesisir")


def test_the_order_is_that_of_the_measure_on_any_stories() -> None:
    chance = random.Random(5)

    def some(name: str, most: int) -> list[str]:
        return chance.sample(values(name), chance.randint(0, most))

    def one(name: str) -> str:
        return chance.choice(["", *values(name)])

    BulkWriter().write(
        StoryData(
            f"n{number}",
            f"Cerita {number}",
            {
                "level": one("level"),
                "setting": some("setting", 3),
                "connectivity": one("connectivity"),
                "electricity": one("electricity"),
                "regency_id": chance.choice(["13.01", "13.71", "12.07", "31.74", "91.71"]),
                "class_size": chance.choice([None, 4, 18, 27, 45]),
                "multigrade": chance.random() < 0.2,
                "instruction_language": chance.choice(["", "daerah", "indonesia"]),
            },
        )
        for number in range(150)
    )
    mine = Context(("pesisir", "kepulauan"), ("sd-mi",), "tidak-stabil", "beberapa-jam", "13.01", "2", "ya")
    asked = QueryDict("urut=mirip&seperti=pesisir")
    question = Question.from_querydict(asked, language="id").asking(page_size=150)
    standpoint = question.standpoint
    assert standpoint is not None
    object.__setattr__(standpoint, "context", mine)

    tell_engine()
    found = [number for number, _score in engine().search(question, ()).hits]

    like = {
        document.pk: likeness(mine, context_in(document.facets)) for document in SearchDocument.objects.all()
    }
    assert found == sorted(like, key=lambda number: (-like[number], -number))


def test_the_address_keeps_what_is_compared_with() -> None:
    school()
    question = answer_to("q=ikan&urut=mirip&sekolah=10300001&seperti=pesisir&jenjang=sd-mi").question
    assert question.query() == "q=ikan&jenjang=sd-mi&sekolah=10300001&seperti=pesisir&urut=mirip"
    assert question.asking(order="terbaru").query() == "q=ikan&jenjang=sd-mi&urut=terbaru"


def test_a_name_of_several_schools_asks_which() -> None:
    school()
    school(npsn="10300002", name="SDN 6 Painan")
    standpoint = answer_to("urut=mirip&sekolah=painan").question.standpoint
    assert standpoint is not None
    assert [npsn for npsn, _label in standpoint.candidates] == ["10300001", "10300002"]


def test_a_teacher_is_led_to_stories_from_schools_like_the_own_one(client: Client) -> None:
    place = school()
    told("Di pesisir", level="sd-mi", setting=["pesisir"])
    client.force_login(UserFactory(school=place))
    assert "/cari/?sekolah=10300001&amp;urut=mirip" in client.get("/akun/").content.decode()
    client.force_login(UserFactory())
    assert "urut=mirip" not in client.get("/akun/").content.decode()


def test_the_comparison_is_the_same_page_for_everybody_and_sets_no_cookie(client: Client) -> None:
    place = school()
    address = "/cari/?sekolah=10300001&urut=mirip"
    visitor = client.get(address)
    client.force_login(UserFactory(school=place))
    assert not visitor.cookies
    assert client.get(address).content == visitor.content


def test_the_page_tells_what_it_compares_with_and_why(client: Client) -> None:
    school()
    told("Di pesisir", level="sd-mi", setting=["pesisir"], connectivity="tanpa-internet")
    page = client.get("/cari/?sekolah=10300001&urut=mirip").content.decode()
    assert "Paling mirip: SDN 5 Painan" in page
    assert "sama-sama pesisir, sinyal lemah, SD/MI" in page


def test_a_school_that_nobody_knows_is_told_and_circumstances_are_offered(client: Client) -> None:
    page = client.get("/cari/?sekolah=SD+Entah&urut=mirip").content.decode()
    assert "Sekolah itu belum ada di daftar kami" in page
    assert 'value="SD Entah"' in page


def test_several_schools_of_a_name_are_doors(client: Client) -> None:
    school()
    school(npsn="10300002", name="SDN 6 Painan")
    page = client.get("/cari/?sekolah=painan&urut=mirip&seperti=pesisir").content.decode()
    assert "sekolah=10300002" in page
