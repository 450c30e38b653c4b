"""Bringing older texts home as drafts: everything kept, nothing published, no doubles."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from practices.articles.models import PracticePage
from tests.factories.accounts import UserFactory

FIXTURES = Path(__file__).parent / "intake" / "fixtures"


def bring(*names: str, owner: str) -> str:
    """Run the command; what it told on stderr."""
    told = StringIO()
    call_command(
        "import_posts", *(str(FIXTURES / name) for name in names), owner=owner, stdout=StringIO(), stderr=told
    )
    return told.getvalue()


@pytest.mark.django_db
def test_a_blogger_backup_becomes_drafts_of_the_given_teacher() -> None:
    teacher = UserFactory()
    bring("blogger-backup.xml", owner=teacher.email)
    drafts = PracticePage.objects.filter(owner=teacher)
    assert drafts.exists()
    assert not drafts.filter(live=True).exists()
    assert all(draft.told_on for draft in drafts.exclude(original_author=""))


@pytest.mark.django_db
def test_importing_twice_makes_no_doubles() -> None:
    teacher = UserFactory()
    bring("seed-komunitas-praktisi.txt", owner=teacher.email)
    told = bring("seed-komunitas-praktisi.txt", owner=teacher.email)
    assert PracticePage.objects.filter(owner=teacher).count() == 1
    assert "sudah ada" in told


@pytest.mark.django_db
def test_the_same_file_may_be_imported_for_two_teachers() -> None:
    for teacher in (UserFactory(), UserFactory()):
        bring("star-lines.txt", owner=teacher.email)
        assert PracticePage.objects.filter(owner=teacher).count() == 1


@pytest.mark.django_db
def test_star_headings_find_their_parts_and_a_nip_is_warned_of() -> None:
    teacher = UserFactory()
    told = bring("star-lines.txt", owner=teacher.email)
    draft = PracticePage.objects.get(owner=teacher).get_latest_revision_as_object()
    assert draft.situation
    assert draft.challenge
    assert draft.reflection
    assert "NIP" in told


@pytest.mark.django_db
def test_a_broken_file_is_refused_with_its_line_and_leaves_nothing() -> None:
    teacher = UserFactory()
    told = StringIO()
    with pytest.raises(CommandError):
        call_command(
            "import_posts",
            str(FIXTURES / "cut-short.xml"),
            owner=teacher.email,
            stdout=StringIO(),
            stderr=told,
        )
    assert "baris" in told.getvalue()
    assert not PracticePage.objects.filter(owner=teacher).exists()


@pytest.mark.django_db
def test_an_unknown_owner_is_told_and_nothing_is_imported() -> None:
    with pytest.raises(CommandError, match="Tidak ada akun"):
        bring("star-lines.txt", owner="siapa@example.com")
