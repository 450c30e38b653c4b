"""The compare pages: who may open them, which versions they offer, and what stands first."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from review.comparing import compare_versions
from review.models import LastLook, Submission
from tests.factories.accounts import SchoolFactory
from tests.factories.pages import image, publish_community, publish_report
from tests.factories.review import (
    change,
    editor,
    fresh,
    published,
    reviewer,
    send_back,
    submitted,
    teacher,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
OLD, NEW = "Timbangan di sekolah hanya satu.", "Timbangan di sekolah hanya dua."


def again(page: PracticePage, **fields: Any) -> PracticePage:
    """The next round, with new words."""
    page = change(page, by=page.owner, **fields)
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def two_rounds(colleague: User, **fields: Any) -> PracticePage:
    """A text that a colleague sent back once, and that came again."""
    page = submitted(challenge=f"<p>{OLD}</p>")
    signed_in(colleague).get(f"/telaah/{page.pk}/")
    send_back(page, by=colleague)
    return again(page, challenge=f"<p>{NEW}</p>", **fields)


def shown(user: User, page: Page, query: str = "") -> str:
    response = signed_in(user).get(f"/telaah/{page.pk}/banding/{query}")
    assert response.status_code == 200
    return response.content.decode()


def own(page: Page, query: str = "", kind: str = "praktik") -> str:
    response = signed_in(page.owner).get(f"/tulis/{kind}/{page.pk}/banding/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_reader_sees_what_changed_since_the_last_look() -> None:
    colleague = reviewer()
    page = two_rounds(colleague)

    html = shown(colleague, page)

    assert '<del><span class="sr">dihapus: </span>satu</del>' in html
    assert '<ins><span class="sr">ditambahkan: </span>dua</ins>' in html


def test_parts_that_did_not_change_are_listed_as_such() -> None:
    colleague = reviewer()
    html = shown(colleague, two_rounds(colleague))

    assert "Refleksi: hasil dan dampak" in html[html.index("Tidak berubah") :]


def test_the_last_look_is_kept_while_the_new_round_is_read() -> None:
    colleague = reviewer()
    page = two_rounds(colleague)
    for _time in range(3):
        signed_in(colleague).get(f"/telaah/{page.pk}/")

    assert "dihapus: </span>satu" in shown(colleague, page)


def test_two_rounds_back_is_where_somebody_looked_last() -> None:
    early, late = reviewer(), reviewer()
    page = submitted(goal="Satu.")
    signed_in(early).get(f"/telaah/{page.pk}/")
    page = again(send_back(page, by=late), goal="Dua.")
    page = again(send_back(page, by=late), goal="Tiga.")

    assert "dihapus: </span>Satu" in shown(early, page)
    assert "dihapus: </span>Dua" in shown(late, page)


def test_any_two_versions_can_be_chosen() -> None:
    colleague = reviewer()
    page = two_rounds(colleague)
    page = again(send_back(page, by=reviewer()), goal="Menaksir.")

    html = shown(colleague, page, "?dari=1&ke=2")

    assert "Menaksir" not in html
    assert "dihapus: </span>satu" in html


@pytest.mark.parametrize("query", ["?dari=99&ke=x", "?dari=&ke=", "?dari=sekarang", "?ke=terbit"])
def test_unknown_versions_lead_to_the_usual_ones(query: str) -> None:
    colleague = reviewer()

    assert "dihapus: </span>satu" in shown(colleague, two_rounds(colleague), query)


def test_a_text_handed_in_once_has_nothing_to_compare() -> None:
    assert "Belum ada dua versi" in shown(reviewer(), submitted())


def test_teachers_find_nothing() -> None:
    assert signed_in(teacher()).get(f"/telaah/{two_rounds(reviewer()).pk}/banding/").status_code == 404


def test_author_finds_nothing_at_the_desk() -> None:
    page = two_rounds(reviewer())

    assert signed_in(page.owner).get(f"/telaah/{page.pk}/banding/").status_code == 404


def test_reader_from_the_same_school_finds_nothing() -> None:
    school = SchoolFactory()
    page = submitted(owner=teacher(school=school))

    assert signed_in(reviewer(school=school)).get(f"/telaah/{page.pk}/banding/").status_code == 404


def test_a_round_that_its_author_took_back_is_shown_to_no_new_reader() -> None:
    page = submitted(goal="Nama murid tertulis di sini.")
    services.withdraw(page=page, by=page.owner)
    page = again(page, goal="Tanpa nama.")

    assert "Nama murid" not in shown(reviewer(), page, "?dari=1&ke=2")


def test_whoever_read_a_round_before_it_was_taken_back_may_compare_with_it() -> None:
    page, colleague = submitted(goal="Satu."), reviewer()
    signed_in(colleague).get(f"/telaah/{page.pk}/")
    services.withdraw(page=page, by=page.owner)
    page = again(page, goal="Dua.")

    assert "dihapus: </span>Satu" in shown(colleague, page)


def test_an_update_is_compared_with_what_is_public() -> None:
    page = again(published(goal="Lama."), goal="Baru.")

    assert "dihapus: </span>Lama" in shown(reviewer(), page)


def test_a_refused_decision_leads_to_what_changed() -> None:
    page, colleague = submitted(goal="Satu."), reviewer()
    signed_in(colleague).get(f"/telaah/{page.pk}/")
    change(page, by=page.owner, goal="Dua.")

    answer = act(page, colleague, "approve", notice="Bagus.").content.decode()

    assert f'href="/telaah/{page.pk}/banding/"' in answer
    assert "ditambahkan: </span>Dua" in shown(colleague, page)


def test_a_draft_that_was_not_handed_in_is_not_shown_to_readers() -> None:
    colleague = reviewer()
    page = submitted()
    send_back(page, by=colleague)
    change(page, by=page.owner, goal="Belum siap dibaca.")

    html = signed_in(colleague).get(f"/telaah/{page.pk}/banding/?ke=sekarang").content.decode()

    assert "Belum siap dibaca" not in html


def test_author_sees_the_draft_against_what_was_handed_in() -> None:
    page = change(send_back(submitted(goal="Satu."), by=reviewer()), by=None, goal="Dua.")

    html = own(page)

    assert "Naskah sekarang" in html
    assert "dihapus: </span>Satu" in html


def test_author_may_compare_with_a_round_that_was_taken_back() -> None:
    page = submitted(goal="Satu.")
    services.withdraw(page=page, by=page.owner)

    assert "dihapus: </span>Satu" in own(again(page, goal="Dua."), "?dari=1&ke=2")


def test_another_authors_versions_are_not_found() -> None:
    page = two_rounds(reviewer())

    assert signed_in(teacher()).get(f"/tulis/praktik/{page.pk}/banding/").status_code == 404


def test_pictures_and_people_are_compared_by_their_words() -> None:
    page = submitted(pictures=[(image(), "actions")])
    send_back(page, by=reviewer())
    latest = page.get_latest_revision_as_object()
    row, person = latest.pictures.all()[0], latest.contributors.all()[0]
    row.caption, person.note = "Timbangan Bu Desi", "guru kelas 6"
    latest.pictures, latest.contributors = [row], [person]
    latest.save_revision(user=page.owner)
    services.start_review(page=fresh(page), by=page.owner)

    html = shown(reviewer(), page)

    assert "dihapus: </span>Pak Nofri" in html
    assert "ditambahkan: </span>Bu Desi" in html
    assert "dihapus: </span>5" in html
    assert "ditambahkan: </span>6" in html


def test_context_and_outcome_are_told_in_words() -> None:
    page = again(
        send_back(submitted(), by=reviewer()), outcome="belum-berhasil", class_size=31, multigrade=True
    )

    html = shown(reviewer(), page)

    assert "Belum berhasil" in html
    assert "ditambahkan: </span>31" in html
    assert "ditambahkan: </span>ya" in html


def test_script_in_a_text_is_shown_as_words() -> None:
    page = again(send_back(submitted(), by=reviewer()), goal="<script>alert(1)</script><img src=x onerror=y>")

    html = shown(reviewer(), page)

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;" in html


@pytest.mark.parametrize("make", [publish_community, publish_report])
def test_other_kinds_are_compared_too(make: Any) -> None:
    page = make()
    field = "rhythm" if hasattr(page, "rhythm") else "place"
    latest = page.get_latest_revision_as_object()
    setattr(latest, field, "Rumah Bu Desi, tiap Senin")
    latest.save_revision(user=page.owner)

    html = own(page, kind=page.kind)

    assert "Rumah Bu Desi, tiap Senin" in html
    assert "perintis@sekolah.example" not in html


def test_a_founder_who_has_not_said_yes_is_not_named() -> None:
    page = publish_community(founders=("Rahma Yunita", "Desi Kurnia"), confirmed=1)
    latest = page.get_latest_revision_as_object()
    latest.founders = list(latest.founders.all())[::-1]
    latest.save_revision(user=page.owner)

    html = own(page, kind="komunitas")

    assert "Rahma Yunita" in html
    assert "Desi Kurnia" not in html


def test_looking_leaves_one_row_for_each_reader() -> None:
    colleague = reviewer()
    page = two_rounds(colleague)
    for _time in range(2):
        signed_in(colleague).get(f"/telaah/{page.pk}/baca/")
        shown(colleague, page)

    look = LastLook.objects.get(user=colleague)
    assert (look.submission.round, look.before.round) == (2, 1)


def questions_for(rows: int) -> int:
    """What comparing two versions asks of the database for a text with so many contributors."""
    page = submitted(contributors=[(f"Rekan {n}", "guru", "") for n in range(rows)])
    page = again(send_back(page, by=reviewer()), goal="Dua.")
    old, new = (one.revision.as_object() for one in Submission.objects.filter(page=page).order_by("pk"))
    with CaptureQueriesContext(connection) as asked:
        compare_versions(old, new)
    return len(asked)


def test_many_rows_are_compared_without_more_questions() -> None:
    assert questions_for(12) == questions_for(2)


def test_editor_may_compare_while_it_waits_for_the_editor() -> None:
    colleague = reviewer()
    page = two_rounds(colleague)
    services.decide(page=page, by=reviewer(), decision="approve", words={"notice": "Baik."})

    assert "dihapus: </span>satu" in shown(editor(), page)
