"""The pictures of the demo stories: one for each, all of one size, none like another."""

from hashlib import sha256
from io import BytesIO

import pytest

from mitraguru.demo.drawings import NAMES, draw

STORIES_AND_ASSIGNMENTS = 34
LARGEST_FILE = 150 * 1024


def test_there_is_a_drawing_for_every_story_and_assignment() -> None:
    assert len(set(NAMES)) == STORIES_AND_ASSIGNMENTS


@pytest.mark.parametrize("name", NAMES)
def test_drawing_is_a_full_picture_in_many_dyes(name: str) -> None:
    picture = draw(name)

    colours = picture.quantize(16).convert("RGB").getcolors() or []
    assert (picture.size, picture.mode, len(colours) > 8) == ((1200, 800), "RGB", True)


@pytest.mark.parametrize("name", NAMES)
def test_drawing_is_light_enough_for_a_slow_connection(name: str) -> None:
    file = BytesIO()

    draw(name).save(file, "JPEG", quality=82)

    assert file.tell() < LARGEST_FILE


def test_no_two_drawings_are_alike() -> None:
    prints = {sha256(draw(name).resize((24, 16)).tobytes()).hexdigest() for name in NAMES}

    assert len(prints) == len(NAMES)


def test_drawing_again_gives_the_same_picture() -> None:
    assert draw("keripik-untuk-warung").tobytes() == draw("keripik-untuk-warung").tobytes()


def test_unknown_drawing_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("gambar-yang-tidak-ada")
