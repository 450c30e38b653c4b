"""Names that a stage keeps from authors leak nowhere: the whole way of a text is gone, and everything is searched."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision, TaskState

from accounts.models import User
from library import services as library
from practices.articles.models import PracticePage
from review import record, services
from review.models import Review
from review.services.keeping import SentenceNote, Typed
from review.tasks import EditorDecisionTask, FirstLookTask, PeerReviewTask
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    administrator,
    change,
    editor,
    fresh,
    reviewer,
    submitted,
    superuser,
    teacher,
)
from tests.library.making import jpeg_from_a_phone
from tests.review.door import act, signed_in
from tests.review.reach import as_staff, as_teacher, mails_to, read

pytestmark = pytest.mark.django_db
SENTENCE = "Murid hafal langkah menyusun desimal, tetapi keliru membandingkan 2,5 dan 2,35."


@pytest.fixture(autouse=True)
def without_names() -> None:
    for task in (FirstLookTask, PeerReviewTask, EditorDecisionTask):
        task.objects.update(unnamed=True)


def zulaikha() -> User:
    """A colleague who stays unnamed; nothing else on the site bears her name."""
    return reviewer(display_name="Zulaikha Kartawidjaja", email="zulaikha.k@rahasia.example")


def xaverius(*roles: str) -> User:
    """The deciding editor, who stays unnamed too."""
    return UserFactory(
        display_name="Xaverius Qodratullah", email="x.qodrat@rahasia.example", roles=["Penyunting", *roles]
    )


def traces_of(people: list[User]) -> Iterator[str]:
    """What would tell who they are: name, address, its hash (as avatars have it), the page of their account."""
    for person in people:
        yield from person.get_full_name().split()
        yield from (person.email, person.email.split("@")[0])
        yield hashlib.md5(person.email.encode(), usedforsecurity=False).hexdigest()
        yield reverse("wagtailusers_users:edit", args=[person.pk])


def leaks(reached: Iterator[tuple[str, str]], people: list[User]) -> list[str]:
    """Where one of the traces stands in what an author reached."""
    found = re.compile("|".join(re.escape(trace) for trace in traces_of(people)), re.IGNORECASE)
    return [f"{address}: {hit[0]}" for address, text in reached if (hit := found.search(text))]


def first_round(owner: User, colleague: User) -> PracticePage:
    """Taken, given back, taken again, written about in every way, and sent back to its author."""
    page = submitted(owner=owner)
    services.claim(page=page, by=colleague)
    services.hand_back(page=page, by=colleague)
    services.claim(page=page, by=colleague)
    note = SentenceNote("situation", SENTENCE, "Lebih singkat?", "Murid keliru membandingkan 2,5 dan 2,35.")
    typed = Typed(
        words={"notice": "Timbangannya menarik.", "ask": "Berapa lama?", "offer": "Coba nota lelang."},
        comments={"challenge": "Sejak kapan patah?"},
        notes=(note,),
    )
    services.save_review(page=page, by=colleague, words={}, typed=typed)
    services.decide(page=page, by=colleague, decision="request_changes", words={}, typed=typed)
    return fresh(page)


def answered(page: PracticePage) -> PracticePage:
    """The author answers, takes the wording over, says thanks, and hands the text in again."""
    review = Review.objects.get(submission__page=page, decision="request_changes")
    notes = {note.part: note for note in review.comments.all()}
    address = reverse("writing:feedback", args=["praktik", page.pk])
    client = signed_in(page.owner)
    client.post(
        address, {f"reply-{notes['challenge'].pk}": "Sejak tahun lalu.", "take": str(notes["situation"].pk)}
    )
    client.post(address, {f"thanks-{review.pk}": "Terima kasih, menolong.", "thank": str(review.pk)})
    page = change(page, by=page.owner, goal="Menaksir berat ikan.")
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def in_the_dialogue(page: PracticePage, person: User, action: str = "approve", comment: str = "") -> None:
    """A decision in the admin, where Wagtail notes whoever is signed in."""
    state = fresh(page).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    assert signed_in(person).post(address, {"comment": comment}).status_code in (200, 302)


@pytest.fixture(params=[teacher, administrator, superuser])
def life(request: Any) -> Iterator[tuple[PracticePage, list[User], list[str]]]:
    """The whole way of a text, searched at each turn; with an author of every kind."""
    owner = (
        request.param()
        if request.param is not administrator
        else UserFactory(roles=["Administrator", "Penyunting"])
    )
    people, found = [zulaikha(), xaverius()], []

    def search(page: PracticePage, turn: str) -> None:
        found.extend(f"{turn}: {leak}" for leak in leaks(as_teacher(page), people))
        if request.param is not teacher:
            found.extend(f"{turn}: {leak}" for leak in leaks(as_staff(page), people))

    page = submitted(owner=owner)
    services.claim(page=page, by=people[0])
    search(page, "claimed")
    services.withdraw(page=page, by=owner)
    page = first_round(owner, people[0])
    search(page, "sent back")
    page = answered(page)
    services.claim(page=page, by=people[0])
    search(page, "second round")
    services.decide(page=page, by=people[0], decision="approve", words={"notice": "Kini jelas."})
    services.claim(page=fresh(page), by=people[1])
    search(fresh(page), "with the editor")
    in_the_dialogue(page, people[1], comment="Siap terbit.")
    search(fresh(page), "published")
    return fresh(page), people, found


def test_no_name_is_found_where_authors_can_reach(life: Any) -> None:
    page, _people, found = life

    assert page.live
    assert found == []


def test_the_search_would_find_a_name() -> None:
    PeerReviewTask.objects.update(unnamed=False)
    colleague = zulaikha()
    page = first_round(UserFactory(roles=["Administrator"]), colleague)

    where = {leak.split(":")[0] for leak in leaks(as_teacher(page), [colleague])}

    assert {reverse(f"writing:{name}", args=["praktik", page.pk]) for name in ("feedback", "record")} <= where


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_decision_in_the_admin_leaves_no_account_in_the_history(action: str) -> None:
    page, decider = submitted(), xaverius("Penelaah")
    in_the_dialogue(page, decider, action, comment="Berapa lama?")

    assert Review.objects.exclude(decision="").count() == 1
    assert_no_account_of(decider, page)


def test_publishing_in_the_admin_leaves_no_account_in_the_history() -> None:
    page, decider = submitted(), xaverius()
    services.decide(page=page, by=zulaikha(), decision="approve", words={"notice": "Jelas."})
    in_the_dialogue(page, decider)

    assert fresh(page).live
    assert_no_account_of(decider, page)


@pytest.mark.parametrize("step", [services.skip, services.repeat, services.return_to_author])
def test_steering_an_unnamed_stage_leaves_no_account(step: Any) -> None:
    page, decider = submitted(), xaverius()

    step(page=page, by=decider, reason="Perlu rekan lain.")

    assert_no_account_of(decider, page)


def assert_no_account_of(person: User, page: Page) -> None:
    assert not PageLogEntry.objects.filter(page=page.pk, user=person).exists()
    assert not TaskState.objects.filter(finished_by=person).exists()
    assert not Revision.objects.for_instance(page).filter(user=person).exists()


def test_named_stage_keeps_the_account_in_the_history() -> None:
    EditorDecisionTask.objects.update(unnamed=False)
    page, decider = submitted(), xaverius()
    services.decide(page=page, by=zulaikha(), decision="approve", words={"notice": "Jelas."})

    in_the_dialogue(page, decider)

    assert PageLogEntry.objects.filter(page=page.pk, user=decider, action="wagtail.publish").exists()


def test_editors_see_the_names_at_the_desk() -> None:
    colleague, keeper = zulaikha(), editor()
    page = answered(first_round(teacher(), colleague))
    services.claim(page=page, by=colleague)
    client = signed_in(keeper)

    for address in (f"/telaah/{page.pk}/", f"/telaah/{page.pk}/riwayat/", "/telaah/riwayat.csv"):
        assert colleague.get_full_name() in read(client, address), address


def test_fellow_readers_see_numbers() -> None:
    colleague = zulaikha()
    page = answered(first_round(teacher(), colleague))
    client = signed_in(reviewer())

    for address in (f"/telaah/{page.pk}/", f"/telaah/{page.pk}/riwayat/", f"/telaah/{page.pk}/riwayat.json"):
        text = read(client, address)
        assert leaks(iter([(address, text)]), [colleague]) == []


def test_fellow_readers_are_told_no_name_by_mail() -> None:
    PeerReviewTask.objects.update(reviewers_needed=2)
    colleague, fellow = zulaikha(), reviewer()
    page = submitted()
    services.decide(page=page, by=fellow, decision="approve", words={"notice": "Jelas."})
    services.decide(page=page, by=colleague, decision="request_changes", words={"ask": "Berapa lama?"})

    mails = list(mails_to(fellow))

    assert [name for name, text in mails if "Timbangan" in text] != []
    assert leaks(iter(mails), [colleague]) == []


def test_the_same_reader_has_the_same_number_in_all_rounds() -> None:
    colleague = zulaikha()
    page = answered(first_round(teacher(), colleague))
    services.decide(page=page, by=colleague, decision="request_changes", words={"ask": "Satu lagi?"})

    text = read(signed_in(page.owner), reverse("writing:record", args=["praktik", page.pk]))

    assert "Penelaah 1" in text
    assert "Penelaah 2" not in text


def test_seal_of_a_person_tells_no_number() -> None:
    colleague = zulaikha()

    assert str(colleague.pk) != record.sealed(colleague.pk)
    assert re.fullmatch("[0-9a-f]{64}", record.sealed(colleague.pk))


def test_author_behind_a_pseudonym_stays_behind_it() -> None:
    owner = teacher(display_name="Guru Pesisir", email="nama.asli@sekolah.example")
    picture = library.add_picture(
        file=ContentFile(jpeg_from_a_phone(), name="Nama Asli di kelas.jpg"),
        owner=owner,
        alt="Timbangan.",
        credit="Guru Pesisir",
        consent_basis="tanpa-murid",
    )
    page = submitted(owner=owner, pictures=[(picture, "actions")])
    client = signed_in(reviewer())

    reached = [
        (end, read(client, f"/telaah/{page.pk}/{end}")) for end in ("", "baca/", "banding/", "riwayat/")
    ]
    stored = picture.file.name + picture.file.read().decode("latin-1") + picture.title

    told = re.compile("nama.?asli|RAHASIA", re.IGNORECASE)
    assert [name for name, text in [*reached, ("picture", stored)] if told.search(text)] == []


def test_words_typed_by_an_unnamed_reader_reach_the_author_without_the_name() -> None:
    colleague = zulaikha()
    page = submitted()
    act(page, colleague, "request_changes", ask="Berapa lama tiap kelompok?")

    text = read(signed_in(page.owner), reverse("writing:feedback", args=["praktik", page.pk]))

    assert "Berapa lama tiap kelompok?" in text
    assert leaks(iter([("feedback", text)]), [colleague]) == []
