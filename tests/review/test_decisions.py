"""Who decides, on what, and that nobody decides on an own text or alone."""

import pytest

from accounts.models import User
from accounts.people import person_of
from practices.articles.models import Contributor, PracticePage
from review import services
from review.models import Review
from review.rules import Refused
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    WORDS,
    approve,
    change,
    complete_story,
    editor,
    fresh,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    superuser,
    teacher,
)

pytestmark = pytest.mark.django_db


def everything(**fields: object) -> User:
    """A teacher who is reviewer, editor and administrator too."""
    return UserFactory(roles=["Penelaah", "Penyunting", "Administrator"], **fields)


def refusal(page: PracticePage, by: User, decision: str = "approve") -> str:
    """The code with which a decision is refused."""
    with pytest.raises(Refused) as refused:
        services.decide(page=page, by=by, decision=decision, words=WORDS)
    return refused.value.code


def naming(person_user: User) -> PracticePage:
    """A draft of somebody else that names this account among the people of the story."""
    page = complete_story()
    latest = page.get_latest_revision_as_object()
    latest.contributors.add(Contributor(person=person_of(person_user), role="guru"))
    latest.save_revision(user=page.owner)
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def test_author_cannot_decide_on_own_story() -> None:
    page = submitted(owner=everything())

    assert refusal(page, page.owner) == "own"


def test_author_who_is_superuser_cannot_decide_on_own_story() -> None:
    page = submitted(owner=superuser())

    assert refusal(page, page.owner) == "own"


def test_author_who_is_editor_cannot_take_the_last_decision_on_own_story() -> None:
    page = approve(submitted(owner=everything()), by=reviewer())

    assert refusal(page, page.owner) == "own"


def test_person_named_in_the_story_cannot_decide_on_it() -> None:
    colleague = everything()

    assert refusal(naming(colleague), colleague) == "contributor"


def test_person_whom_only_the_submitted_revision_names_cannot_decide() -> None:
    colleague = everything()
    page = naming(colleague)

    assert not page.contributors.filter(person=person_of(colleague)).exists()
    assert refusal(page, colleague) == "contributor"


def test_editor_who_submitted_it_for_the_author_cannot_decide() -> None:
    page, helper = complete_story(), everything()
    services.start_review(page=page, by=helper)

    assert refusal(page, helper) == "own"


def test_editor_who_changed_its_words_cannot_decide() -> None:
    page, helper = complete_story(), everything()
    change(page, by=helper, goal="Membaca desimal pada timbangan.")
    services.start_review(page=fresh(page), by=page.owner)

    assert refusal(fresh(page), helper) == "own"


def test_editor_who_changed_an_earlier_published_version_may_decide_on_the_next() -> None:
    page, helper = complete_story(), everything()
    change(page, by=helper, goal="Membaca desimal pada timbangan.")
    services.start_review(page=fresh(page), by=page.owner)
    page = approve(approve(fresh(page), by=reviewer()), by=editor())
    page = change(page, by=page.owner, summary="Timbangan ikan menjadi bahan ajar, setahun kemudian.")
    services.start_review(page=page, by=page.owner)

    services.decide(page=fresh(page), by=helper, decision="approve", words=WORDS)

    assert standing_of(fresh(page)).value == "siap-terbit"


def test_teacher_without_role_cannot_decide() -> None:
    assert refusal(submitted(), teacher()) == "not-a-reader"


def test_reviewer_cannot_take_the_editors_decision() -> None:
    assert refusal(ready_to_publish(), reviewer()) == "not-this-step"


def test_editor_without_the_reviewers_role_cannot_take_the_first_step() -> None:
    assert refusal(submitted(), editor()) == "not-this-step"


def test_account_that_was_closed_cannot_decide() -> None:
    assert refusal(submitted(), reviewer(is_active=False)) == "not-a-reader"


def test_one_person_in_two_roles_cannot_decide_twice() -> None:
    both = everything()
    page = approve(submitted(), by=both)

    assert refusal(page, both) == "two-people"
    assert not fresh(page).live


def test_superuser_cannot_publish_alone() -> None:
    alone = superuser()
    page = approve(submitted(), by=alone)

    assert refusal(page, alone) == "two-people"


def test_two_people_publish() -> None:
    page = approve(approve(submitted(), by=reviewer()), by=editor())

    assert page.live


def test_two_editors_publish_when_one_of_them_also_reads() -> None:
    page = approve(approve(submitted(), by=everything()), by=everything())

    assert page.live


def test_first_approval_publishes_nothing() -> None:
    assert not ready_to_publish().live


def test_decision_without_a_word_is_refused_when_something_is_missing() -> None:
    page = submitted()

    with pytest.raises(Refused, match="Tuliskan apa yang perlu dilengkapi"):
        services.decide(page=page, by=reviewer(), decision="request_changes", words={"ask": "  "})
    assert standing_of(fresh(page)).value == "menunggu-penelaah"


def test_unknown_decision_is_refused() -> None:
    assert refusal(submitted(), reviewer(), "publish") == "unknown-decision"


def test_deciding_twice_is_refused() -> None:
    page, colleague = submitted(), reviewer()
    approve(page, by=colleague)

    assert refusal(page, colleague) == "not-this-step"
    assert Review.objects.filter(reviewer=colleague).count() == 1


def test_text_that_nobody_submitted_cannot_be_decided_on() -> None:
    assert refusal(complete_story(), editor()) == "not-in-review"


def test_text_that_was_sent_back_cannot_be_decided_on() -> None:
    page = send_back(submitted(), by=reviewer())

    assert refusal(page, reviewer()) == "not-in-review"


def test_published_text_cannot_be_decided_on() -> None:
    assert refusal(published(), editor()) == "not-in-review"


def test_deleted_text_cannot_be_decided_on() -> None:
    page = submitted()
    fresh(page).delete()

    assert refusal(page, reviewer()) == "not-in-review"
