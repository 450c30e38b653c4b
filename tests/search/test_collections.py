"""Bringing in a collection and judging the search from outside."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from practices.articles.models import PracticePage
from search.models import SearchDocument

from .asking import counts, titles
from .stories import practices

pytestmark = pytest.mark.django_db

TWO = [
    {
        "id": "a-1",
        "title": "Timbangan di TPI",
        "body": "Murid menimbang ikan.\n\nHarganya dicatat.",
        "level": "sd-mi",
    },
    {"id": "a-2", "title": "Pantun", "body": "Menegur dengan pantun.", "tags": ["bahasa", "Adab"]},
]


def file_of(folder: Path, *lines: Any) -> str:
    """A file with a JSON object a line; text is written as it is."""
    path = folder / "koleksi.jsonl"
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8"
    )
    return str(path)


def found(query: str, capsys: pytest.CaptureFixture[str], **options: Any) -> list[dict[str, Any]]:
    """What the command prints."""
    call_command("find", query, json=True, **options)
    return json.loads(capsys.readouterr().out)


def test_documents_become_public_stories(tmp_path: Path, client: Client) -> None:
    call_command("import_documents", file_of(tmp_path, *TWO))
    page = PracticePage.objects.get(title="Timbangan di TPI")
    response = client.get(page.get_url())
    assert response.status_code == 200
    assert "Harganya dicatat." in response.content.decode()
    assert titles("q=harga timbangan") == ["Timbangan di TPI"]


def test_the_tree_stays_sound(tmp_path: Path) -> None:
    call_command("import_documents", file_of(tmp_path, *TWO))
    practices().add_child(instance=PracticePage(title="Ditulis biasa"))
    call_command(
        "import_documents", file_of(tmp_path, *TWO, {"id": "a-3", "title": "Ketiga", "body": "Isi."})
    )
    problems = PracticePage.find_problems()
    assert [list(kind) for kind in problems] == [[], [], [], [], []]
    assert practices().numchild == practices().get_children().count() == 4


def test_the_same_collection_twice_makes_no_doubles(tmp_path: Path) -> None:
    path = file_of(tmp_path, *TWO)
    call_command("import_documents", path)
    call_command("import_documents", path)
    assert PracticePage.objects.count() == SearchDocument.objects.count() == 2


def test_the_same_id_changes_its_story_and_keeps_its_address(tmp_path: Path) -> None:
    call_command("import_documents", file_of(tmp_path, *TWO))
    address = PracticePage.objects.get(title="Pantun").get_url()
    changed = {"id": "a-2", "title": "Syair", "body": "Menegur dengan syair.", "level": "paud"}
    call_command("import_documents", file_of(tmp_path, changed))
    page = PracticePage.objects.get(title="Syair")
    assert page.get_url() == address
    assert (titles("q=syair"), titles("q=pantun")) == (["Syair"], [])
    assert counts("", "jenjang") == {"sd-mi": 1, "paud": 1}


def test_tags_and_dates_come_along(tmp_path: Path) -> None:
    call_command("import_documents", file_of(tmp_path, {**TWO[1], "told_on": "2019-05-02"}))
    assert sorted(tag.name for tag in PracticePage.objects.get().tags.all()) == ["Adab", "bahasa"]
    assert titles("tag=adab&tahun=2019") == ["Pantun"]


def test_an_english_document_goes_to_the_english_list(tmp_path: Path) -> None:
    call_command(
        "import_documents",
        file_of(tmp_path, {"id": 7, "title": "Reading", "body": "Books.", "language": "en"}),
    )
    assert titles("q=reads", "en") == ["Reading"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"title": "Tanpa id"}', "no id"),
        ('{"id": "x"}', "neither title nor body"),
        ('{"id": "x", "title": "T", "body": 3}', "body is no text"),
        ('{"id": "x", "title": "T", "level": "kuliah"}', "level does not know"),
        ('{"id": "x", "title": "T", "regency": "99.99"}', "regency does not know"),
        ('{"id": "x", "title": "T", "told_on": "kemarin"}', "told_on is no date"),
        ('{"id": "x", "title": "\\ud800"}', "half a letter"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(
    line: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="1 lines were refused"):
        call_command("import_documents", file_of(tmp_path, TWO[0], line, TWO[1]))
    told = capsys.readouterr().err
    assert "line 2: " in told
    assert reason in told
    assert PracticePage.objects.count() == 2


def test_find_prints_the_ids_of_the_collection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_documents", file_of(tmp_path, *TWO))
    hits = found("menimbang", capsys)
    assert [(hit["id"], hit["type"], hit["title"]) for hit in hits] == [
        ("a-1", "praktik", "Timbangan di TPI")
    ]
    assert hits[0]["url"].startswith("/praktik/timbangan-di-tpi")
    assert hits[0]["score"] > 0


def test_find_gives_no_more_than_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = [{"id": str(number), "title": f"Ikan {number}", "body": "Ikan."} for number in range(30)]
    call_command("import_documents", file_of(tmp_path, *many))
    assert len(found("ikan", capsys, limit=3)) == 3
    assert len(found("ikan", capsys, limit=25)) == 25


def test_find_survives_any_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert found('" NEAR( * \x00', capsys) == []


def test_a_run_ranks_each_question(tmp_path: Path) -> None:
    call_command("import_documents", file_of(tmp_path, *TWO))
    (tmp_path / "q.jsonl").write_text(
        '{"qid": "1", "query": "ikan"}\n{"qid": "2", "query": "zzz"}\n', encoding="utf-8"
    )
    call_command("find", queries=str(tmp_path / "q.jsonl"), run=str(tmp_path / "run.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == [{"qid": "1", "ranked": ["a-1"]}, {"qid": "2", "ranked": []}]


def test_stories_for_measuring_are_the_same_each_time() -> None:
    call_command("seed_scale", practices=30)
    call_command("seed_scale", practices=30)
    assert PracticePage.objects.count() == SearchDocument.objects.count() == 30
