"""The editor's overview: what waits, for whom, how long; who carries what; and acts on several texts at once."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice, User
from mitraguru.scale_desk import DeskFiller
from practices.articles.models import PracticePage
from review import services
from review.models import Claim, Offer, PeerReviewTask, Review, ReviewerProfile, Stage
from review.overview import median, overview_for
from tests.factories.accounts import UserFactory, region
from tests.factories.review import (
    approve,
    editor,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    teacher,
)
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
DOORS = ["/telaah/ikhtisar/", "/admin/telaah/"]
QUERIES = 30


def overview(user: User, address: str = "") -> Any:
    return overview_for(user, QueryDict(address))


def titles(found: Any) -> list[str]:
    return [line.stage.submission.title for line in found.lines]


def late(page: PracticePage) -> PracticePage:
    Stage.objects.filter(submission__page=page.pk).update(due_at=timezone.now() - timedelta(days=2))
    return page


def press(user: User, act: str, *pages: PracticePage, door: str = DOORS[0]) -> str:
    response = signed_in(user).post(door, {"act": act, "pilih": [page.pk for page in pages]}, follow=True)
    return str(response.content.decode())


@pytest.mark.parametrize("door", DOORS)
def test_editors_see_what_waits_and_where(door: str) -> None:
    waiting, ready = submitted(), ready_to_publish()

    found = signed_in(editor()).get(door).content.decode()

    assert waiting.title in found
    assert ready.title in found
    assert "Keputusan penyunting" in found


@pytest.mark.parametrize("person", [teacher, reviewer])
@pytest.mark.parametrize("door", DOORS)
def test_it_is_closed_to_all_others(door: str, person: Any) -> None:
    page = submitted()

    response = signed_in(person()).get(door)

    assert response.status_code in (302, 403)
    assert page.title not in response.content.decode()


def test_the_admins_menu_leads_there() -> None:
    assert "/admin/telaah/" in signed_in(editor()).get("/admin/").content.decode()


def test_what_is_late_comes_first() -> None:
    first, second = submitted(), late(submitted())

    found = overview(editor())

    assert titles(found) == [second.title, first.title]
    assert [line.is_late for line in found.lines] == [True, False]


def test_a_line_tells_on_whose_desk_a_text_is_and_since_how_many_school_days() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)
    Stage.objects.update(since=timezone.now() - timedelta(days=14))

    line = overview(editor()).lines[0]

    assert ([one.name for one in line.holders], line.days) == ([holder.get_full_name()], 10)


def test_saturdays_count_in_a_six_day_week() -> None:
    PeerReviewTask.objects.update(school_week=6)
    submitted()
    Stage.objects.update(since=timezone.now() - timedelta(days=14))

    assert overview(editor()).lines[0].days == 12


def test_an_overdue_reader_is_reminded_by_a_prefilled_message_without_a_key() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)
    Claim.objects.update(due_at=timezone.now() - timedelta(days=1))

    link = overview(editor()).lines[0].holders[0].whatsapp

    assert link.startswith("https://wa.me/?text=")
    assert unquote_plus(link).endswith(f"/telaah/{page.pk}/")


def test_a_text_that_was_sent_back_waits_for_its_author() -> None:
    author = teacher(display_name="Bu Rahma")
    send_back(submitted(owner=author), by=reviewer())

    found = overview(editor())

    assert (found.lines[0].author, found.lines[0].label) == ("Bu Rahma", "Penulis melengkapi")
    assert {stage.value: stage.waiting for stage in found.stages}["author"] == 1


def test_own_texts_and_their_readers_are_not_shown() -> None:
    author, holder = editor(), reviewer(display_name="Pak Penelaah")
    page = submitted(owner=author)
    services.claim(page=page, by=holder)

    found = overview(author)

    assert titles(found) == []
    assert [line.open for line in found.load] == [0]


def test_load_is_told_by_name_and_never_by_number() -> None:
    busy, free = reviewer(display_name="Zainal"), reviewer(display_name="Aminah")
    ReviewerProfile.objects.create(user=busy, per_month=3)
    services.claim(page=submitted(), by=busy)
    send_back(submitted(), by=free)

    lines = overview(editor()).load

    assert [(line.name, line.open, line.month) for line in lines] == [("Aminah", 0, 1), ("Zainal", 1, 0)]
    assert lines[1].stated == 3


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("jenjang=smp-mts", {"b"}),
        ("provinsi=12", {"b"}),
        ("jenis=praktik", {"a", "b", "c"}),
        ("jenis=komunitas", set()),
        ("tahap=editor", {"c"}),
        ("tahap=peer", {"a", "b"}),
        ("lewat=1", {"a"}),
        ("tahap=tidak-ada&jenjang=x&page=abc", {"a", "b", "c"}),
    ],
)
def test_filters_narrow_what_is_shown(address: str, wanted: set[str]) -> None:
    late(submitted(title="a"))
    submitted(title="b", level="smp-mts", regency=region("12.07"))
    ready_to_publish(title="c")

    assert set(titles(overview(editor(), address))) == wanted


def test_median_of_school_days_is_that_of_the_last_ninety_days() -> None:
    for days in (1, 3, 8):
        approve(submitted(), by=reviewer())
        Stage.objects.filter(took_days=0, kind="peer").update(took_days=days)
    old = approve(submitted(), by=reviewer())
    Stage.objects.filter(submission__page=old.pk).update(
        took_days=60, ended_at=timezone.now() - timedelta(days=91)
    )

    found = {stage.value: stage.median for stage in overview(editor()).stages}

    assert (found["peer"], found["editor"]) == (3, None)


@pytest.mark.parametrize(
    ("counts", "wanted"), [([(2, 1)], 2), ([(1, 1), (4, 1)], 2.5), ([(0, 3), (9, 1)], 0)]
)
def test_median(counts: list[tuple[int, int]], wanted: float) -> None:
    assert median(counts) == wanted


def test_several_texts_are_offered_with_a_sentence_for_each() -> None:
    pages = [submitted(), submitted()]
    colleague = reviewer(display_name="Bu Desi")

    found = press(editor(), "offer", *pages)

    assert Offer.objects.filter(reviewer=colleague).count() == 2
    assert all(f"{page.title}: ditawarkan kepada Bu Desi." in found for page in pages)


@pytest.mark.parametrize("door", DOORS)
def test_whoever_holds_a_text_is_reminded_once_a_day(door: str) -> None:
    page, holder, keeper = submitted(), reviewer(display_name="Bu Desi"), editor()
    services.claim(page=page, by=holder)

    first, second = (press(keeper, "remind", page, door=door) for _press in range(2))

    assert Notice.objects.filter(user=holder, kind="reminded").count() == 1
    assert "Bu Desi diingatkan." in first
    assert "Sudah diingatkan hari ini." in second


def test_a_text_that_nobody_holds_is_not_reminded_of_but_said_so() -> None:
    assert "Belum ada yang mengambil tulisan ini" in press(editor(), "remind", submitted())


def test_a_held_text_goes_back_to_the_others_and_its_words_are_kept() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)
    services.save_review(page=page, by=holder, words={"notice": "Sudah separuh."})

    press(editor(), "put_back", page)

    assert not Claim.objects.exists()
    assert Review.objects.get().notice == "Sudah separuh."
    assert Notice.objects.filter(user=holder, kind="put_back").exists()


def test_an_act_on_an_own_text_does_nothing_and_tells_nothing_of_it() -> None:
    author, holder = editor(), reviewer(display_name="Pak Penelaah")
    page = submitted(owner=author)
    services.claim(page=page, by=holder)

    found = press(author, "put_back", page)

    assert Claim.objects.filter(reviewer=holder).exists()
    assert "Di meja Pak Penelaah" not in found
    assert page.title not in found


def test_a_press_without_a_choice_asks_for_one() -> None:
    assert "Pilih dulu tulisannya" in press(editor(), "offer")


def test_a_first_review_is_read_by_an_editor_who_writes_a_word() -> None:
    colleague = reviewer()
    send_back(submitted(), by=colleague)
    review = Review.objects.get()

    found = overview(editor())
    signed_in(editor()).post(f"/telaah/ikhtisar/telaah-pertama/{review.pk}/", {"word": "Hangat sekali."})

    review.refresh_from_db()
    assert list(found.firsts) == [review]
    assert review.word_to_reviewer == "Hangat sekali."
    assert overview(editor()).firsts == []


def test_the_second_review_is_not_read_again() -> None:
    colleague = reviewer()
    for _time in range(2):
        send_back(submitted(), by=colleague)

    assert len(overview(editor()).firsts) == 1


def test_two_readers_of_one_text_are_both_told() -> None:
    PeerReviewTask.objects.update(reviewers_needed=2)
    page = submitted()
    for _person in range(2):
        services.claim(page=page, by=reviewer())

    assert len(overview(editor()).lines[0].holders) == 2


@pytest.mark.parametrize("door", DOORS)
def test_the_overview_asks_the_same_number_of_queries_with_five_and_fifty_texts(door: str) -> None:
    client, asked = signed_in(UserFactory(roles=["Administrator"])), set()
    published()
    for size in (5, 50):
        DeskFiller().fill(size)
        client.get(door)
        with CaptureQueriesContext(connection) as found:
            assert client.get(door).status_code == 200
        asked.add(len(found))

    assert len(asked) == 1
    assert max(asked) <= QUERIES
