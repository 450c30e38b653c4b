"""Pictures through every door: the teacher's form, and the admin's single, multiple and chooser uploads."""

import io
import uuid
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.urls import reverse
from wagtail.models import UploadedFile

from library import services
from library.decoding import clean_picture
from library.models import Document, Image
from tests.library import making
from tests.library.conftest import files
from tests.library.making import SECRETS, jpeg, upload

ANSWERED = {"title": "Perahu", "consent_basis": "tanpa-murid", "collection": "1", "tags": ""}


def nothing_secret(folder: Path) -> bool:
    return bool(files(folder)) and not any(
        secret in path.read_bytes() for path in files(folder) for secret in SECRETS
    )


def test_stored_original_has_no_data_beside_the_picture(picture, media):
    image = picture(file=upload(making.jpeg_from_a_phone()))
    assert nothing_secret(media)
    assert (image.width, image.height) == (800, 1200)


def test_size_and_hash_are_those_of_the_stored_file(picture):
    image = picture()
    stored = image.file.storage.open(image.file.name).read()
    assert image.file_size == len(stored)
    image._set_file_hash()
    assert Image.objects.get().file_hash == image.file_hash


def test_name_of_the_stored_file_tells_nothing(picture):
    name = picture(file=upload(jpeg(), "Budi kelas 5A.jpg")).file.name
    assert "udi" not in name
    assert name != picture(file=upload(jpeg(), "Budi kelas 5A.jpg")).file.name


def test_picture_assigned_by_code_is_written_anew_too(guru, media):
    Image.objects.create(
        title="Langsung", file=upload(making.png_with_texts(), "a.png"), uploaded_by_user=guru
    )
    assert nothing_secret(media)


def test_same_key_from_the_same_sender_is_one_picture(picture, media):
    key = uuid.uuid4()
    assert picture(client_key=key) == picture(client_key=key)
    assert len(files(media)) == 1


def test_same_form_arriving_twice_at_once_is_one_picture_and_one_file(picture, guru, media):
    key = uuid.uuid4()
    first = picture(client_key=key)
    # The second request looked for the key before the first had written its row.
    late = Image(title="Perahu", file=clean_picture(upload(jpeg())), uploaded_by_user=guru, client_key=key)
    assert services._store(late, guru, key) == first
    assert len(files(media)) == 1


def test_same_key_from_somebody_else_is_another_picture(picture, person):
    key = uuid.uuid4()
    assert picture(client_key=key) != picture(client_key=key, owner=person("lain"))


def test_broken_picture_leaves_nothing_behind(picture, media):
    with pytest.raises(ValidationError):
        picture(file=upload(jpeg()[:5000]))
    assert not Image.objects.exists()
    assert not files(media)


def test_unknown_answer_about_pupils_is_refused(picture):
    with pytest.raises(ValidationError):
        picture(consent_basis="mungkin")


def refuse_rows(table: str) -> None:
    """From now on the database takes no row of this table, as when its disk is full."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the trigger is written for SQLite")
def test_row_that_is_refused_leaves_no_file(picture, document, media):
    for table, make in (("library_image", picture), ("library_document", document)):
        refuse_rows(table)
        with pytest.raises(DatabaseError):
            make()
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER full")
    assert not files(media)


@pytest.fixture
def desk(client, admin_user):
    client.force_login(admin_user)
    return client


def test_admin_upload_is_written_anew(desk, media):
    desk.post(reverse("wagtailimages:add"), {**ANSWERED, "file": upload(making.jpeg_from_a_phone())})
    assert Image.objects.get().width == 800
    assert nothing_secret(media)


def test_admin_upload_takes_a_heic_that_is_named_jpg(desk):
    desk.post(reverse("wagtailimages:add"), {**ANSWERED, "file": upload(making.heic(), "IMG_1.jpg")})
    assert Image.objects.get().file.name.endswith(".jpg")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (making.SCRIPT, "bukan gambar yang kami kenal"),
        (jpeg()[:9000], "tidak utuh"),
        (making.huge_png(8000), "terlalu luas"),
        (b"", "kosong"),
    ],
)
@pytest.mark.parametrize(
    "door", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"]
)
def test_admin_tells_clearly_what_is_wrong(desk, media, door, content, words):
    prefix = "image-chooser-upload-" if "chooser" in door else ""
    data: dict[str, Any] = {f"{prefix}{name}": value for name, value in ANSWERED.items()}
    data["files[]" if "multiple" in door else f"{prefix}file"] = upload(content)
    response = desk.post(reverse(door), data)
    assert response.status_code == 200
    answer = (
        response.content.decode("unicode_escape", errors="replace")
        if "json" in response["Content-Type"]
        else response.content.decode()
    )
    assert words in answer or (not content and ("kosong" in answer or "empty" in answer))
    assert not Image.objects.exists()
    assert not files(media)


def test_picture_without_an_answer_waits_and_is_already_clean(desk, media):
    desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Perahu", "files[]": upload(making.jpeg_from_a_phone())},
    )
    assert not Image.objects.exists()
    assert UploadedFile.objects.count() == 1
    assert nothing_secret(media)


def test_waiting_picture_is_taken_once_the_question_is_answered(desk, media):
    desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Perahu", "files[]": upload(making.jpeg_from_a_phone())},
    )
    waiting = UploadedFile.objects.get()
    answers = {f"uploaded-image-{waiting.pk}-{name}": value for name, value in ANSWERED.items()}
    desk.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]), answers)
    assert Image.objects.get().consent_basis == "tanpa-murid"
    assert nothing_secret(media)


def test_chooser_upload_is_written_anew(desk, media):
    data = {f"image-chooser-upload-{name}": value for name, value in ANSWERED.items()}
    data["image-chooser-upload-file"] = upload(making.jpeg_from_a_phone())
    response = desk.post(reverse("wagtailimages_chooser:create"), data)
    assert response.json()["step"] == "chosen"
    assert nothing_secret(media)


@pytest.mark.parametrize("missing", ["consent_date", "consent_kept_at", "consent_basis"])
def test_written_leave_needs_date_and_place(desk, missing):
    answers = {
        **ANSWERED,
        "consent_basis": "izin-tertulis",
        "consent_date": "2026-01-05",
        "consent_kept_at": "Map kelas 5",
    }
    del answers[missing]
    desk.post(reverse("wagtailimages:add"), {**answers, "file": upload(jpeg())})
    assert not Image.objects.exists()


def test_date_of_leave_cannot_lie_ahead(desk):
    answers = {**ANSWERED, "consent_date": "2999-01-05"}
    response = desk.post(reverse("wagtailimages:add"), {**answers, "file": upload(jpeg())})
    assert "belum tiba" in response.content.decode()


def test_admin_lists_pictures_and_files(desk, picture, document):
    picture()
    document()
    assert desk.get(reverse("wagtailimages:index")).status_code == 200
    assert desk.get(reverse("wagtaildocs:index")).status_code == 200
    assert desk.get(reverse("wagtailimages:edit", args=[Image.objects.get().pk])).status_code == 200


DOCUMENTS = [
    ("lembar.pdf", b"%PDF-1.4 isi"),
    ("modul.docx", making.docx()),
    ("nilai.csv", b"nama,nilai\n"),
    ("catatan.txt", "Pagi, \N{WAVING HAND SIGN}".encode()),
    ("cerita.mp3", b"ID3\x03" + b"\0" * 50),
    ("paket.zip", making.archive(lembarDOTpdf=b"%PDF", gambarDOTpng=b"x")),
    (
        "tabel.ods",
        making.archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", contentDOTxml=b"<a/>"),
    ),
]


@pytest.mark.parametrize(("name", "content"), DOCUMENTS)
def test_document_that_is_what_it_is_called_is_taken(document, name, content):
    assert document(file=upload(content, name)).file_size == len(content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("halaman.html", making.SCRIPT, "belum dapat kami terima"),
        ("gambar.svg", b"<svg/>", "belum dapat kami terima"),
        ("pasang.exe", b"MZ", "belum dapat kami terima"),
        ("lembar.pdf", making.SCRIPT + b"%PDF-1.4", "tidak cocok"),
        ("lembar.pdf", b"MZ\x90\0", "tidak cocok"),
        ("catatan.txt", b"  <HTML><script>", "tidak cocok"),
        ("nilai.csv", b"MZ\0\0", "tidak cocok"),
        ("modul.docx", making.archive(xDOTtxt=b"x"), "tidak cocok"),
        ("modul.docx", b"PK\x03\x04" + b"\0" * 99, "tidak cocok"),
        ("modul.docx", making.docx(word__vbaProjectDOTbin=b"x"), "makro"),
        ("paket.zip", making.archive(pasangDOTexe=b"MZ"), "program"),
        ("paket.zip", making.archive(**{f"a{n}": b"" for n in range(6000)}), "terlalu banyak"),
        ("kosong.pdf", b"", "kosong"),
    ],
)
def test_document_that_is_something_else_is_refused(document, media, name, content, words):
    with pytest.raises(ValidationError, match=words):
        document(file=upload(content, name))
    assert not files(media)


def test_same_key_from_the_same_sender_is_one_document(document):
    key = uuid.uuid4()
    assert document(client_key=key) == document(client_key=key)


def test_admin_refuses_a_page_named_pdf(desk, media):
    response = desk.post(
        reverse("wagtaildocs:add"),
        {"title": "Lembar", "collection": "1", "tags": "", "file": upload(making.SCRIPT, "lembar.pdf")},
    )
    assert "tidak cocok" in response.content.decode()
    assert not Document.objects.exists()
    assert not files(media)


def test_services_take_a_file_opened_from_disk(guru, tmp_path):
    path = tmp_path / "kelas.png"
    path.write_bytes(making.saved(making.drawing(), "PNG"))
    with path.open("rb") as file:
        image = services.add_picture(file=file, owner=guru, consent_basis="tanpa-murid")
    assert PIL.Image.open(io.BytesIO(image.file.storage.open(image.file.name).read())).size == (900, 500)
