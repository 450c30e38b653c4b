"""Files that a killed process left behind are cleared away; everything that a row knows stays."""

import os
import time

from library import sweeping
from tests.library.conftest import files


def age(folder) -> None:
    for path in files(folder):
        os.utime(path, (time.time() - 7200, time.time() - 7200))


def test_forgotten_files_go_and_known_ones_stay(picture, document, page_with, publish, media):
    publish(page_with(picture(), document()))
    known = set(files(media))
    for name in (
        "private/original_images/hilang.jpg",
        "private/documents/ab/hilang.pdf",
        "released/ab/hilang.jpg",
        "private/images/h.webp",
    ):
        (media / name).parent.mkdir(parents=True, exist_ok=True)
        (media / name).write_bytes(b"x")
    age(media)
    assert sweeping.sweep() == 4
    assert set(files(media)) == known


def test_file_whose_row_may_be_on_its_way_is_left_alone(media):
    (media / "private" / "original_images").mkdir(parents=True)
    (media / "private" / "original_images" / "baru.jpg").write_bytes(b"x")
    assert sweeping.sweep() == 0
    assert [path.name for path in files(media)] == ["baru.jpg"]
