"""Reading the content files: TOML, with long texts in the plain form that teachers type."""

import tomllib
from pathlib import Path
from typing import Any

from core.story_text.plain import to_html

FOLDER = Path(__file__).parent
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

#: (name, address, roles) of the accounts that the demo prints
ACCOUNTS = [
    ("Rahma Yunita", "guru@example.com", []),
    ("Andi Besse", "guru2@example.com", []),
    ("Ratna Dewi", "penelaah1@example.com", ["Penelaah"]),
    ("Yohanes Bria", "penelaah2@example.com", ["Penelaah"]),
    ("Wulan Prasetyo", "penyunting@example.com", ["Penyunting"]),
    ("Pengelola", "admin@example.com", ["Administrator"]),
]
PASSWORD = "mitraguru-demo"  # noqa: S105  the demo answers on loopback only


def stories() -> list[dict[str, Any]]:
    """The stories by number; adaptations come after what they adapt."""
    found = {story["number"]: story for story in _read("stories")}
    done: dict[int, dict[str, Any]] = {}

    def take(number: int) -> None:
        if number not in done:
            if found[number].get("adapts"):
                take(found[number]["adapts"])
            done[number] = found[number]

    for number in sorted(found):
        take(number)
    return list(done.values())


def communities() -> list[dict[str, Any]]:
    """The communities by number."""
    return _read("communities")


def workshops() -> list[dict[str, Any]]:
    """The workshop reports by number."""
    return _read("workshops")


def page(name: str, language: str) -> dict[str, Any]:
    """One editors' page in one language."""
    return tomllib.loads((FOLDER / "pages" / f"{name}.{language}.toml").read_text(encoding="utf-8"))


def english_stories() -> dict[str, Any]:
    """English versions of stories, by `story-<number>`."""
    return tomllib.loads((FOLDER / "pages" / "en-stories.toml").read_text(encoding="utf-8"))


def html(text: str) -> str:
    """A long text as it is stored."""
    return to_html(text.strip())


def _read(folder: str) -> list[dict[str, Any]]:
    files = sorted((FOLDER / folder).glob("*.toml"))
    return sorted(
        (tomllib.loads(file.read_text(encoding="utf-8")) for file in files), key=lambda entry: entry["number"]
    )


def slug_of(number: int) -> str:
    """The address of a story by its number."""
    return next(story["slug"] for story in stories() if story["number"] == number)


def community_of(story: int) -> str:
    """The address of the community that a story belongs to, or nothing."""
    return next((entry["slug"] for entry in communities() if story in entry["stories"]), "")
