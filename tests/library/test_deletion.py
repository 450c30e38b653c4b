"""What a text needs, be it an old version of it, is never deleted; what nobody needs goes with its file."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import ReferenceIndex

from library.models import Document, Image
from tests.library.conftest import files


@pytest.fixture
def only_in_history(picture, document, page_with):
    """A picture and a file that one old revision shows and nothing else."""
    image, file = picture(), document()
    page = page_with(image, file)
    page.save_revision()
    page.body = []
    page.save()
    page.save_revision()
    ReferenceIndex.objects.all().delete()
    return image, file


def test_medium_of_an_old_revision_is_kept(only_in_history):
    for medium in only_in_history:
        with pytest.raises(ProtectedError), transaction.atomic():
            medium.delete()
    assert (Image.objects.count(), Document.objects.count()) == (1, 1)


def test_medium_of_a_public_page_is_kept_from_bulk_deletion(picture, document, page_with, publish):
    publish(page_with(picture(), document()))
    for model in (Image, Document):
        with pytest.raises(ProtectedError), transaction.atomic():
            model.objects.all().delete()


def test_medium_sent_for_a_text_is_kept(picture, page_with):
    with pytest.raises(ProtectedError):
        picture(page=page_with()).delete()


def test_picture_with_a_similar_number_does_not_keep_another(picture, page_with):
    numbers = [picture() for _ in range(12)]
    page_with(numbers[11]).save_revision()
    page_with(numbers[10]).save_revision()
    numbers[0].delete()
    assert Image.objects.count() == 11


def test_medium_that_nobody_needs_goes_with_its_file(
    picture, document, media, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        picture().delete()
        document().delete()
    assert not files(media)


def test_admin_explains_why_a_needed_medium_stays(client, admin_user, only_in_history):
    client.force_login(admin_user)
    image, file = only_in_history
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtaildocs:delete", args=[file.pk]),
    ):
        response = client.post(address, follow=True)
        assert "masih dipakai" in response.content.decode()
    assert (Image.objects.count(), Document.objects.count()) == (1, 1)


def test_admin_bulk_and_upload_deletion_keep_it_too(client, admin_user, only_in_history):
    client.force_login(admin_user)
    image, file = only_in_history
    client.post(f"/admin/bulk/library/image/delete/?id={image.pk}")
    client.post(f"/admin/bulk/library/document/delete/?id={file.pk}")
    client.post(reverse("wagtailimages:delete_multiple", args=[image.pk]))
    client.post(reverse("wagtaildocs:delete_multiple", args=[file.pk]))
    assert (Image.objects.count(), Document.objects.count()) == (1, 1)


def test_admin_deletes_what_nobody_needs(client, admin_user, picture):
    client.force_login(admin_user)
    client.post(reverse("wagtailimages:delete", args=[picture().pk]))
    assert not Image.objects.exists()
