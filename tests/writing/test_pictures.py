"""Pictures and files by a plain post."""

import uuid
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from library.models import Image

from .conftest import WHOLE_STORY, Writer


def photo(name: str = "kelas.jpg") -> SimpleUploadedFile:
    """A photo as a phone sends it."""
    file = BytesIO()
    Pillow.effect_noise((900, 600), 40).convert("RGB").save(file, "JPEG", quality=85)
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def test_a_photo_is_taken_and_shown_to_its_author(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    writer.post(
        writer.path(page, 4),
        **{
            "act": "save",
            "pictures-0-uid": str(uuid.uuid4()),
            "pictures-0-file": photo(),
            "pictures-0-alt": "Tali dengan kartu.",
        },
    )
    (row,) = writer.draft(page).pictures.all()
    assert row.image.alt == "Tali dengan kartu."
    assert "/berkas/" in writer.shown(page, 4)


def test_sending_a_photo_twice_keeps_one(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    uid = str(uuid.uuid4())
    for _send in range(2):
        writer.post(
            writer.path(page, 4), **{"act": "save", "pictures-0-uid": uid, "pictures-0-file": photo()}
        )
    assert writer.draft(page).pictures.count() == 1


def test_a_broken_photo_is_told_and_the_words_are_kept(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    broken = SimpleUploadedFile("kelas.jpg", photo().read()[:2000], "image/jpeg")
    response = writer.post(
        writer.path(page, 4),
        **{"act": "save", "actions": "Kami menggantung kartu.", "pictures-0-file": broken},
    )
    assert response.status_code == 422
    assert "Kami menggantung kartu." in writer.draft(page).actions
    assert not Image.objects.exists()


def test_a_story_with_an_unanswered_photo_is_not_handed_in(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    uid = str(uuid.uuid4())
    writer.post(
        writer.path(page, 4),
        **{"act": "save", "pictures-0-uid": uid, "pictures-0-file": photo(), "pictures-0-alt": "Tali."},
    )
    response = writer.post(writer.path(page, 6), act="submit")
    assert "Jawab pertanyaan tentang murid di foto" in response.content.decode()
    writer.post(
        writer.path(page, 4),
        **{"act": "save", "pictures-0-uid": uid, "pictures-0-consent_basis": "tanpa-murid"},
    )
    assert writer.post(writer.path(page, 6), act="submit").status_code == 302
