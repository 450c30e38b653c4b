"""A note on one sentence, from the first key stroke to being taken away; without JavaScript and as the script sends it."""

import json
from typing import Any

import pytest

from practices.articles.models import PracticePage
from review.models import PartComment, Review
from review.services import save_review
from review.services.keeping import SentenceNote, Typed
from tests.factories.review import fresh, reviewer, send_back, submitted
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
HAFAL = "Murid hafal langkahnya."
KELIRU = "Lalu keliru membandingkan 2,5 dan 2,35."


def waiting(**fields: Any) -> PracticePage:
    given = {"situation": f"<p>{HAFAL} <b>Lalu keliru</b> membandingkan 2,5 dan 2,35.</p>", **fields}
    return submitted(**given)


def note(part: str = "situation", tail: str = "", **boxes: str) -> dict[str, str]:
    return {f"{name}-{part}{tail}": text for name, text in boxes.items()}


def typed(page: PracticePage, user: Any, **fields: str) -> dict[str, Any]:
    response = signed_in(user).post(
        f"/telaah/{page.pk}/ketik/", fields, headers={"accept": "application/json"}
    )
    return dict(json.loads(response.content))


def notes() -> list[tuple[str, str, str]]:
    return list(PartComment.objects.order_by("pk").values_list("quote", "text", "suggestion"))


def test_sentences_of_a_part_can_be_chosen() -> None:
    html = signed_in(reviewer()).get(f"/telaah/{waiting().pk}/").content.decode()

    assert f'<option value="{HAFAL}">' in html
    assert f'<option value="{KELIRU}">' in html


def test_note_with_a_wording_is_kept_and_listed() -> None:
    page, colleague = waiting(), reviewer()

    act(
        page,
        colleague,
        "save",
        **note(sentence=KELIRU, note="Berapa orang?", suggest="Sembilan murid keliru."),
    )

    assert notes() == [(KELIRU, "Berapa orang?", "Sembilan murid keliru.")]
    html = signed_in(colleague).get(f"/telaah/{page.pk}/").content.decode()
    row = PartComment.objects.get()
    assert f'name="note-situation-{row.pk}"' in html
    assert "Berapa orang?" in html
    assert f'<option value="{KELIRU}">' not in html


def test_kept_note_is_changed_by_its_number() -> None:
    page, colleague = waiting(), reviewer()
    act(page, colleague, "save", **note(sentence=HAFAL, note="Siapa?", suggest="Semua hafal."))
    tail = f"-{PartComment.objects.get().pk}"

    act(page, colleague, "save", **note(tail=tail, sentence=HAFAL, note="Siapa saja?"))

    assert notes() == [(HAFAL, "Siapa saja?", "Semua hafal.")]


@pytest.mark.parametrize("boxes", [{"drop": "1", "note": "Siapa?"}, {"note": "", "suggest": ""}])
def test_kept_note_is_taken_away(boxes: dict[str, str]) -> None:
    page, colleague = waiting(), reviewer()
    act(page, colleague, "save", **note(sentence=HAFAL, note="Siapa?"))
    tail = f"-{PartComment.objects.get().pk}"

    act(page, colleague, "save", **note(tail=tail, sentence=HAFAL, **boxes))

    assert not PartComment.objects.exists()


def test_note_moves_to_another_sentence() -> None:
    page, colleague = waiting(), reviewer()
    act(page, colleague, "save", **note(sentence=HAFAL, note="Berapa?"))
    tail = f"-{PartComment.objects.get().pk}"

    act(page, colleague, "save", **note(tail=tail, sentence=KELIRU, note="Berapa?"))

    assert notes() == [(KELIRU, "Berapa?", "")]


def test_note_does_not_push_another_from_its_sentence() -> None:
    page, colleague = waiting(), reviewer()
    for sentence, words in ((HAFAL, "Satu."), (KELIRU, "Dua.")):
        act(page, colleague, "save", **note(sentence=sentence, note=words))
    tail = f"-{PartComment.objects.get(quote=HAFAL).pk}"

    act(page, colleague, "save", **note(tail=tail, sentence=KELIRU, note="Satu."))

    assert notes() == [(HAFAL, "Satu.", ""), (KELIRU, "Dua.", "")]


def test_second_note_on_a_sentence_joins_the_first() -> None:
    page, colleague = waiting(), reviewer()
    for words in ("Berapa murid?", "Kelas berapa?"):
        act(page, colleague, "save", **note(sentence=HAFAL, note=words))

    assert notes() == [(HAFAL, "Berapa murid?\n\nKelas berapa?", "")]


def test_note_without_a_sentence_becomes_a_note_on_the_part() -> None:
    page = waiting()

    act(
        page,
        reviewer(),
        "save",
        **{"comment-situation": "Jelas."},
        **note(sentence="", note="Berapa murid?", suggest="Sembilan murid."),
    )

    assert notes() == [("", "Jelas.\n\nBerapa murid?\nUsul kalimat: Sembilan murid.", "")]


def test_note_on_a_sentence_that_is_not_there_keeps_the_sentence_in_its_words() -> None:
    act(waiting(), reviewer(), "save", **note(sentence="Kalimat lama.", note="Berapa?"))

    assert notes() == [("", "“Kalimat lama.”\nBerapa?", "")]


def test_note_on_a_part_that_the_text_has_not_is_left_out() -> None:
    act(waiting(), reviewer(), "save", notice="Bagus.", **note("hadiah", sentence="x", note="y"))

    assert notes() == []


def test_somebody_elses_note_cannot_be_changed_by_its_number() -> None:
    page, first = waiting(), reviewer()
    act(page, first, "save", **note(sentence=HAFAL, note="Milik saya."))
    row = PartComment.objects.get()

    act(page, reviewer(), "save", **note(tail=f"-{row.pk}", sentence=KELIRU, note="Bukan.", drop="1"))

    row.refresh_from_db()
    assert (row.quote, row.text) == (HAFAL, "Milik saya.")


def test_script_learns_the_number_of_a_new_note() -> None:
    page, colleague = waiting(), reviewer()

    answer = typed(page, colleague, **note(sentence=HAFAL, note="B"))

    row = PartComment.objects.get()
    assert answer["rows"] == {"situation": row.pk}
    typed(page, colleague, **note(tail=f"-{row.pk}", sentence=HAFAL, note="Berapa?"))
    assert notes() == [(HAFAL, "Berapa?", "")]


def test_key_strokes_sent_twice_are_one_note() -> None:
    page, colleague = waiting(), reviewer()
    for words in ("B", "Bera", "Berapa?", "Berapa?"):
        typed(page, colleague, **note(sentence=HAFAL, note=words))

    assert notes() == [(HAFAL, "Berapa?", "")]


def test_note_is_in_the_answer_when_it_could_not_be_kept() -> None:
    page = waiting()
    send_back(page, by=reviewer())

    response = act(page, reviewer(), "approve", **note(sentence=HAFAL, note="Berapa?", suggest="Sembilan."))

    assert response.status_code == 409
    html = response.content.decode()
    assert "Berapa?" in html
    assert "Sembilan." in html


def test_note_goes_to_the_author_with_the_decision() -> None:
    page = waiting()

    act(page, reviewer(), "request_changes", **note(sentence=HAFAL, note="Berapa?"))

    assert fresh(page).current_workflow_state.status == "needs_changes"
    assert Review.objects.get().comments.get().quote == HAFAL


def test_wording_is_shown_as_what_would_go_and_come_whatever_it_holds() -> None:
    page = waiting()
    act(
        page,
        reviewer(),
        "request_changes",
        **note(sentence=HAFAL, note="?", suggest="Murid <script>alert(1)</script> langkahnya."),
    )

    html = signed_in(page.owner).get(f"/tulis/praktik/{page.pk}/masukan/").content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;" in html
    assert "<del>" in html
    assert "<ins>" in html


def test_what_a_post_does_not_tell_stays_as_it_was() -> None:
    page, colleague = waiting(), reviewer()
    act(page, colleague, "save", notice="Bagus.", **note(sentence=HAFAL, note="Berapa?", suggest="Sembilan."))
    row = PartComment.objects.get()

    save_review(
        page=page,
        by=colleague,
        words={},
        typed=Typed(notes=(SentenceNote("situation", "", "Berapa orang?", None, row=row.pk),)),
    )

    assert notes() == [(HAFAL, "Berapa orang?", "Sembilan.")]
    assert Review.objects.get().notice == "Bagus."
