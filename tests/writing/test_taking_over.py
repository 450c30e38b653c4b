"""A reviewer's wording taken over with one button: into that very sentence, wherever it stands, and nowhere else."""

from typing import Any

import pytest

from practices.writing.models import FormDraft
from review import services
from review.models import PartComment
from tests.factories.pages import publish_community, publish_report
from tests.factories.review import fresh, reviewer, submitted
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
WORDS = "<p>Awalnya biasa. Murid <b>hafal</b> langkahnya. Akhirnya lain.</p>"
SENTENCE, WORDING = "Murid hafal langkahnya.", "Sembilan murid hafal langkahnya."


def returned(part: str = "situation", sentence: str = SENTENCE, wording: str = WORDING, **fields: Any) -> Any:
    """A text that came back with a wording for one of its sentences."""
    page = submitted(**{"situation": WORDS, **fields})
    return suggested(page, part, sentence, wording)


def suggested(page: Any, part: str, sentence: str, wording: str) -> Any:
    boxes = {f"sentence-{part}": sentence, f"note-{part}": "?", f"suggest-{part}": wording}
    act(page, reviewer(), "request_changes", **boxes)
    assert PartComment.objects.get().quote == sentence
    return type(page).objects.get(pk=page.pk)


def path(page: Any) -> str:
    return f"/tulis/{page.kind}/{page.pk}/masukan/"


def take(page: Any, **fields: str) -> str:
    """Press the button; what the page says then."""
    post = {"take": str(PartComment.objects.get().pk), **fields}
    return signed_in(page.owner).post(path(page), post, follow=True).content.decode()


def draft(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def test_wording_takes_the_place_of_the_sentence() -> None:
    page = returned()

    answer = take(page)

    assert draft(page).situation == (
        "<p>Awalnya biasa. Sembilan murid <b>hafal</b> langkahnya. Akhirnya lain.</p>"
    )
    assert "Kalimat itu sekarang ada di tulisan Bapak/Ibu." in answer
    assert PartComment.objects.get().taken_at is not None
    assert PartComment.objects.get().done_at is not None


def test_wording_is_taken_over_once() -> None:
    page = returned()
    take(page)

    assert "Pakai kalimat ini" not in signed_in(page.owner).get(path(page)).content.decode()
    take(page)
    assert draft(page).situation.count("Sembilan") == 1


def test_answers_in_the_same_form_are_saved_along() -> None:
    page = returned()

    take(page, **{f"reply-{PartComment.objects.get().pk}": "Betul."})

    assert PartComment.objects.get().reply == "Betul."


def test_sentence_that_has_changed_is_left_alone_and_the_wording_shown_to_copy() -> None:
    page = returned()
    signed_in(page.owner).post(
        f"/tulis/praktik/{page.pk}/?langkah=2", {"act": "save", "situation": "Murid hafal langkah itu."}
    )

    answer = take(page)

    assert draft(page).situation == "<p>Murid hafal langkah itu.</p>"
    assert "Kalimat itu sudah berubah" in answer
    assert "readonly" in answer
    assert WORDING in answer
    assert PartComment.objects.get().taken_at is None


def test_hostile_wording_stays_words() -> None:
    page = returned(wording='<script>alert(1)</script> <img src=x onerror="alert(1)">')

    take(page)

    text = draft(page).situation
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text


def test_wording_goes_into_key_strokes_that_are_not_saved_yet() -> None:
    page = returned()
    typed = "Awalnya luar biasa. Murid hafal langkahnya. Baru diketik."
    client = signed_in(page.owner)
    client.post(f"/tulis/praktik/{page.pk}/ketik/", {"situation": typed, "challenge": "Juga belum disimpan."})

    take(page)

    assert draft(page).situation == f"<p>{typed.replace(SENTENCE, WORDING)}</p>"
    html = client.get(f"/tulis/praktik/{page.pk}/?langkah=2").content.decode()
    assert "Sembilan murid hafal langkahnya." in html
    assert FormDraft.objects.get(page=page).data["challenge"] == ["Juga belum disimpan."]


def test_sentence_changed_in_key_strokes_counts_as_changed() -> None:
    page = returned()
    signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/ketik/", {"situation": "Kalimat lain."})

    assert "Kalimat itu sudah berubah" in take(page)
    assert "Sembilan" not in draft(page).situation
    assert FormDraft.objects.get(page=page).data["situation"] == ["Kalimat lain."]


def test_wording_goes_into_the_step_in_which_the_sentence_stands() -> None:
    steps = [("Nota", "<p>Bawa pulang.</p>"), ("Timbang", "<p>Baca jarumnya. Catat.</p>"), ("Urutkan", "")]
    page = returned("actions", "Baca jarumnya.", "Baca jarumnya dua kali.", steps=steps)

    take(page)

    assert [(row.title, row.text) for row in draft(page).steps.all()] == [
        ("Nota", "<p>Bawa pulang.</p>"),
        ("Timbang", "<p>Baca jarumnya dua kali. Catat.</p>"),
        ("Urutkan", ""),
    ]


def test_unsaved_words_of_other_steps_are_not_lost() -> None:
    steps = [("Nota", "<p>Bawa pulang.</p>"), ("Timbang", "<p>Baca jarumnya.</p>")]
    page = returned("actions", "Baca jarumnya.", "Baca dua kali.", steps=steps)
    rows = list(draft(page).steps.all())
    typed = {f"steps-{n}-uid": str(row.uid) for n, row in enumerate(rows)}
    typed |= {"steps-0-title": "Tiga nota", "steps-1-title": "Timbang", "steps-1-text": "Baca jarumnya."}
    signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/ketik/", typed)

    take(page)

    assert [(row.title, row.text) for row in draft(page).steps.all()] == [
        ("Tiga nota", "<p>Bawa pulang.</p>"),
        ("Timbang", "<p>Baca dua kali.</p>"),
    ]


def test_wording_that_is_too_long_for_its_box_changes_nothing() -> None:
    page = returned("actions", "Timbang", "Timbang " * 40, steps=[("Timbang", "<p>Baca.</p>")])

    answer = take(page)

    assert "lebih panjang daripada kotaknya" in answer
    assert draft(page).steps.get().title == "Timbang"
    assert PartComment.objects.get().taken_at is None


def test_nothing_is_taken_over_while_the_text_is_read() -> None:
    page = returned()
    services.start_review(page=page, by=page.owner)

    take(fresh(page))

    assert "Sembilan" not in draft(page).situation


def test_two_devices_with_different_words_choose_first() -> None:
    page = returned()
    client = signed_in(page.owner)
    client.post(
        f"/tulis/praktik/{page.pk}/?langkah=3", {"act": "save", "challenge": "Tantangan kami besar sekali."}
    )
    base = page.get_latest_revision().pk
    client.post(f"/tulis/praktik/{page.pk}/ketik/", {"situation": f"{SENTENCE} Dari ponsel."})
    latest = draft(page)
    latest.situation = f"<p>{SENTENCE} Dari laptop.</p>"
    latest.save_revision(user=page.owner)
    FormDraft.objects.filter(page=page).update(base_revision=base)

    answer = take(page)

    assert "dua perangkat" in answer
    assert draft(page).situation == f"<p>{SENTENCE} Dari laptop.</p>"


@pytest.mark.parametrize(
    ("make", "part", "sentence", "field"),
    [
        (publish_report, "results", "Lima soal tersandung satu kata.", "results"),
        (publish_community, "purpose", "Anak pesisir belajar dari laut yang mereka kenal.", "purpose"),
    ],
)
def test_every_kind_of_text_takes_a_wording_over(make: Any, part: str, sentence: str, field: str) -> None:
    page = make()
    services.start_review(page=page, by=page.owner)
    page = suggested(page, part, sentence, "Kalimat yang baru.")

    take(page)

    assert getattr(draft(page), field) == "<p>Kalimat yang baru.</p>"


def test_field_without_marks_takes_a_wording_over() -> None:
    page = publish_community(care="Tiga murid sulit membaca. Kami dampingi.")
    services.start_review(page=page, by=page.owner)
    page = suggested(page, "care", "Tiga murid sulit membaca.", "Tiga murid belum lancar membaca.")

    take(page)

    assert draft(page).care == "Tiga murid belum lancar membaca. Kami dampingi."


def test_line_that_is_put_together_from_several_boxes_is_shown_to_copy() -> None:
    page = publish_report()
    services.start_review(page=page, by=page.owner)
    wording = "Bu Desi mencoba dua soal selisih"
    page = suggested(page, "agreed_actions", "Bu Desi mencoba soal selisih sampai 16 April 2026", wording)

    answer = take(page)

    assert "Kalimat itu sudah berubah" in answer
    assert wording in answer
    assert draft(page).agreed_actions.get().what == "mencoba soal selisih"
