"""What a page shows of a picture before it has come: a blur of a few bytes, and what the picture will cost."""

import re

import pytest

from library import renditions
from library.models import Image, Rendition
from library.placeholders import CLEAR, MAX_LENGTH, placeholder_of
from library.templatetags.pictures import kilobytes_of, picture_of
from tests.library.conftest import files
from tests.library.making import drawing, jpeg, saved, scene, upload

SIZES = [(1200, 800), (800, 1200), (2000, 300), (30, 20)]


@pytest.fixture
def public_picture(picture, page_with, publish) -> Image:
    publish(page_with(picture()))
    return Image.objects.get()


@pytest.mark.parametrize("size", SIZES)
def test_placeholder_takes_at_most_two_hundred_bytes(size):
    address = placeholder_of(saved(scene(size), "WEBP"))
    assert address.startswith("data:image/webp;base64,")
    assert len(address) <= MAX_LENGTH


def test_nothing_shines_through_a_picture_with_clear_places():
    assert placeholder_of(saved(drawing("RGBA").convert("LA"), "PNG")) == CLEAR


def test_publication_notes_what_each_size_weighs(public_picture):
    for size in Rendition.objects.all():
        assert size.file_size == len(size.file.read())


def test_page_holds_placeholder_and_price_of_a_picture(public_picture):
    markup = picture_of(public_picture, weave="sirip", dye="d2")
    kept = Rendition.objects.get(filter_spec=renditions.PLACEHOLDER_BESIDE)
    assert f'href="{kept.placeholder}"' in markup
    assert re.search(r"Tampilkan gambar, \d+\xa0KB", markup)
    assert 'class="saver swatch k-sirip d2"' in markup


def test_price_is_that_of_the_size_a_phone_loads(public_picture):
    weights = Rendition.objects.filter(width=renditions.MIDDLE, filter_spec__regex="avif|webp").values_list(
        "file_size", flat=True
    )
    assert kilobytes_of([public_picture]) == -(-max(weights) // 1024)


def test_picture_that_is_not_public_costs_a_reader_nothing(picture):
    assert kilobytes_of([picture(), None]) == 0


def test_first_reader_of_a_page_waits_for_no_picture_to_be_made(picture, page_with, publish, client, media):
    page = publish(page_with(picture()))
    before = files(media)
    answer = client.get(page.url)
    assert answer.content.count(b"/media/") >= 9
    assert files(media) == before


def test_every_picture_loads_late_so_that_the_data_saver_can_stop_it(public_picture):
    markup = picture_of(public_picture)
    assert re.findall(r"<img[^>]*>", markup)
    assert all('loading="lazy"' in image for image in re.findall(r"<img[^>]*>", markup))


def test_pictures_of_an_older_version_get_sizes_weights_and_placeholder(public_picture, media):
    Rendition.objects.filter(filter_spec__contains=str(renditions.MIDDLE)).delete()
    Rendition.objects.update(file_size=None, placeholder="")
    names = set(Rendition.objects.values_list("released_name", flat=True))
    assert "frame" not in picture_of(Image.objects.get())
    renditions.write_pending()
    after = Rendition.objects.all()
    assert names < {size.released_name for size in after}
    assert (after.count(), after.filter(file_size=None).count()) == (10, 0)
    assert "frame" in picture_of(Image.objects.get())
    assert renditions.write_pending() == 0


def test_small_picture_is_offered_once(picture, page_with, publish):
    publish(page_with(picture(file=upload(jpeg((500, 300))))))
    assert re.findall(r"\d+w", picture_of(Image.objects.get()))[:2] == ["480w", "500w"]
