"""Rules that hold for the whole house: how it is built, and what it says of itself."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from mitraguru.catalogues import untranslated

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "search", "practices", "home", "tests")
LONGEST_FILE = 300
DUMPS = ("utils.py", "helpers.py", "common.py", "misc.py")


def python_files() -> list[Path]:
    """Every module that people wrote."""
    return sorted(
        path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts
    )


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A command of the project's own environment, its words kept."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_module_is_a_dump() -> None:
    assert [str(path) for path in python_files() if path.name in DUMPS] == []


def test_nothing_is_left_undone_in_the_code() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error")
    assert [f"{path}: {mark}" for path in python_files() for mark in marks if mark in path.read_text()] == []


def test_every_sentence_has_english_words() -> None:
    assert untranslated("en") == []


def test_imports_point_down_only() -> None:
    code = "import sys; sys.path[:0] = ['.', 'site']; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    result = run("-c", code)
    assert result.returncode == 0, result.stdout[-3000:]
