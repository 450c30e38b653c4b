"""Media open with the first text that is public, and close with the last."""

import io
import re
from pathlib import Path

import PIL.Image
import pytest
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from library import renditions, services, usage
from library.models import Image, Rendition
from tests.library.conftest import files
from tests.library.making import drawing, jpeg, saved, upload

RANDOM = re.compile(r"^[0-9a-f]{2}/[0-9a-f]{32}\.(avif|webp|jpg)$")


def released_files(media: Path) -> list[Path]:
    return files(media / "released")


@pytest.fixture
def shown(picture, document, page_with, publish):
    """A public page with a picture and a file."""
    image, file = picture(), document()
    page = publish(page_with(image, file))
    return page, image, file


def test_publication_releases_what_the_page_shows(shown):
    _page, image, file = shown
    image.refresh_from_db()
    file.refresh_from_db()
    assert (image.released, file.released) == (True, True)


def test_sizes_lie_under_random_names_in_the_released_storage(shown, media):
    names = set(Rendition.objects.values_list("released_name", flat=True))
    assert len(names) == 10
    assert all(RANDOM.match(name) for name in names)
    assert {str(path.relative_to(media / "released")) for path in released_files(media)} == names


def test_released_sizes_carry_no_data_beside_the_picture(shown, media):
    for path in released_files(media):
        with PIL.Image.open(path) as opened:
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(opened.info)


def test_originals_are_never_in_the_released_storage(shown, media):
    original = (media / "private" / shown[1].file.name).read_bytes()
    assert original not in [path.read_bytes() for path in released_files(media)]


@pytest.mark.parametrize(
    "image", [{}, {"file": upload(saved(drawing("RGBA"), "PNG"))}, {"file": upload(jpeg((300, 1500)))}]
)
def test_link_preview_is_1200_by_630_and_light(picture, page_with, publish, image):
    publish(page_with(picture(**image)))
    content = Rendition.objects.get(filter_spec=renditions.SOCIAL).file.read()
    assert PIL.Image.open(io.BytesIO(content)).size == (1200, 630)
    assert len(content) < 300_000


def test_small_picture_is_not_blown_up(picture, page_with, publish):
    publish(page_with(picture(file=upload(jpeg((300, 200))))))
    widths = Rendition.objects.exclude(filter_spec=renditions.SOCIAL).values_list("width", flat=True)
    assert set(widths) == {300}


def test_picture_of_a_draft_stays_closed(picture, page_with, media):
    image = picture()
    page_with(image).save_revision()
    assert not Image.objects.get(pk=image.pk).released
    assert not released_files(media)


def test_picture_without_an_answer_about_pupils_stays_closed(picture, page_with, publish, media):
    image = picture(consent_basis="")
    page = publish(page_with(image))
    assert usage.lacking_consent(page) == [image]
    assert not Image.objects.get().released
    assert not released_files(media)


def test_written_leave_without_date_and_place_does_not_suffice(picture, page_with, publish):
    publish(page_with(picture(consent_basis="izin-tertulis")))
    assert not Image.objects.get().released


def test_publication_that_is_rolled_back_releases_nothing(picture, page_with, media):
    image = picture()
    page = page_with(image)
    with transaction.atomic():
        page.save_revision().publish()
        transaction.set_rollback(True)
    assert not Image.objects.get(pk=image.pk).released
    assert not released_files(media)


def test_sizes_that_cannot_be_noted_leave_no_file(picture, page_with, media):
    image = picture()
    services.release(images=[image])
    before = len(files(media))
    closed = Image.objects.get(pk=image.pk)
    closed.file.name = "original_images/lain.jpg"  # exchanged while its sizes were being made
    closed.file.storage.save(closed.file.name, upload(jpeg()))
    assert renditions._write(closed) == 0
    assert len(files(media)) == before + 1


def test_unpublication_closes_what_the_page_was_the_last_to_show(
    shown, media, django_capture_on_commit_callbacks
):
    page, image, file = shown
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    image.refresh_from_db()
    file.refresh_from_db()
    assert (image.released, file.released) == (False, False)
    assert not released_files(media)


def test_what_another_public_page_shows_stays_open(shown, page_with, publish, media):
    page, image, _file = shown
    publish(page_with(image))
    page.unpublish()
    assert Image.objects.get().released
    assert released_files(media)


def test_deleted_page_closes_its_media(shown, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=shown[0].pk).delete()
    assert not Image.objects.get().released
    assert not released_files(media)


def test_picture_taken_out_of_a_public_page_is_closed(shown, publish, media):
    page = shown[0]
    page.body = []
    publish(page)
    assert not Image.objects.get().released
    assert not released_files(media)


def test_social_image_counts_as_shown(picture, page_with, publish):
    publish(page_with(social_image=picture()))
    assert Image.objects.get().released


def test_restricted_page_closes_its_media(shown, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=shown[0], restriction_type="login")
    assert not Image.objects.get().released
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert Image.objects.get().released


def test_restricted_page_can_be_deleted(shown, django_capture_on_commit_callbacks):
    PageViewRestriction.objects.create(page=shown[0], restriction_type="login")
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=shown[0].pk).delete()
    assert not Image.objects.get().released


def test_worker_that_was_stopped_catches_up(picture, page_with, media):
    page_with(picture()).save_revision().publish()
    assert not released_files(media)
    renditions.write_pending()
    assert len(released_files(media)) == 10
    assert renditions.write_pending() == 0


def test_writing_twice_writes_nothing_new(shown, media):
    before = released_files(media)
    assert renditions.write_released([shown[1].pk]) == 0
    assert released_files(media) == before


def test_exchanged_file_of_a_public_picture_gets_new_sizes(
    shown, client, admin_user, media, django_capture_on_commit_callbacks
):
    before = set(released_files(media))
    client.force_login(admin_user)
    answers = {
        "title": "Perahu",
        "consent_basis": "tanpa-murid",
        "collection": "1",
        "tags": "",
        "file": upload(jpeg((900, 900))),
    }
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/images/{shown[1].pk}/", answers)
    after = set(released_files(media))
    assert len(after) == 10
    assert not after & before


def test_answer_that_no_longer_suffices_closes_a_public_picture(
    shown, client, admin_user, media, django_capture_on_commit_callbacks
):
    client.force_login(admin_user)
    image = shown[1]
    services.withdraw(images=[image])
    Image.objects.filter(pk=image.pk).update(released=True, consent_withdrawn_at="2026-01-01T00:00Z")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            f"/admin/images/{image.pk}/",
            {"title": "P", "consent_basis": "tanpa-murid", "collection": "1", "tags": ""},
        )
    assert not Image.objects.get().released


def test_answer_given_later_opens_what_a_public_page_shows(
    picture, page_with, publish, client, admin_user, django_capture_on_commit_callbacks
):
    image = picture(consent_basis="")
    publish(page_with(image))
    client.force_login(admin_user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            f"/admin/images/{image.pk}/",
            {"title": "P", "consent_basis": "tanpa-murid", "collection": "1", "tags": ""},
        )
    assert Image.objects.get().released
    assert Rendition.objects.exclude(released_name="").exists()
