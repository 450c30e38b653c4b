"""The reviewer's form without JavaScript: the three questions, the rubric of the stage, and who sees which words when."""

from datetime import date
from typing import Any

import pytest

from practices.articles.models import PracticePage
from review import services
from review.models import FirstLookTask, PeerReviewTask, Review
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.pages import document, image, publish_community, publish_report
from tests.factories.review import (
    approve,
    change,
    editor,
    fresh,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
GOOD = "Murid membaca timbangan sungguhan."


def shown(page: Any, user: Any) -> str:
    return signed_in(user).get(f"/telaah/{page.pk}/").content.decode()


def looked_at_first(**fields: Any) -> PracticePage:
    """A text at the editor's first look."""
    FirstLookTask.objects.update(when="always")
    return submitted(**fields)


def read_by_two(**fields: Any) -> PracticePage:
    """A text that waits for two colleagues."""
    PeerReviewTask.objects.update(reviewers_needed=2)
    return submitted(**fields)


def test_sampaikan_stands_before_the_other_questions_and_the_decision() -> None:
    html = shown(submitted(), reviewer())

    order = [html.index(f'name="{name}"') for name in ("notice", "ask", "offer")]
    assert order == sorted(order)
    assert order[-1] < html.index('value="approve"')


def test_letters_are_explained_to_whoever_does_not_know_them() -> None:
    assert "STB: tiga hal untuk penulis" in shown(submitted(), reviewer())


def test_one_good_thing_is_asked_for_and_not_demanded() -> None:
    page, colleague = submitted(), reviewer()
    assert "Adakah satu hal baik untuk disampaikan dulu?" in shown(page, colleague)

    act(page, colleague, "request_changes", ask="Berapa lama?")

    assert standing_of(fresh(page)).value == "perlu-dilengkapi"


def test_rubric_of_colleagues_is_kept_and_comes_back() -> None:
    page, colleague = submitted(), reviewer()

    act(page, colleague, "save", **{"rubric-konteks": "sebagian", "rubric-aman": "ya"})

    assert Review.objects.get().rubric == {"konteks": "sebagian", "aman": "ya"}
    assert 'name="rubric-konteks" value="sebagian" checked' in shown(page, colleague)


@pytest.mark.parametrize(
    "fields", [{"rubric-konteks": "seratus"}, {"rubric-hadiah": "ya"}, {"rubric-izin": "ya"}]
)
def test_what_the_rubric_does_not_ask_is_not_kept(fields: dict[str, str]) -> None:
    act(submitted(), reviewer(), "save", notice=GOOD, **fields)

    assert Review.objects.get().rubric == {}


def test_rubric_is_not_required() -> None:
    page = submitted()

    act(page, reviewer(), "approve", notice=GOOD)

    assert standing_of(fresh(page)).value == "siap-terbit"


def test_author_reads_the_rubric_in_words() -> None:
    page = submitted()
    act(page, reviewer(), "request_changes", ask="Di mana?", **{"rubric-konteks": "sebagian"})

    html = signed_in(page.owner).get(f"/tulis/praktik/{page.pk}/masukan/").content.decode()

    assert "Konteks jelas: sebagian" in html


def test_box_of_the_first_look_can_be_unticked() -> None:
    page, looker = looked_at_first(), editor()
    act(page, looker, "save", **{"rubric-izin": "ya", "rubric-izin-shown": "1"})

    act(page, looker, "save", **{"rubric-izin-shown": "1"})

    assert Review.objects.get().rubric == {"izin": ""}
    assert 'value="ya" aria-describedby="rubric-izin-help" checked' not in shown(page, looker)


def test_first_look_shows_what_the_computer_saw_beside_the_part() -> None:
    page = looked_at_first(challenge="<p>Hubungi Bu Sri di 0812-3456-7890 untuk meminjam timbangan itu.</p>")

    html = shown(page, editor())

    assert html.index('id="p-challenge"') < html.index("nomor telepon") < html.index('id="p-actions"')


def test_colleague_is_not_shown_what_the_computer_saw() -> None:
    page, looker = (
        looked_at_first(challenge="<p>Hubungi 0812-3456-7890 untuk meminjam timbangan.</p>"),
        editor(),
    )
    act(page, looker, "approve", notice=GOOD)

    assert "nomor telepon" not in shown(page, reviewer())


def test_seats_and_the_promised_day_are_told() -> None:
    page = read_by_two()
    approve(page, by=reviewer())

    html = shown(page, reviewer())

    assert "2 penelaah diperlukan, 1 sudah memberi telaah." in html
    assert "Dijanjikan kepada penulis paling lambat" in html


def test_first_of_two_is_told_that_another_voice_is_awaited() -> None:
    page, first = read_by_two(), reviewer()

    client = signed_in(first)
    response = client.post(
        f"/telaah/{page.pk}/", {"act": "request_changes", "ask": "Berapa lama?"}, follow=True
    )

    assert "kami menunggu penelaah yang lain" in response.content.decode()
    assert standing_of(fresh(page)).value == "sedang-ditelaah"


def test_second_of_two_does_not_read_the_first_before_having_spoken() -> None:
    page, second = read_by_two(), reviewer()
    act(page, reviewer(), "approve", notice=GOOD, **{"comment-situation": "Bagus angkanya."})
    before = shown(page, second)

    act(page, second, "request_changes", ask="Berapa lama?")
    after = shown(page, second)

    assert GOOD not in before
    assert "Bagus angkanya." not in before
    assert GOOD in after
    assert "Bagus angkanya." in after


def test_editor_reads_every_voice_at_once() -> None:
    page = read_by_two()
    act(page, reviewer(), "approve", notice=GOOD)

    assert GOOD in shown(page, editor())


def test_author_reads_no_voice_before_all_have_spoken() -> None:
    page = read_by_two()
    act(page, reviewer(), "request_changes", ask="Berapa lama?")

    html = signed_in(page.owner).get(f"/tulis/praktik/{page.pk}/masukan/").content.decode()

    assert "Berapa lama?" not in html


def test_next_round_shows_the_earlier_words_to_a_new_reader() -> None:
    page = send_back(submitted(), by=reviewer())
    services.start_review(page=change(page, by=page.owner, summary="Baru."), by=page.owner)

    assert "Berapa lama tiap kelompok menimbang?" in shown(page, reviewer())


def test_fellow_reader_is_not_told_a_name_that_the_stage_keeps() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page = submitted()
    act(page, reviewer(display_name="Bu Ratna Dewi"), "request_changes", **{"comment-situation": "Mengapa?"})
    services.start_review(page=change(fresh(page), by=page.owner, summary="Baru."), by=page.owner)

    html = shown(page, reviewer())

    assert "Bu Ratna Dewi" not in html
    assert "Penelaah 1" in html
    assert "Mengapa?" in html


def test_editor_knows_that_name() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page = submitted()
    act(page, reviewer(display_name="Bu Ratna Dewi"), "approve", notice=GOOD)

    assert "Bu Ratna Dewi" in shown(page, editor())


def test_decision_for_a_stage_that_has_gone_on_is_refused_with_the_words() -> None:
    page, both = submitted(), UserFactory(roles=["Penelaah", "Penyunting"])
    seen = page.current_workflow_task_state.pk
    approve(page, by=reviewer())

    response = act(page, both, "approve", notice=GOOD, stage=str(seen))

    assert response.status_code == 409
    assert GOOD in response.content.decode()
    assert not fresh(page).live


@pytest.mark.parametrize("make", [publish_report, publish_community])
def test_every_kind_of_text_has_the_same_form(make: Any) -> None:
    page, colleague = make(), reviewer()
    services.start_review(page=page, by=page.owner)
    key = page.parts()[0].key

    act(page, colleague, "save", notice=GOOD, **{f"comment-{key}": "Siapa saja?", "rubric-langkah": "belum"})

    review = Review.objects.get()
    assert (review.notice, review.comments.get().text, review.rubric) == (
        GOOD,
        "Siapa saja?",
        {"langkah": "belum"},
    )


def test_text_with_many_notes_costs_no_more_queries(django_assert_max_num_queries: Any) -> None:
    page, colleague = submitted(), reviewer()
    notes = {f"comment-{part.key}": "Mengapa?" for part in page.parts()}
    act(page, reviewer(), "request_changes", notice=GOOD, **notes)
    services.start_review(page=change(fresh(page), by=page.owner, summary="Baru."), by=page.owner)
    client = signed_in(colleague)
    client.get(f"/telaah/{page.pk}/")

    with django_assert_max_num_queries(66):
        client.get(f"/telaah/{page.pk}/")


def test_own_claim_is_given_back_and_others_can_be_taken() -> None:
    page, holder = read_by_two(), reviewer()
    act(page, holder, "claim")

    assert 'value="hand_back"' in shown(page, holder)
    assert 'value="claim"' not in shown(page, holder)
    assert 'value="claim"' in shown(page, reviewer())


def test_ready_text_offers_publishing() -> None:
    assert "Setuju dan terbitkan" in shown(ready_to_publish(), editor())


def test_reader_sees_what_was_answered_about_pupils_for_each_picture_and_file() -> None:
    leave = {
        "consent_basis": "izin-tertulis",
        "consent_date": date(2026, 3, 3),
        "consent_kept_at": "map kelas 5",
    }
    picture = image(alt="Rina menimbang ikan.", **leave)
    page = submitted(pictures=[(picture, "actions")], attachments=[document()])

    html = signed_in(reviewer()).get(f"/telaah/{page.pk}/").content.decode()

    assert "Ada izin tertulis orang tua atau wali, 3 Maret 2026, formulir: map kelas 5" in html
    assert "Tidak ada murid yang dapat dikenali" in html
