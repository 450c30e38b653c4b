"""The one stylesheet of the site, composed from the rules that lie beside each component.

Whoever changes a card finds its markup and its rules in the same folder; readers still fetch a single file.
`css/mitraguru.css` goes to everybody. `css/desk.css` comes on top of it where people write, review or keep
an account: rules in `*.desk.css` beside a component, or in a `templates/desk/` folder, stay out of what a
reader downloads.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

GROUND = ("tokens.css", "base.css", "page.css", "icons.css")
LAST = "old.css"
PUBLIC, DESK = "css/mitraguru.css", "css/desk.css"
SHEETS = (PUBLIC, DESK)

# A quoted string (a data address is full of spaces that matter), a comment, or white space.
TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(/\*.*?\*/)|(\s+)""", re.DOTALL)
# No space before a colon is dropped: `.deep :focus` and `.deep:focus` are two different things.
TIGHT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')| ?([{};,]) ?|(:) """)

# Two sides in one word, which the browsers of old phones do not know; the site's languages run from left to right.
SIDES = {
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"),
    "padding-block": ("padding-top", "padding-bottom"),
    "border-block": ("border-top", "border-bottom"),
}
TWO_SIDES = re.compile(rf"(?<=[{{;])({'|'.join(SIDES)}):([^;}}]+)")
ALL_SIDES = re.compile(r"(?<=[{;])inset:([^;}]+)")
# A value among several: brackets keep what is in them together.
VALUE = re.compile(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+")


def spelled_out(css: str) -> str:
    """The same rules with every side by its own name."""

    def two(found: re.Match[str]) -> str:
        values = [found[2]] if found[1].startswith("border") else VALUE.findall(found[2])
        return ";".join(
            f"{side}:{value}" for side, value in zip(SIDES[found[1]], (values * 2)[:2], strict=True)
        )

    def all_four(found: re.Match[str]) -> str:
        top, *more = VALUE.findall(found[1])
        right = more[0] if more else top
        bottom, left = more[1] if more[1:] else top, more[2] if more[2:] else right
        return f"top:{top};right:{right};bottom:{bottom};left:{left}"

    return ALL_SIDES.sub(all_four, TWO_SIDES.sub(two, css))


def minified(css: str) -> str:
    """The same rules without comments and needless white space; strings stay as they are."""
    plain = TOKEN.sub(lambda found: found[1] or ("" if found[2] else " "), css)
    tight = TIGHT.sub(lambda found: found[1] or found[2] or found[3], plain)
    return spelled_out(tight.replace(";}", "}").strip())


def sources(sheet: str) -> list[Path]:
    """The files a sheet is made of: the ground first, then the rooms from the lowest up, each by name."""
    rooms = [Path(app.path) / "templates" for app in reversed(list(apps.get_app_configs()))]
    if sheet == DESK:
        found = [[*room.glob("components/*.desk.css"), *room.glob("desk/*.css")] for room in rooms]
        return [path for paths in found for path in sorted(paths)]
    ground = [Path(settings.BASE_DIR) / "static" / "css" / name for name in GROUND]
    beside = [
        path
        for room in rooms
        for path in sorted(room.glob("components/*.css"))
        if not path.name.endswith(".desk.css")
    ]
    return [path for path in ground if path.is_file()] + beside + [ground[0].with_name(LAST)]


def composed(sheet: str) -> str:
    """The text of a sheet as it is served."""
    return "\n".join(minified(path.read_text(encoding="utf-8")) for path in sources(sheet)) + "\n"


def cache_folder() -> Path:
    """Where composed sheets lie, so that `runserver` can serve them from a real path."""
    return Path(getattr(settings, "VAR_DIR", Path(settings.BASE_DIR) / "var")) / "composed"


def written(sheet: str) -> Path:
    """Compose a sheet and put it into the cache folder; an unchanged sheet keeps its time of change."""
    text, path = composed(sheet), cache_folder() / sheet
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    # Web and worker may compose at the same moment: each writes its own file, the rename is atomic.
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as part:
        part.write(text)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(path)
    return path


class ComponentStyles(BaseFinder):
    """Finds the composed sheets for `runserver` and for `collectstatic` alike."""

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing of it can be set up wrongly."""
        return []

    def find(  # type: ignore[override]
        self, path: str, find_all: bool = False, **kwargs: Any
    ) -> str | list[str]:
        """The real path of a composed sheet, or an empty list for anything else."""
        if path not in SHEETS:
            return []
        found = str(written(path))
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Both sheets, with the storage they are read from."""
        storage = FileSystemStorage(location=cache_folder())
        for sheet in SHEETS:
            if not any(fnmatch(sheet, pattern) for pattern in ignore_patterns or []):
                written(sheet)
                yield sheet, storage
