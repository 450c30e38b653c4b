"""The editors' pages of the demo in both languages, and two stories in English."""

import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.db import transaction
from wagtail.models import Locale, Page

from home.models import HomePage, StandardPage
from practices.articles.models import PracticePage
from review import rules, services

from . import content, people

PAGES = ("tentang", "cara-berbagi", "pedoman-penelaahan")
HOME_FIELDS = (
    "headline",
    "lead",
    "search_placeholder",
    "tell_label",
    "near_heading",
    "near_text",
    "new_heading",
    "steps_heading",
    "communities_heading",
)
ENGLISH_STORIES = {1: "timbangan-di-tpi", 20: "kuis-daring-di-bukit"}


def load() -> Iterator[str]:
    """Write the home pages, the standard pages and the English stories; what an editor has changed stays."""
    english = Locale.objects.get(language_code="en")
    home = HomePage.objects.get(locale__language_code="id", depth=2)
    _home(home, "id")
    _home(home.get_translation(english).specific, "en")
    for name in PAGES:
        if not StandardPage.objects.filter(slug=name, locale=home.locale).exists():
            yield name
            _standard(home, name, english)
    for number, slug in ENGLISH_STORIES.items():
        story = PracticePage.objects.filter(slug=slug, locale=home.locale).first()
        if story is not None and not story.has_translation(english):
            yield f"{story.title} (en)"
            _english(story, english, content.english_stories()[f"story-{number}"])


def _home(home: HomePage, language: str) -> None:
    if home.headline:
        return
    words = content.page("home", language)
    for name in HOME_FIELDS:
        setattr(home, name, words[name])
    home.summary = words["lead"]
    home.save_revision().publish(skip_permission_checks=True)


@transaction.atomic
def _standard(home: HomePage, name: str, english: Locale) -> None:
    words = content.page(name, "id")
    page = home.add_child(
        instance=StandardPage(slug=name, locale=home.locale, show_in_footer=True, **_standard_values(words))
    )
    page.save_revision().publish(skip_permission_checks=True)
    translated = page.copy_for_translation(english)
    for field, value in _standard_values(content.page(name, "en")).items():
        setattr(translated, field, value)
    translated.draft_title = translated.title
    translated.save_revision().publish(skip_permission_checks=True)


def _standard_values(words: dict[str, Any]) -> dict[str, Any]:
    blocks = [block for section in words["sections"] for block in _blocks(section)]
    return {
        "title": words["title"],
        "intro": words["intro"],
        "summary": words["intro"][:300],
        "body": json.dumps(blocks),
    }


def _blocks(section: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"type": "heading", "value": section["heading"]}]
    html = ""
    for element in BeautifulSoup(content.html(section.get("text", "")), "html.parser").find_all(
        recursive=False
    ):
        if element.name == "table":
            found += [{"type": "text", "value": html}] if html else []
            found.append({"type": "table", "value": _table(element, section["heading"])})
            html = ""
        else:
            html += str(element)
    found += [{"type": "text", "value": html}] if html else []
    if section.get("steps"):
        found.append({"type": "steps", "value": section["steps"]})
    return found


def _table(table: Any, caption: str) -> dict[str, Any]:
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in table.find_all("tr")
    ]
    return {
        "columns": [{"type": "text", "heading": heading} for heading in rows[0]],
        "rows": [{"values": row} for row in rows[1:]],
        "caption": caption,
    }


def _english(story: PracticePage, english: Locale, words: dict[str, Any]) -> None:
    """Translated by an editor, then read and decided as any text."""
    editor = people.account("penyunting@example.com")
    page: PracticePage = story.copy_for_translation(english)
    page.title = page.draft_title = words["title"]
    page.summary = words["summary"]
    for name in ("situation", "challenge", "actions", "reflection", "did_not_work"):
        setattr(page, name, content.html(words[name]))
    for step, told in zip(page.steps.all(), words.get("steps", []), strict=False):
        step.title, step.text = told["title"], content.html(told["text"])
    page.steps.set(list(page.steps.all()))
    page.owner = editor
    page.save()
    page.save_revision(user=editor)
    services.start_review(page=page, by=editor)
    reader = next(
        user
        for user in map(people.account, ("penelaah1@example.com", "penelaah2@example.com"))
        if rules.may_decide(user=user, page=page).allowed
    )
    services.decide(
        page=page, by=reader, decision="approve", words={"notice": "Terjemahannya setia dan enak dibaca."}
    )
    services.decide(
        page=page, by=people.account("admin@example.com"), decision="approve", words={"notice": "Terbit."}
    )
    Page.objects.filter(pk=page.pk).update(first_published_at=story.first_published_at)
