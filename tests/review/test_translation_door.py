"""The button above the translation editor: a translated text goes to its readers like any other."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from accounts.models import User
from practices.articles.models import PracticePage
from review.models import Submission
from review.status import standing_of
from tests.factories.pages import publish_community, publish_report, publish_standard_page
from tests.factories.review import approve, editor, fresh, published, reviewer, send_back, teacher
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
ENGLISH = "The scale"
BUTTON = "Kirim untuk ditelaah"


def begun(page: Any, by: User) -> Translation:
    """`Translate this page`, and nothing typed yet."""
    english = Locale.objects.get(language_code="en")
    signed_in(by).post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [english.pk]}
    )
    return Translation.objects.get(source__object_id=page.translation_key)


def typed(translation: Translation, by: User, path: str = "title", words: str = ENGLISH) -> Translation:
    """One sentence, saved by the editor's script."""
    segment = StringSegment.objects.get(source=translation.source, context__path=path)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = signed_in(by).put(address, f"value={words}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 201)
    return translation


def handed_in(translation: Translation, by: User) -> Any:
    """The button, and the page it leads back to."""
    return signed_in(by).post(reverse("review_hand_in_translation", args=[translation.pk]), follow=True)


def english_of(translation: Translation) -> PracticePage:
    return translation.get_target_instance()


def editor_of(translation: Translation, by: User) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[english_of(translation).pk])
    return signed_in(by).get(address).content.decode()


def test_translated_words_wait_for_a_reader() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)

    handed_in(translation, by)

    assert Submission.objects.get(page=english_of(translation).pk).revision.as_object().title == ENGLISH
    assert standing_of(english_of(translation)).value == "menunggu-penelaah"
    assert not english_of(translation).live


def test_it_is_told_how_much_is_left_in_the_first_language() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)

    answer = handed_in(translation, by).content.decode()

    total, done = translation.get_progress()
    assert f"{total - done} kalimat belum diterjemahkan" in answer


def test_translation_goes_public_through_two_decisions() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    handed_in(translation, by)

    approve(approve(fresh(english_of(translation)), by=reviewer()), by=editor())

    assert (english_of(translation).live, english_of(translation).title) == (True, ENGLISH)


def test_sent_back_translation_is_mended_and_handed_in_again() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    handed_in(translation, by)
    send_back(fresh(english_of(translation)), by=reviewer())

    handed_in(typed(translation, by, words="The hanging scale"), by)

    newest = Submission.objects.filter(page=english_of(translation).pk).latest("pk")
    assert (newest.round, newest.revision.as_object().title) == (2, "The hanging scale")


def test_update_of_a_public_translation_waits_while_the_old_words_stay() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    handed_in(translation, by)
    approve(approve(fresh(english_of(translation)), by=reviewer()), by=editor())

    handed_in(typed(translation, by, words="The hanging scale"), by)

    assert english_of(translation).title == ENGLISH
    assert Submission.objects.latest("pk").revision.as_object().title == "The hanging scale"


def test_nothing_is_handed_in_before_a_sentence_is_translated() -> None:
    by = editor()
    translation = begun(published(), by)

    answer = handed_in(translation, by)

    assert "Belum ada kalimat yang diterjemahkan." in answer.content.decode()
    assert not Submission.objects.filter(page=english_of(translation).pk).exists()


def test_waiting_translation_is_not_changed_by_pressing_again() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    handed_in(translation, by)

    answer = handed_in(typed(translation, by, words="Other words"), by)

    assert "sudah menunggu dibaca" in answer.content.decode()
    assert english_of(translation).get_latest_revision_as_object().title == ENGLISH


def test_locked_translation_stays_as_it_is() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    PracticePage.objects.filter(pk=english_of(translation).pk).update(locked=True)

    answer = handed_in(translation, by)

    assert "dikunci" in answer.content.decode()
    assert not Submission.objects.filter(page=english_of(translation).pk).exists()


@pytest.mark.parametrize("make", [teacher, reviewer])
def test_door_is_shut_for_whoever_may_not_edit(make: Any) -> None:
    by = editor()
    translation = typed(begun(published(), by), by)

    handed_in(translation, make())

    assert not Submission.objects.filter(page=english_of(translation).pk).exists()


def test_opening_the_address_hands_nothing_in() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)

    answer = signed_in(by).get(reverse("review_hand_in_translation", args=[translation.pk]))

    assert answer.status_code == 405


def test_button_stands_above_the_editor_until_it_is_pressed() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    assert BUTTON in editor_of(translation, by)

    handed_in(translation, by)

    assert BUTTON not in editor_of(translation, by)


@pytest.mark.parametrize("make", [publish_community, publish_report])
def test_other_kinds_have_the_same_button(make: Any) -> None:
    by = editor()

    assert BUTTON in editor_of(begun(make(), by), by)


def test_page_that_editors_publish_themselves_has_no_such_button() -> None:
    by = editor()
    translation = begun(publish_standard_page(), by)

    assert BUTTON not in editor_of(translation, by)
    handed_in(translation, by)
    assert not Submission.objects.exists()


def test_main_button_of_the_editor_takes_nothing_down() -> None:
    by = editor()
    translation = typed(begun(published(), by), by)
    handed_in(translation, by)
    approve(approve(fresh(english_of(translation)), by=reviewer()), by=editor())

    shown = BeautifulSoup(editor_of(translation, by), "html.parser").select_one(".js-translation-editor")

    assert shown is not None
    allowed = json.loads(str(shown["data-props"]))["perms"]
    assert {name for name, can in allowed.items() if can} <= {"canUnlock"}
