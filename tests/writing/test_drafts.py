"""A draft is saved at each step, made once, and never loses what was typed."""

import json
import uuid

from django.test import Client

from practices.articles.models import PracticePage
from practices.writing.models import FormDraft
from tests.factories.accounts import UserFactory

from .conftest import WHOLE_STORY, Writer


def test_first_step_makes_a_draft_and_leads_to_the_second(writer: Writer) -> None:
    response = writer.post(act="next", title="Kartu di tali", level="sd-mi", phase=["c"])
    page = PracticePage.objects.get(owner=writer.user)
    assert response["Location"] == f"/tulis/praktik/{page.pk}/?langkah=2"
    assert (page.live, page.title, page.level, page.phase) == (False, "Kartu di tali", "sd-mi", ["c"])


def test_sending_the_same_form_twice_makes_one_text(writer: Writer) -> None:
    writer.post(act="next", title="Kartu di tali")
    writer.post(act="next", title="Kartu di tali")
    assert PracticePage.objects.filter(owner=writer.user).count() == 1


def test_a_blank_title_is_kept_as_a_draft_without_one(writer: Writer) -> None:
    page = writer.begin(situation="Tiga kalimat dulu.")
    assert page.title == "Tanpa judul"
    assert 'value="Tanpa judul"' not in writer.shown(page)


def test_plain_marks_become_paragraphs_lists_and_bold(writer: Writer) -> None:
    page = writer.begin(situation=WHOLE_STORY["situation"], actions=WHOLE_STORY["actions"])
    draft = writer.draft(page)
    assert draft.situation == "<p>Murid hafal langkahnya.</p><p>Tetapi <b>bingung</b> saat membandingkan.</p>"
    assert "<ul><li>potong kartu</li><li>gantung</li></ul>" in draft.actions


def test_fields_that_were_not_posted_stay(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    writer.post(writer.path(page, 3), act="save", challenge="Dua timbangan kini.")
    draft = writer.draft(page)
    assert draft.challenge == "<p>Dua timbangan kini.</p>"
    assert draft.reflection == "<p>Dua puluh dua murid dapat menjelaskan.</p>"


def test_unticking_every_box_empties_the_field(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    writer.post(writer.path(page), **{"act": "save", "phase-shown": "1"})
    assert writer.draft(page).phase == []


def test_a_value_that_cannot_be_taken_is_shown_again_and_the_rest_is_saved(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    response = writer.post(writer.path(page, 4), act="next", cost="banyak", duration="3 × 70 menit")
    assert response.status_code == 422
    assert 'value="banyak"' in response.content.decode()
    assert writer.draft(page).duration == "3 × 70 menit"
    assert 'value="banyak"' in writer.shown(page, 4)


def test_key_strokes_survive_a_reload(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    answer = writer.post(f"/tulis/praktik/{page.pk}/ketik/", situation="Setengah kalimat yang")
    assert set(json.loads(answer.content)) == {"saved", "turn"}
    assert "Setengah kalimat yang" in writer.shown(page, 2)
    assert writer.draft(page).situation == ""


def test_key_strokes_of_a_text_that_was_never_saved_survive_a_reload(writer: Writer) -> None:
    writer.post("/tulis/praktik/ketik/", title="Baru judulnya")
    assert "Baru judulnya" in writer.client.get("/tulis/praktik/").content.decode()


def test_key_strokes_are_seen_on_a_second_device(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    writer.post(f"/tulis/praktik/{page.pk}/ketik/", situation="Dari ponsel pertama")
    other = Client()
    other.force_login(writer.user)
    assert "Dari ponsel pertama" in other.get(writer.path(page, 2)).content.decode()


def test_saving_makes_key_strokes_part_of_the_draft(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    writer.key = str(FormDraft.objects.get(page_id=page.pk).key)
    writer.post(f"/tulis/praktik/{page.pk}/ketik/", situation="Setengah")
    writer.post(writer.path(page, 2), act="save", situation="Setengah, lalu selesai.")
    assert FormDraft.objects.get(page_id=page.pk).data == {}


def test_rows_are_matched_on_their_uuid_and_never_doubled(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid = str(uuid.uuid4())
    for text in ("Potong kartu.", "Potong kartu tebal."):
        writer.post(
            writer.path(page, 4),
            **{"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong", "steps-0-text": text},
        )
    steps = writer.draft(page).steps.all()
    assert [(step.title, step.text) for step in steps] == [("Potong", "<p>Potong kartu tebal.</p>")]


def test_an_empty_row_makes_nothing_and_a_removed_one_goes(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid = str(uuid.uuid4())
    writer.post(
        writer.path(page, 4),
        **{"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong", "steps-1-title": ""},
    )
    assert writer.draft(page).steps.count() == 1
    writer.post(
        writer.path(page, 4),
        **{"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong", "steps-0-remove": "1"},
    )
    assert writer.draft(page).steps.count() == 0


def test_the_author_is_the_first_contributor(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    assert [row.person.name for row in writer.draft(page).contributors.all()] == [writer.user.display_name]


def test_a_draft_that_changes_its_title_leaves_no_redirect(writer: Writer) -> None:
    from wagtail.contrib.redirects.models import Redirect

    page = writer.begin(title="Kartu")
    writer.post(writer.path(page), act="save", title="Kartu di tali")
    assert PracticePage.objects.get(pk=page.pk).slug == "kartu-di-tali"
    assert not Redirect.objects.exists()


def test_nobody_else_sees_or_changes_a_draft(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    other = Client()
    other.force_login(UserFactory())
    assert other.get(writer.path(page)).status_code == 404
    assert other.post(writer.path(page), {"title": "Curian", "act": "save"}).status_code == 404
    assert other.post(f"/tulis/praktik/{page.pk}/ketik/", {"title": "Curian"}).status_code == 404
    assert other.get(f"/tulis/praktik/{page.pk}/pratinjau/").status_code == 404
    assert writer.draft(page).title == WHOLE_STORY["title"]


def test_another_teachers_submission_key_opens_nothing(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    other = Client()
    stranger = UserFactory()
    other.force_login(stranger)
    other.post("/tulis/praktik/", {"submission_key": writer.key, "title": "Milik orang lain", "act": "save"})
    assert writer.draft(page).title == "Kartu"
    assert PracticePage.objects.get(owner=stranger).title == "Milik orang lain"


def test_script_in_a_text_is_inert(writer: Writer) -> None:
    page = writer.begin(
        title="<script>alert(1)</script>",
        situation='<img src=x onerror="alert(1)"> dan <script>alert(2)</script>',
    )
    shown = writer.client.get(f"/tulis/praktik/{page.pk}/pratinjau/").content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_saving_one_step_keeps_what_was_typed_on_another(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    writer.post(f"/tulis/praktik/{page.pk}/ketik/", situation="Diketik, belum disimpan.")
    writer.post(writer.path(page, 4), act="next", actions="Kami menggantung kartu.")
    assert "Diketik, belum disimpan." in writer.shown(page, 2)
    assert "Kami menggantung kartu." in writer.draft(page).actions


def test_what_was_typed_and_then_saved_is_not_laid_over_later_words(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid = str(uuid.uuid4())
    row = {"steps-0-uid": uid, "steps-0-title": "Potong"}
    writer.post(f"/tulis/praktik/{page.pk}/ketik/", situation="Lama.", **row)
    writer.post(writer.path(page, 2), act="save", situation="Baru.")
    writer.post(writer.path(page, 4), **{"act": "save", "steps-1-uid": uid, "steps-1-title": "Gantung"})
    assert "Lama." not in writer.shown(page, 2)
    assert "Potong" not in writer.shown(page, 4)


def test_part_of_a_row_leaves_its_other_words(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid = str(uuid.uuid4())
    whole = {"steps-0-uid": uid, "steps-0-title": "Potong", "steps-0-text": "Dengan gunting."}
    writer.post(writer.path(page, 4), **{"act": "save", **whole})
    writer.post(writer.path(page, 4), **{"act": "save", "steps-0-uid": uid, "steps-0-title": "Potong kartu"})
    (step,) = writer.draft(page).steps.all()
    assert (step.title, step.text) == ("Potong kartu", "<p>Dengan gunting.</p>")
