"""The record: who did what when, in sentences, for each viewer as far as names are given; and as tables."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from review import services
from review.tasks import EditorDecisionTask, PeerReviewTask
from review.timeline import Viewer, events_of, events_of_many
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    reviewer,
    send_back,
    submitted,
    superuser,
    teacher,
)
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db


def sentences(page: Page, viewer: User, *, is_author: bool = False) -> list[str]:
    return [event.line for event in events_of(page, Viewer(viewer, is_author=is_author))]


def as_author(page: Page) -> list[str]:
    return sentences(page, page.owner, is_author=True)


def acts(page: Page, viewer: User) -> list[str]:
    return [event.act for event in events_of(page, Viewer(viewer))]


def get(user: User, address: str) -> Any:
    return signed_in(user).get(address)


def rows_of(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_the_whole_way_is_told_in_order() -> None:
    page = submitted()
    colleague, decider = reviewer(), editor()
    services.claim(page=page, by=colleague)
    approve(page, by=colleague)
    page = approve(page, by=decider)

    told = acts(page, decider)

    wanted = ["submit", "claim", "vote.approve", "vote.approve", "publish"]
    assert [act for act in told if act in wanted] == wanted


def test_sentences_name_who_acted() -> None:
    page = submitted()
    colleague = reviewer(display_name="Desi Kurnia")
    send_back(page, by=colleague)

    assert "Desi Kurnia meminta tulisan ini dilengkapi." in as_author(page)


def test_events_know_their_round() -> None:
    page = send_back(submitted(), by=reviewer())
    change(page, by=page.owner, goal="Dua.")
    services.start_review(page=page, by=page.owner)
    approve(page, by=reviewer())

    votes = [e.round for e in events_of(page, Viewer(editor())) if e.act.startswith("vote")]

    assert votes == [1, 2]


def test_unnamed_reader_is_a_number_to_the_author_and_a_name_to_editors() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page, colleague = submitted(), reviewer(display_name="Desi Kurnia")
    services.claim(page=page, by=colleague)
    send_back(page, by=colleague)

    assert "Penelaah 1 mengambil tulisan ini untuk ditelaah." in as_author(page)
    assert not [line for line in as_author(page) if "Desi" in line]
    assert "Desi Kurnia mengambil tulisan ini untuk ditelaah." in sentences(page, editor())


def test_unnamed_reader_who_gave_the_text_back_is_told_to_editors_only() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page, colleague = submitted(), reviewer(display_name="Desi Kurnia")
    services.claim(page=page, by=colleague)
    services.hand_back(page=page, by=colleague)

    assert "Desi Kurnia mengembalikan tulisan ini untuk rekan lain." in sentences(page, editor())
    assert "Seorang penelaah mengambil tulisan ini untuk ditelaah." in as_author(page)


def test_name_in_an_older_entry_is_hidden_once_the_reader_is_unnamed() -> None:
    page, colleague = submitted(), reviewer(display_name="Desi Kurnia")
    services.claim(page=page, by=colleague)
    PeerReviewTask.objects.update(unnamed=True)
    send_back(page, by=colleague)

    assert not [line for line in as_author(page) if "Desi" in line]


def test_editor_who_wrote_the_text_is_an_author_to_its_record() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    owner = UserFactory(roles=["Penyunting"])
    page = send_back(submitted(owner=owner), by=reviewer(display_name="Desi Kurnia"))

    assert get(owner, f"/telaah/{page.pk}/riwayat/").status_code == 404
    rows = rows_of(get(owner, "/telaah/riwayat.csv"))
    assert rows
    assert "Desi" not in json.dumps(rows)


def test_reason_for_skipping_is_told_to_editors_only() -> None:
    page, decider = submitted(), editor()
    services.skip(page=page, by=decider, reason="Penelaah kedua sakit.")

    assert "Penelaah kedua sakit." in [event.reason for event in events_of(page, Viewer(decider))]
    reasons = [event.reason for event in events_of(page, Viewer(page.owner, is_author=True))]
    assert "Penelaah kedua sakit." not in reasons


def test_author_does_not_read_who_declined() -> None:
    page, colleague = submitted(), reviewer(display_name="Desi Kurnia")
    services.claim(page=page, by=colleague)
    services.hand_back(page=page, by=colleague)

    assert "Desi Kurnia mengembalikan tulisan ini untuk rekan lain." not in as_author(page)


def test_saves_in_a_row_are_one_line() -> None:
    page = submitted()
    for number in range(3):
        latest = page.get_latest_revision_as_object()
        latest.goal = f"Tujuan {number}"
        latest.save_revision(user=page.owner, log_action=True)

    edits = [event for event in events_of(page, Viewer(editor())) if event.act == "edit"]

    assert edits[-1].line.endswith("(3 kali).")


def test_withdrawing_is_told() -> None:
    page = submitted()
    services.withdraw(page=page, by=page.owner)

    assert f"{page.owner.get_full_name()} menarik tulisan ini." in as_author(page)


def test_deleted_account_is_a_member_in_the_record() -> None:
    page, colleague = submitted(), reviewer(display_name="Desi Kurnia")
    send_back(page, by=colleague)
    colleague.delete()

    assert "anggota meminta tulisan ini dilengkapi." in as_author(page)


def test_page_of_the_record_is_for_readers_and_editors() -> None:
    page = submitted()

    answers = {
        role: get(role(), f"/telaah/{page.pk}/riwayat/").status_code for role in (teacher, reviewer, editor)
    }

    assert answers == {teacher: 404, reviewer: 200, editor: 200}


def test_editor_reads_the_record_of_a_published_text() -> None:
    assert "Terbit." in get(editor(), f"/telaah/{published().pk}/riwayat/").content.decode()


def test_record_of_a_draft_is_not_found_by_editors() -> None:
    assert get(superuser(), f"/telaah/{complete_story().pk}/riwayat/").status_code == 404


def test_author_reads_the_record_of_an_own_text_only() -> None:
    page = submitted()

    assert get(page.owner, f"/tulis/praktik/{page.pk}/riwayat/").status_code == 200
    assert get(teacher(), f"/tulis/praktik/{page.pk}/riwayat/").status_code == 404


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_look_like_formulas_are_text(start: str) -> None:
    page = submitted()
    services.skip(page=page, by=editor(display_name=f"{start}1+1"), reason="Mendesak.")

    rows = rows_of(get(editor(), f"/telaah/{page.pk}/riwayat.csv"))

    assert [
        cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ] == []


@pytest.mark.parametrize("where", ["telaah/{pk}", "tulis/praktik/{pk}"])
def test_tables_say_the_same_as_the_page(where: str) -> None:
    page = send_back(submitted(), by=reviewer())
    address, user = "/" + where.format(pk=page.pk), page.owner if "tulis" in where else editor()

    told = json.loads(get(user, f"{address}/riwayat.json").getvalue())
    rows = rows_of(get(user, f"{address}/riwayat.csv"))

    assert [row["Keterangan"] for row in rows] == [entry["sentence"] for entry in told]
    assert {"at", "act", "who", "round", "sentence"} <= set(told[0])


def test_record_of_the_desk_covers_the_days_asked_for() -> None:
    page = submitted()
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    keeper = editor()

    inside = json.loads(get(keeper, f"/telaah/riwayat.json?dari={today}&sampai={today}").getvalue())
    after = json.loads(get(keeper, f"/telaah/riwayat.json?dari={tomorrow}").getvalue())

    assert page.pk in {entry["page"] for entry in inside}
    assert after == []


@pytest.mark.parametrize(
    "query", ["dari=kemarin", "sampai=2026-13-40", "dari=0001-01-01", "sampai=9999-12-31"]
)
def test_days_that_are_none_are_answered_in_words(query: str) -> None:
    response = get(editor(), f"/telaah/riwayat.csv?{query}")

    assert response.status_code == 400
    assert "2026-03-31" in response.content.decode()


@pytest.mark.parametrize("role", [teacher, reviewer])
@pytest.mark.parametrize("address", ["riwayat/", "riwayat.csv", "riwayat.json"])
def test_record_of_the_desk_is_for_editors(role: Any, address: str) -> None:
    assert get(role(), f"/telaah/{address}").status_code == 403


def test_many_texts_are_read_in_the_same_number_of_questions(django_assert_num_queries: Any) -> None:
    pages = [submitted() for _number in range(4)]
    keeper = editor()
    viewer = Viewer(keeper)
    assert viewer.sees_all

    with django_assert_num_queries(3):
        found = dict(events_of_many([(page.pk, viewer) for page in pages]))

    assert all(found[page.pk] for page in pages)


def test_unnamed_editor_is_hidden_where_publishing_is_told() -> None:
    EditorDecisionTask.objects.update(unnamed=True)
    page = approve(approve(submitted(), by=reviewer()), by=editor(display_name="Bu Tuti"))

    assert "Terbit." in as_author(page)
    assert not [line for line in as_author(fresh(page)) if "Tuti" in line]


def test_author_hears_the_voices_of_a_stage_together() -> None:
    PeerReviewTask.objects.update(reviewers_needed=2)
    page = submitted()
    send_back(page, by=reviewer(display_name="Desi Kurnia"))
    early = as_author(page)
    approve(page, by=reviewer(display_name="Hendra"))

    assert not [line for line in early if "Desi" in line]
    assert {"Desi Kurnia meminta tulisan ini dilengkapi.", "Hendra setuju."} <= set(as_author(page))
