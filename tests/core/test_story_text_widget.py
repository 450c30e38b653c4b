"""The box for longer texts does the same in a teacher's form and in the admin."""

from django import forms
from django.test import override_settings
from django.utils import translation
from wagtail.admin.compare import RichTextFieldComparison
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.fields import RichTextField
from wagtail.rich_text import expand_db_html, get_text_for_indexing

from core.story_text.plain import to_html
from core.story_text.widget import StoryText

EDITORS = {"story": {"WIDGET": "core.story_text.widget.StoryText", "OPTIONS": {"attrs": {"rows": 3}}}}
TYPED = "*Ikan* & 2*3*4\n\n- satu\n- https://contoh.id/a_b\n\n| a | b |\n|---|---|\n| c | d |"


class StoryForm(forms.Form):
    situation = forms.CharField(widget=StoryText, required=False)


def shown(form: forms.Form) -> str:
    """What stands in the box, as a browser reads it."""
    html = str(form["situation"])
    inside = html[html.index(">") + 1 : html.rindex("</textarea>")].strip()
    return inside.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_the_form_stores_html_and_shows_what_was_typed() -> None:
    form = StoryForm({"situation": TYPED})
    assert form.is_valid()
    assert form.cleaned_data["situation"] == to_html(TYPED)
    assert shown(StoryForm(initial={"situation": form.cleaned_data["situation"]})) == TYPED


def test_a_form_that_comes_back_with_an_error_still_shows_what_was_typed() -> None:
    assert shown(StoryForm({"situation": TYPED})) == TYPED


def test_saving_without_a_change_is_no_change() -> None:
    form = StoryForm({"situation": TYPED}, initial={"situation": to_html(TYPED)})
    assert not form.has_changed()


def test_html_is_cleaned_when_the_post_says_that_it_is_html() -> None:
    posted = {"situation": "<div>a<script>x</script></div>", "situation-format": "html"}
    assert StoryText().value_from_datadict(posted, {}, "situation") == "<p>a</p>"


def test_html_is_text_when_the_post_does_not_say_so() -> None:
    assert (
        StoryText().value_from_datadict({"situation": "<b>a</b>"}, {}, "situation")
        == "<p>&lt;b&gt;a&lt;/b&gt;</p>"
    )


def test_a_field_that_was_not_posted_is_told_from_an_empty_one() -> None:
    widget = StoryText()
    assert widget.value_from_datadict({}, {}, "situation") is None
    assert widget.value_omitted_from_data({}, {}, "situation")
    assert widget.value_from_datadict({"situation": ""}, {}, "situation") == ""


def test_stored_text_cannot_break_out_of_the_box() -> None:
    html = StoryText().render("situation", "<p>&lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;</p>")
    assert html.count("</textarea>") == 1
    assert "<script" not in html


def test_the_words_of_the_buttons_are_in_the_page_and_the_script_waits_for_it() -> None:
    widget = StoryText()
    with translation.override("id"):
        html = widget.render("situation", "", {"id": "id_situation"})
    assert 'data-bold="Tebal"' in html
    assert 'class="story-text"' in html
    assert str(widget.media) == '<script src="/static/js/story-text.js" defer></script>'


@override_settings(WAGTAILADMIN_RICH_TEXT_EDITORS=EDITORS)
def test_wagtail_uses_the_same_box_for_its_rich_text_field() -> None:
    widget = get_rich_text_editor_widget("story", features=["bold"])
    field = RichTextField(editor="story", blank=True).formfield()
    assert isinstance(field.widget, StoryText)
    assert widget.attrs["rows"] == 3


def test_wagtail_shows_stored_text_as_it_is_and_compares_its_words() -> None:
    stored = to_html(f"{TYPED}\n\n[surel](mailto:a@b.id) [telepon](tel:+62215)")
    assert expand_db_html(stored) == stored
    assert "Ikan & 2*3*4" in get_text_for_indexing(stored)

    field = RichTextField()
    field.set_attributes_from_name("situation")

    class Story:
        def __init__(self, situation: str) -> None:
            self.situation = situation

    comparison = RichTextFieldComparison(field, Story(to_html("satu")), Story(to_html("*dua*")))
    assert "dua" in comparison.htmldiff()
