"""The author's side: reading what was said, answering it, ticking it off, saying thanks, and what is told to whom."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry

from accounts.models import Notice
from practices.writing.models import FormDraft
from review import services
from review.models import PartComment, PeerReviewTask, Review
from review.status import standing_of
from tests.factories.pages import publish_community, publish_report
from tests.factories.review import approve, editor, fresh, reviewer, submitted, teacher
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
GOOD, QUESTION = "Murid membaca timbangan sungguhan.", "Berapa lama tiap kelompok menimbang?"


def returned(by: Any = None, **words: str) -> Any:
    """A text that came back with a note on its situation."""
    page = submitted()
    given = {"notice": GOOD, "comment-situation": QUESTION, **words}
    act(page, by or reviewer(), "request_changes", **given)
    return fresh(page)


def path(page: Any) -> str:
    return f"/tulis/{page.kind}/{page.pk}/masukan/"


def post(page: Any, **fields: str) -> Any:
    return signed_in(page.owner).post(path(page), fields)


def shown(page: Any) -> str:
    return signed_in(page.owner).get(path(page)).content.decode()


def note() -> PartComment:
    return PartComment.objects.get()


def test_account_leads_to_what_was_said() -> None:
    page = returned()

    assert f'href="{path(page)}"' in signed_in(page.owner).get("/akun/").content.decode()


def test_good_is_read_first() -> None:
    html = shown(returned(ask="Siapa memegang timbangan?"))

    assert html.index(GOOD) < html.index("Siapa memegang timbangan?") < html.index(QUESTION)


def test_newest_round_is_read_first() -> None:
    page = returned()
    services.start_review(page=page, by=page.owner)
    act(page, reviewer(), "request_changes", notice="Sekarang jelas sekali.")

    html = shown(fresh(page))

    assert html.index("Sekarang jelas sekali.") < html.index(GOOD)


def test_answers_and_ticks_are_kept_by_one_post() -> None:
    page = returned()
    number = note().pk

    post(page, act="save", **{f"reply-{number}": "Sepuluh menit.", f"done-{number}": "1"})

    assert (note().reply, note().done_at is not None) == ("Sepuluh menit.", True)
    assert "Sepuluh menit." in shown(page)


def test_tick_is_taken_back() -> None:
    page = returned()
    number = note().pk
    post(page, **{f"done-{number}": "1", f"done-{number}-shown": "1"})

    post(page, **{f"done-{number}-shown": "1"})

    assert note().done_at is None


def test_note_that_was_not_posted_stays_as_it_was() -> None:
    page = returned()
    post(page, **{f"reply-{note().pk}": "Sepuluh menit.", f"done-{note().pk}": "1"})

    post(page, act="save")

    assert (note().reply, note().done_at is not None) == ("Sepuluh menit.", True)


def test_key_strokes_come_back_into_their_boxes() -> None:
    page = returned()
    number = note().pk
    client = signed_in(page.owner)
    client.post(f"/tulis/praktik/{page.pk}/ketik/", {f"reply-{number}": "Sepul", f"done-{number}-shown": "1"})

    html = client.get(path(page)).content.decode()

    assert ">Sepul</textarea>" in html
    assert note().reply == ""


def test_saved_answer_stands_over_older_key_strokes() -> None:
    page = returned()
    number = note().pk
    client = signed_in(page.owner)
    client.post(f"/tulis/praktik/{page.pk}/ketik/", {f"reply-{number}": "Sepul", "situation": "Baru."})

    client.post(path(page), {f"reply-{number}": "Sepuluh menit."})

    assert ">Sepuluh menit.</textarea>" in client.get(path(page)).content.decode()
    assert FormDraft.objects.get(page=page).data["situation"] == ["Baru."]


def test_reviewer_reads_the_answer_with_the_next_round_and_not_before() -> None:
    colleague = reviewer()
    page = returned(colleague)
    post(page, **{f"reply-{note().pk}": "Sepuluh menit.", f"done-{note().pk}": "1"})
    before = signed_in(colleague).get(f"/telaah/{page.pk}/").content.decode()

    post(page, act="submit")
    after = signed_in(colleague).get(f"/telaah/{page.pk}/").content.decode()

    assert "Sepuluh menit." not in before
    assert "Sepuluh menit." in after
    assert "sudah dibereskan" in after


def test_reviewer_is_told_of_the_answer_when_the_text_is_sent_again() -> None:
    colleague = reviewer()
    page = returned(colleague)
    post(page, act="save", **{f"reply-{note().pk}": "Sepuluh menit."})
    before = Notice.objects.filter(user=colleague, kind="replied").count()

    post(page, act="submit")

    assert (before, Notice.objects.filter(user=colleague, kind="replied").count()) == (0, 1)


def test_answers_are_readable_and_closed_while_the_text_is_read() -> None:
    page = returned()
    number = note().pk
    post(page, act="submit", **{f"reply-{number}": "Sepuluh menit."})

    post(page, **{f"reply-{number}": "Terlambat."})

    html = shown(page)
    assert "Sepuluh menit." in html
    assert f'name="reply-{number}"' not in html
    assert note().reply == "Sepuluh menit."
    assert FormDraft.objects.get(page=page).data[f"reply-{number}"] == ["Terlambat."]


def test_text_is_handed_in_again_from_there() -> None:
    page = returned()

    response = post(page, act="submit")

    assert response["Location"] == "/akun/"
    assert standing_of(fresh(page)).value == "menunggu-penelaah"


def test_key_strokes_of_the_form_are_not_left_behind_when_handing_in() -> None:
    page = returned()
    signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/ketik/", {"challenge": "Baru diketik."})

    response = post(page, act="submit")

    assert response["Location"].endswith("?langkah=3")
    assert standing_of(fresh(page)).value == "perlu-dilengkapi"


def test_incomplete_text_is_told_what_is_missing() -> None:
    page = returned()
    signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/?langkah=3", {"act": "save", "challenge": ""})

    response = post(page, act="submit")

    assert response.status_code == 422
    assert "Ceritakan tantangannya" in response.content.decode()


def test_thanks_are_sent_once_with_the_usual_words() -> None:
    colleague = reviewer()
    page = returned(colleague)
    review = Review.objects.get()

    post(page, thank=str(review.pk))
    post(page, thank=str(review.pk), **{f"thanks-{review.pk}": "Lagi."})

    review.refresh_from_db()
    assert (review.thanks, review.thanked_at is not None) == ("Terima kasih, masukannya menolong.", True)
    assert (
        "Terima kasih, masukannya menolong."
        in signed_in(colleague).get(f"/telaah/{page.pk}/").content.decode()
    )


def test_thanks_in_own_words_after_publication() -> None:
    page = approve(approve(submitted(), by=reviewer()), by=editor())
    review = Review.objects.order_by("pk").first()
    assert review is not None

    post(page, thank=str(review.pk), **{f"thanks-{review.pk}": "Terima kasih, Bu."})

    review.refresh_from_db()
    assert review.thanks == "Terima kasih, Bu."


def test_thanks_typed_and_not_sent_are_kept() -> None:
    page = returned()
    number = Review.objects.get().pk

    post(page, act="save", **{f"thanks-{number}": "Terima kasih banyak"})

    assert "Terima kasih banyak" in shown(page)
    assert Review.objects.get().thanked_at is None


def test_acts_of_the_author_stand_in_the_record() -> None:
    page = returned()
    post(page, **{f"reply-{note().pk}": "Sepuluh menit."})
    post(page, thank=str(Review.objects.get().pk))

    acts = set(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
    assert {"mitraguru.review.reply", "mitraguru.review.thanks"} <= acts


@pytest.mark.parametrize("role", [teacher, reviewer, editor])
def test_others_find_nothing_there(role: Any) -> None:
    page = returned()

    assert signed_in(role()).get(path(page)).status_code == 404
    assert signed_in(role()).post(path(page), {"act": "save"}).status_code == 404


def test_note_of_another_text_cannot_be_answered() -> None:
    other, page = returned(), submitted()

    post(page, **{f"reply-{note().pk}": "Bukan milikku.", "thank": str(Review.objects.get().pk)})

    assert note().reply == ""
    assert Review.objects.get(submission__page_id=other.pk).thanked_at is None


def test_unnamed_reviewer_is_named_nowhere_on_the_authors_pages() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page = returned(reviewer(display_name="Bu Ratna Dewi"))
    client = signed_in(page.owner)

    for address in (path(page), f"/tulis/praktik/{page.pk}/?langkah=2", "/akun/"):
        assert "Ratna" not in client.get(address).content.decode()
    assert "Penelaah 1" in client.get(path(page)).content.decode()


@pytest.mark.parametrize("make", [publish_report, publish_community])
def test_every_kind_of_text_is_answered_alike(make: Any) -> None:
    page = make()
    services.start_review(page=page, by=page.owner)
    key = page.parts()[0].key
    act(page, reviewer(), "request_changes", **{f"comment-{key}": "Siapa saja?"})

    post(page, act="submit", **{f"reply-{note().pk}": "Tujuh guru."})

    assert note().reply == "Tujuh guru."
    assert standing_of(type(page).objects.get(pk=page.pk)).value == "menunggu-penelaah"


def test_many_notes_cost_no_more_queries() -> None:
    page = returned()
    client = signed_in(page.owner)
    client.get(path(page))
    with CaptureQueriesContext(connection) as few:
        client.get(path(page))
    review = Review.objects.get()
    for part in page.parts():
        PartComment.objects.create(
            review=review, part=part.key, quote=f"Kalimat {part.key}.", text="?", suggestion="Lain."
        )

    with CaptureQueriesContext(connection) as many:
        client.get(path(page))

    assert len(many) <= len(few) + 2


def test_author_reads_how_long_it_usually_takes() -> None:
    page = submitted()
    client = signed_in(page.owner)

    for address in ("/akun/", f"/tulis/praktik/{page.pk}/", path(page)):
        assert "Biasanya 5 hari sekolah" in client.get(address).content.decode()
