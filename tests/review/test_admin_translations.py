"""The doors of wagtail-localize: a translation is a text like any other and goes through review."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from review.rules import Refused
from review.status import standing_of
from tests.factories.review import approve, editor, fresh, published, reviewer, superuser
from tests.review.admin import AUTHORS
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
ENGLISH = "The scale"


def translated(page: PracticePage, by: User) -> PracticePage:
    """What `Translate this page` makes, with an English title typed into it."""
    english = Locale.objects.get(language_code="en")
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    response = signed_in(by).post(address, {"locales": [english.pk]})
    assert response.status_code == 302
    segment = StringSegment.objects.select_related("string", "context").get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=english,
        data=ENGLISH,
        last_translated_by=by,
    )
    Translation.objects.get().save_target(user=by, publish=False)
    return PracticePage.objects.get(locale=english)


def english_live() -> bool:
    return PracticePage.objects.filter(locale__language_code="en", live=True).exists()


def synchronise(by: User) -> Any:
    """`Sync translated pages`, with `publish immediately`."""
    address = reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk])
    return signed_in(by).post(address, {"publish_translations": "on"})


def test_translation_of_a_published_text_is_a_draft() -> None:
    translated(published(), editor())

    assert not english_live()


@pytest.mark.parametrize("person", [editor, superuser])
def test_publish_button_of_the_translation_editor(person: Any) -> None:
    page, by = published(), person()
    english = translated(page, by)

    signed_in(by).post(reverse("wagtailadmin_pages:edit", args=[english.pk]), {"action": "publish"})

    assert not english_live()


@pytest.mark.parametrize("person", [editor, superuser])
def test_turning_a_draft_translation_into_a_live_alias(person: Any) -> None:
    english = translated(published(), editor())

    signed_in(person()).post(reverse("wagtail_localize:convert_to_alias", args=[english.pk]))

    assert not english_live()


@pytest.mark.parametrize("make", AUTHORS)
def test_author_cannot_decide_on_the_translation_of_an_own_text(make: Any) -> None:
    author = make()
    english = translated(published(owner=author), editor())
    services.start_review(page=english, by=editor())

    with pytest.raises(Refused) as refused:
        approve(fresh(english), by=author)
    assert refused.value.code == "own"


def test_translator_cannot_decide_on_the_translation() -> None:
    translator = AUTHORS[0]()
    english = translated(published(), translator)
    services.start_review(page=english, by=english.owner)

    with pytest.raises(Refused) as refused:
        approve(fresh(english), by=translator)
    assert refused.value.code == "own"


def test_translation_goes_live_through_two_decisions() -> None:
    translator = editor()
    english = translated(published(), translator)
    services.start_review(page=english, by=translator)
    assert standing_of(fresh(english)).value == "menunggu-penelaah"

    english = approve(approve(fresh(english), by=reviewer()), by=editor())

    assert (english.live, english.title) == (True, ENGLISH)


@pytest.mark.django_db(transaction=True)
def test_publishing_translations_while_synchronising() -> None:
    by = superuser()
    translated(published(), by)

    response = synchronise(by)

    assert not english_live()
    assert response.status_code == 302


@pytest.mark.django_db(transaction=True)
def test_synchronising_leaves_a_live_translation_as_it_was_read() -> None:
    page = published()
    translator = editor()
    english = translated(page, translator)
    services.start_review(page=english, by=translator)
    approve(approve(fresh(english), by=reviewer()), by=editor())
    StringTranslation.objects.update(data="Changed without review")

    synchronise(superuser())

    assert fresh(english).title == ENGLISH
