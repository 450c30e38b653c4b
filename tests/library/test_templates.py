"""Pictures in pages: three formats for readers, one checked size for authors, no work while reading."""

import pytest
from django.template import Context, Template

from library.models import Image, Rendition
from library.templatetags.pictures import picture_of, prefetch_renditions, social_picture


def test_released_picture_is_offered_in_three_formats(picture, page_with, publish):
    publish(page_with(picture()))
    markup = Template('{% load pictures %}{% picture_of image sizes="100vw" %}').render(
        Context({"image": Image.objects.get()})
    )
    for part in (
        'type="image/avif"',
        'type="image/webp"',
        ".jpg 480w",
        ".jpg 960w",
        'loading="lazy"',
        'width="960"',
        'height="640"',
    ):
        assert part in markup
    assert 'alt="Perahu di pantai"' in markup
    assert "/berkas/" not in markup


def test_closed_picture_goes_through_the_view_in_one_size(picture):
    image = picture()
    markup = picture_of(image)
    assert f'src="/berkas/foto/{image.pk}/"' in markup
    assert ("srcset" in markup, 'width="960" height="640"' in markup) == (False, True)


def test_writing_markup_makes_no_sizes(picture, page_with):
    image = picture()
    page_with(image).save_revision().publish()
    assert "/berkas/foto/" in picture_of(Image.objects.get())
    assert not Rendition.objects.exists()


def test_words_of_the_page_replace_those_of_the_picture(picture):
    assert 'alt="Ibu-ibu &lt;nelayan&gt;"' in picture_of(picture(), alt="Ibu-ibu <nelayan>")


def test_no_picture_is_no_markup():
    assert (picture_of(None), social_picture(None)) == ("", None)


@pytest.mark.parametrize("many", [1, 5])
def test_list_of_pictures_costs_one_query(picture, page_with, publish, many, django_assert_num_queries):
    for _ in range(many):
        publish(page_with(picture()))
    images = list(Image.objects.all())
    with django_assert_num_queries(1):
        prefetch_renditions([*images, None])
        for image in images:
            assert "/media/" in picture_of(image)


def test_link_preview_has_a_public_address(picture, page_with, publish):
    publish(page_with(picture()))
    assert social_picture(Image.objects.get()).url.startswith("/media/")
