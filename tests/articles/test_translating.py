"""An editor translates a story: words are asked for, choices are kept in step, nothing goes live by itself."""

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from practices.articles.models import PracticePage
from tests.factories.pages import image, publish_story

pytestmark = pytest.mark.django_db


def translate(page: PracticePage, words: dict[str, str]) -> PracticePage:
    """What the translation editor does: take the source, type the words, save a draft."""
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=english,
                data=words[segment.string.data],
            )
    translation.save_target(publish=False)
    return PracticePage.objects.get(translation_key=page.translation_key, locale=english)


def test_translation_has_the_translated_words_and_the_choices_of_the_source() -> None:
    page = publish_story(
        title="Timbangan", situation="<p>Murid <b>hafal</b> langkah.</p>", summary="Ringkas."
    )

    draft = translate(
        page, {"Timbangan": "The scale", "Murid <b>hafal</b> langkah.": "Pupils <b>know</b> the steps."}
    )

    english = draft.get_latest_revision_as_object()
    assert (english.title, english.situation) == ("The scale", "<p>Pupils <b>know</b> the steps.</p>")
    assert (english.summary, english.level, english.setting, english.regency_id) == (
        "Ringkas.",
        "sd-mi",
        ["pesisir", "pedesaan"],
        "13.01",
    )
    assert english.slug == page.slug


def test_steps_and_captions_are_translated_and_keep_their_order() -> None:
    page = publish_story(
        steps=[("Tiga nota", "<p>Bawa pulang tiga nota.</p>"), ("Bandingkan", "<p>Jangan hafalkan.</p>")],
        pictures=[(image(), "actions")],
    )

    draft = translate(
        page,
        {
            "Tiga nota": "Three slips",
            "Jangan hafalkan.": "Don't memorise.",
            "Timbangan Pak Nofri": "Pak Nofri's scale",
        },
    )

    english = draft.get_latest_revision_as_object()
    assert [(step.title, step.text) for step in english.steps.all()] == [
        ("Three slips", "<p>Bawa pulang tiga nota.</p>"),
        ("Bandingkan", "<p>Don't memorise.</p>"),
    ]
    assert [step.uid for step in english.steps.all()] == [step.uid for step in page.steps.all()]
    assert english.pictures.first().caption == "Pak Nofri's scale"
    assert english.contributors.first().person == page.contributors.first().person


def test_translation_stays_a_draft_until_it_is_reviewed(client: Client) -> None:
    page = publish_story()

    draft = translate(page, {page.title: "The scale"})

    assert not draft.live
    answer = client.get(f"/en{page.url}")
    assert answer.status_code == 200
    assert "The scale" not in answer.content.decode()


def test_published_translation_is_read_in_english_and_both_point_to_each_other(client: Client) -> None:
    page = publish_story(steps=[("Tiga nota", "<p>Bawa pulang.</p>")])
    draft = translate(page, {page.title: "The scale", "Tiga nota": "Three slips"})

    draft.get_latest_revision().publish(skip_permission_checks=True)

    english, indonesian = (
        client.get(f"{prefix}/praktik/{page.slug}/").content.decode() for prefix in ("/en", "")
    )
    assert "<h1>The scale</h1>" in english
    assert "Three slips" in english
    for body in (english, indonesian):
        assert f'hreflang="en" href="http://testserver/en/praktik/{page.slug}/"' in body
        assert f'hreflang="id" href="http://testserver/praktik/{page.slug}/"' in body


def test_table_survives_translation() -> None:
    table = "<table><thead><tr><th>Ucapan</th></tr></thead><tbody><tr><td>dua kilo</td></tr></tbody></table>"
    page = publish_story(actions=table)

    draft = translate(page, {"Ucapan": "Words", "dua kilo": "two kilos"})

    assert draft.get_latest_revision_as_object().actions == table.replace("Ucapan", "Words").replace(
        "dua kilo", "two kilos"
    )


def test_saving_a_translation_again_does_not_change_what_readers_see(client: Client) -> None:
    page = publish_story()
    draft = translate(page, {page.title: "The scale"})
    draft.get_latest_revision().publish(skip_permission_checks=True)
    StringTranslation.objects.filter(data="The scale").update(data="Changed without review")

    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=False)

    assert PracticePage.objects.get(pk=draft.pk).title == "The scale"
