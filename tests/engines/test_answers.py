"""Whatever engine the environment names, it answers as somebody would who looks at every document."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.http import QueryDict

from search.engines import Found, engine
from search.engines.newest import ORDERS
from search.models import SearchDocument
from search.question import Question
from search.views import FACETS
from search.words.terms import Group
from search.words.understanding import understand

from .index import tell_engine
from .reading import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.every_engine, pytest.mark.usefixtures("own_index")]

STORIES = 240
QUESTIONS = [
    "q=noken",
    "q=ikan",
    "q=sawah",
    "q=menghitung hasil kebun",
    "q=pesisir selatan lebah",
    "q=kuis dapur pantai kompas",
    "q=memperbaiki sungai&jenjang=sd-mi",
    "q=timbangan&latar=pesisir&hasil=belum-berhasil",
    "q=lampu&mapel=matematika&mapel=ipa&fase=b",
    'q="pasar ikan"',
    'q="kepala sekolah" kartu',
    "q=apa dan bagaimana",
    "q=murid",
    "q=murid noken",
    "q=tidakadadimanapun",
    "q=tidakadadimanapun termometer",
    "q=layang&tag=tenun&tag=noken",
    "q=kincir&bahasa=en",
    "q=kincir&bahasa=id&jenis=praktik",
    "q=merekam&tahun=2019&tahun=2020&provinsi=13",
    "",
    "jenjang=sd-mi",
    "jenjang=sd-mi&latar=pesisir&latar=kepulauan",
    "hasil=belum-berhasil&kelas=5&tahun=2021",
    "tag=subak",
    "tag=tagar yang tidak ada",
    "bahasa=en",
    "sekolah=10100001",
]
#: how far a document may be from the rank that the plain reader gives it: the length of a text is told by its
#: proportion to the others that are ranked, and these are not the same ones everywhere
NEAR = 0.98


@pytest.fixture
def reader() -> Reader:
    """Two hundred and forty stories, told to the engine, and somebody who has read them all."""
    call_command("seed_scale", practices=STORIES, verbosity=0)
    tell_engine()
    return Reader()


def asked(address: str, **more: object) -> tuple[Question, tuple[Group, ...]]:
    """A question as the search page reads it."""
    question = Question.from_querydict(QueryDict(address), language="id", facets=FACETS)
    question = replace(question, **more)  # type: ignore[arg-type]
    return question, understand(question.words, question.languages()).groups


def answer(address: str, **more: object) -> Found:
    """What the engine of the environment says, and no other in its place."""
    found = engine().search(*asked(address, **more))
    assert not found.reserve
    return found


def ids(found: Found) -> list[int]:
    """The pages found, in order."""
    return [number for number, _score in found.hits]


def test_every_question_finds_what_a_plain_reader_finds(reader: Reader) -> None:
    for address in QUESTIONS:
        found = answer(address, page_size=STORIES)
        expected = {text.document.pk for text in reader.found(*asked(address))}
        assert (found.total, set(ids(found))) == (len(expected), expected), address


def test_counts_beside_the_filters_are_exact(reader: Reader) -> None:
    for address in QUESTIONS:
        assert answer(address).facets == reader.counts(*asked(address)), address


def test_the_best_come_first(reader: Reader) -> None:
    for address in QUESTIONS:
        if not address.startswith("q="):
            continue
        scores = reader.scores(*asked(address))
        best = sorted(scores.values(), reverse=True)
        for place, number in enumerate(ids(answer(address))):
            assert scores[number] >= NEAR * best[place], (address, place)


def test_choices_taken_back_give_what_is_told(reader: Reader) -> None:
    for address in QUESTIONS:
        question, _groups = asked(address)
        for name, total in answer(address).without.items():
            left = {key: values for key, values in question.filters.items() if key != name}
            assert answer(address, filters=left).total == total, (address, name)


def test_pages_follow_each_other_without_a_gap(reader: Reader) -> None:
    for address in ("q=murid", "q=murid&urut=terbaru", "q=kebun&jenjang=sd-mi", "", "urut=dicoba"):
        whole = ids(answer(address, page_size=STORIES))
        pages = -(-len(whole) // 7)
        cut = [ids(answer(address, page=page, page_size=7)) for page in range(1, pages + 1)]
        # The order of what is found by many is settled for the first sixty only.
        assert [number for page in cut for number in page][:60] == whole[:60], address
        assert sorted(number for page in cut for number in page) == sorted(whole), address


def test_newest_and_most_tried_out_come_in_order(reader: Reader) -> None:
    for number in SearchDocument.objects.order_by("pk").values_list("pk", flat=True)[:60:3]:
        SearchDocument.objects.filter(pk=number).update(tried=number % 7, version=2)
    tell_engine()
    for order, fields in ORDERS.items():
        expected = SearchDocument.objects.order_by(*fields).values_list("pk", flat=True)
        assert ids(answer(f"urut={order}", page_size=STORIES)) == list(expected), order


def test_a_page_behind_the_last_is_the_last(reader: Reader) -> None:
    for address in ("", "q=murid", "q=murid&urut=dicoba"):
        last = -(-answer(address).total // 12)
        expected = ids(answer(address, page=last, page_size=12))
        for page in (last + 1, 9_999, 200_000, 1_000_000):
            found = answer(address, page=page, page_size=12)
            assert (found.page, ids(found)) == (last, expected), (address, page)


def test_nothing_at_all_is_an_answer() -> None:
    found = answer("q=ikan&jenjang=sd-mi")
    assert (found.hits, found.total, found.page) == ([], 0, 1)
    assert found.facets["jenjang"] == {"sd-mi": 0}


HOSTILE = [
    '"',
    '"a',
    "NEAR(",
    "OR",
    "a:b",
    "title:a",
    "*",
    "a*~2",
    "{a}",
    "a && b",
    "_id:1",
    "\\",
    "٣",
    "ﬁ½²",
    "ⅳ",
    "ikan" * 60,
]


def test_whatever_passes_the_guard_gets_an_answer() -> None:
    for words in [*HOSTILE, *(f'"{words} ikan" {words}' for words in HOSTILE)]:
        address = urlencode({"q": words, "tag": words, "tahun": "2020"})
        assert answer(address).total == 0, words
