"""Who is told what: those whom a stage concerns, with what was decided and said, and no name that is kept from them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from accounts.models import Notice, User
from accounts.notices.posting import send_due_notices
from review import services, telling
from review.models import Flag, Offer, PeerReviewTask, Review
from review.services.keeping import SentenceNote, Typed
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    approve,
    editor,
    fresh,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    superuser,
)

pytestmark = pytest.mark.django_db
#: a Tuesday afternoon
FOUR = datetime(2026, 8, 4, 16, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def letter_to(person: User) -> Any:
    """The mail that tells somebody everything so far."""
    Notice.objects.update(created_at=FOUR - timedelta(hours=2))
    send_due_notices(now=FOUR)
    (message,) = [message for message in mail.outbox if message.to == [person.email]]
    return message


def urgent(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person, urgent=True).values_list("kind", flat=True))


def test_author_is_told_that_the_text_has_arrived_and_by_when_to_hear() -> None:
    page = submitted()

    message = letter_to(page.owner)

    assert "sudah kami terima" in message.subject
    assert "paling lambat" in message.body


def test_colleagues_approval_alone_is_no_news_for_the_author_and_one_line_for_each_editor() -> None:
    one, two = editor(), editor()

    page = ready_to_publish()

    assert told(page.owner) == ["submitted"]
    assert (told(one), told(two)) == (["editors_wanted"], ["editors_wanted"])
    assert urgent(one) == []


def test_reviewers_who_have_nothing_to_do_with_a_text_are_told_nothing() -> None:
    bystander = reviewer()

    page = published()

    assert told(bystander) == []
    assert page.live


def test_administrator_is_told_only_where_there_is_no_editor() -> None:
    boss = superuser()
    ready_to_publish()
    assert told(boss) == ["editors_wanted"]

    one = editor()
    ready_to_publish()

    assert (told(boss), told(one)) == (["editors_wanted"], ["editors_wanted"])


def test_author_reads_at_once_what_was_asked_and_who_asked() -> None:
    page, colleague = submitted(), reviewer(display_name="Bu Sari")
    typed = Typed(
        words={"notice": "Langkahnya runtut.", "ask": "Berapa lama?"},
        comments={"situation": "Sebutkan kelasnya."},
        notes=(SentenceNote("situation", "Satu kalimat.", "Terlalu panjang.", "Pendek saja."),),
    )

    services.decide(page=page, by=colleague, decision="request_changes", words={}, typed=typed)

    assert urgent(page.owner) == ["changes_requested"]
    Notice.objects.exclude(kind="changes_requested").delete()
    message = letter_to(page.owner)
    for words in ("Bu Sari", "Langkahnya runtut.", "Berapa lama?", "Sebutkan kelasnya.", "Pendek saja."):
        assert words in message.body
        assert words in message.alternatives[0].content


def test_name_that_is_kept_from_the_author_is_in_no_mail() -> None:
    PeerReviewTask.objects.update(unnamed=True)
    page = approve(submitted(), by=reviewer(display_name="Bu Rahasia"))
    approve(page, by=editor(display_name="Bu Penyunting"))

    message = letter_to(page.owner)

    assert "Penelaah 1" in message.body
    assert "Bu Penyunting" in message.body
    assert "Bu Rahasia" not in f"{message.subject} {message.body} {message.alternatives[0].content}"


def test_published_text_is_told_with_everything_that_was_said_and_its_address() -> None:
    page = published()

    message = letter_to(page.owner)

    assert page.get_url() in message.body
    assert message.body.count("Murid membaca timbangan sungguhan") == 2


def test_reviewer_learns_that_the_text_is_public_and_the_editor_who_published_it_does_not_need_to() -> None:
    colleague, one = reviewer(), editor()
    page = approve(submitted(), by=colleague)

    approve(page, by=one)

    assert told(colleague) == ["outcome"]
    assert "outcome" not in told(one)
    assert "sudah terbit" in letter_to(colleague).subject


def test_reviewer_learns_that_an_editor_has_sent_the_text_back() -> None:
    colleague, one = reviewer(), editor()

    send_back(approve(submitted(), by=colleague), by=one)

    assert "kembali ke penulisnya" in letter_to(colleague).subject


def test_whoever_was_reading_learns_at_once_that_the_author_took_the_text_back() -> None:
    page, holder, writer, bystander = submitted(), reviewer(), reviewer(), reviewer()
    services.claim(page=page, by=holder)
    services.withdraw(page=fresh(page), by=page.owner)

    assert (urgent(holder), told(writer), told(bystander)) == (["withdrawn"], [], [])


def test_wagtails_own_mails_to_all_moderators_are_not_sent() -> None:
    editor()

    send_back(submitted(), by=reviewer())
    published()

    assert mail.outbox == []


def test_call_for_a_task_that_has_ended_is_not_mailed_any_more() -> None:
    page, colleague = submitted(), reviewer()
    offer = Offer.objects.create(task_state=fresh(page).current_workflow_task_state, reviewer=colleague)
    telling.tell_offered(offer)
    assert told(colleague) == ["offered"]

    approve(page, by=reviewer())

    assert told(colleague) == []


def test_offer_is_mailed_with_its_reasons_and_a_link_that_opens_it() -> None:
    page, colleague = submitted(), reviewer()
    state = fresh(page).current_workflow_task_state
    telling.tell_offered(Offer.objects.create(task_state=state, reviewer=colleague, reasons=["read-before"]))

    message = letter_to(colleague)

    assert "sudah membaca putaran sebelumnya" in message.body
    assert "http://testserver/telaah/tautan/" in message.body
    assert 'href="http://testserver/telaah/tautan/' in message.alternatives[0].content
    assert "tautan" not in str(Notice.objects.get(user=colleague).context)


def test_mail_to_a_reader_of_english_leads_to_english_pages() -> None:
    page, colleague = submitted(), reviewer(language="en")
    state = fresh(page).current_workflow_task_state
    telling.tell_offered(Offer.objects.create(task_state=state, reviewer=colleague))

    assert "http://testserver/en/telaah/tautan/" in letter_to(colleague).body


def test_planned_text_is_told_as_planned_and_again_when_it_is_out() -> None:
    page, colleague = submitted(), reviewer()
    page = approve(page, by=colleague)
    at = timezone.now() + timedelta(days=3)
    services.decide(
        page=page, by=editor(), decision="approve", words={}, typed=Typed(words={}, publish_at=at)
    )
    assert urgent(page.owner) == ["planned"]

    _let_the_day_come(page)
    call_command("publish_scheduled", verbosity=0)

    assert fresh(page).live
    assert urgent(page.owner) == ["planned", "published"]
    assert told(colleague) == ["outcome", "outcome"]


def _let_the_day_come(page: Page) -> None:
    """Move the planned time, in all the places where it is kept, into the past."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in page.revisions.exclude(approved_go_live_at=None):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    Review.objects.exclude(publish_at=None).update(publish_at=past)
    Page.objects.filter(pk=page.pk).update(go_live_at=past)


def test_author_of_a_text_that_is_taken_down_reads_why_at_once() -> None:
    page = published()

    telling.tell_taken_down(page, "Satu foto tanpa izin.")

    assert "taken_down" in urgent(page.owner)
    assert "Satu foto tanpa izin." in letter_to(page.owner).body


@pytest.mark.parametrize(("kind", "at_once"), [("melanggar-privasi", True), ("kurang-tepat", False)])
def test_report_about_privacy_reaches_editors_at_once_and_others_with_the_daily_mail(
    kind: str, at_once: bool
) -> None:
    one, page = editor(), published()
    flag = Flag.objects.create(page=page, kind=kind, text="Ada nama murid di langkah dua.")

    telling.tell_flagged(flag)

    assert Notice.objects.get(user=one, kind="flagged").urgent is at_once
    assert "flagged" not in told(page.owner)


def test_whoever_reported_without_an_account_is_answered_by_mail(
    django_capture_on_commit_callbacks: Any,
) -> None:
    flag = Flag.objects.create(
        page=published(),
        kind="kurang-tepat",
        text="…",
        email="ibu@example.com",
        answer="Angkanya diperbaiki.",
    )

    with django_capture_on_commit_callbacks(execute=True):
        telling.tell_settled(flag)

    (message,) = [message for message in mail.outbox if message.to == ["ibu@example.com"]]
    assert "Angkanya diperbaiki." in message.body


def test_reviewer_reads_the_authors_thanks() -> None:
    page, colleague = submitted(), reviewer()
    send_back(page, by=colleague)
    review = Review.objects.get()
    review.thanks = "Pertanyaan itu membuka mata saya."
    review.save()

    telling.tell_thanked(review)

    assert "Pertanyaan itu membuka mata saya." in letter_to(colleague).body


def test_words_of_a_notice_are_kept_in_the_language_of_its_reader() -> None:
    page = submitted(owner=UserFactory(language="en"))

    send_back(page, by=reviewer())

    kept = Notice.objects.get(user=page.owner, kind="changes_requested").context
    assert "minta dilengkapi" not in str(kept)
