"""The living page `/gaya/`, section by section, beside the pictures in the tree: nothing changes its look unseen.

The pictures in `look/` are made with one font, `FONT`, that `.ci/run` installs. A section fails when it has another size, or when more
than `TOLERANCE` of its pixels are clearly (`CLEARLY`) another colour. After a change that is wanted, look at the pictures that
the test leaves in the folder it names, and renew them: `RENEW_LOOK=1 python -m pytest tests/journeys/test_look.py -n 0`.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite

PICTURES = Path(__file__).parent / "look"
FONT, FONT_FILE, PACKAGE = "DejaVu Sans", "DejaVuSans.ttf", "fonts-dejavu-core"
NO_FONT = f"tanpa huruf {FONT} (paket {PACKAGE}): gambar tampilan tidak dibandingkan"
#: how far one of three colours of a pixel may be off before it counts, out of 255
CLEARLY = 64
#: the share of pixels that may count
TOLERANCE = 0.01
COLOURS = 16
#: wide sections are kept at half their size, and both sides are compared so
WIDE = 1280
#: the one font, no movement, and nothing that differs from run to run (the port in the addresses for search engines)
STEADY = f':root {{ --font: "{FONT}"; --head: "{FONT}"; --fast: 0s }} pre {{ visibility: hidden }}'

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not any(Path("/usr/share/fonts").rglob(FONT_FILE)), reason=NO_FONT),
]


@pytest.fixture(scope="module")
def staff(site: RunningSite, browser: Browser) -> Iterator[Page]:
    """An editor at the living page."""
    context = browser.new_context(
        base_url=site.base, locale="id-ID", device_scale_factor=1, bypass_csp=True, service_workers="block"
    )
    page = context.new_page()
    Visitor(page, site).signs_in("penyunting@example.com").opens("/gaya/")
    page.add_style_tag(content=STEADY)
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, WIDE])
def test_every_section_looks_as_it_did(staff: Page, tmp_path: Path, width: int, scheme: str) -> None:
    """At the widths of a phone and a desk, by day and by night."""
    staff.set_viewport_size({"width": width, "height": 800})
    staff.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    seen = {f"{key}-{width}-{scheme}": picture for key, picture in _sections(staff, width)}
    if os.environ.get("RENEW_LOOK"):
        _renew(seen, f"-{width}-{scheme}.png")
    troubles = [trouble for name, picture in seen.items() if (trouble := _trouble(name, picture, tmp_path))]
    assert not troubles, "\n".join([*troubles, f"Pictures as they are now: {tmp_path}"])


def test_every_picture_belongs_to_a_section(staff: Page) -> None:
    """None is left over from a section that is gone."""
    sections = {section.get_attribute("data-section") for section in staff.locator("[data-section]").all()}
    assert {path.stem.rsplit("-", 2)[0] for path in PICTURES.glob("*.png")} == sections


def _sections(page: Page, width: int) -> Iterator[tuple[str, Image.Image]]:
    for section in page.locator("[data-section]").all():
        taken = section.screenshot(animations="disabled")
        yield section.get_attribute("data-section") or "", _reduced(Image.open(io.BytesIO(taken)), width)


def _reduced(picture: Image.Image, width: int) -> Image.Image:
    plain = picture.convert("RGB")
    return (plain.reduce(2) if width == WIDE else plain).quantize(COLOURS, dither=Image.Dither.NONE)


def _renew(seen: dict[str, Image.Image], tail: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for path in PICTURES.glob(f"*{tail}"):
        path.unlink()
    for name, picture in seen.items():
        picture.save(PICTURES / f"{name}.png", optimize=True)


def _trouble(name: str, picture: Image.Image, folder: Path) -> str:
    """What is amiss with a section, in a line; the section as it is now is left in the folder."""
    kept = PICTURES / f"{name}.png"
    words = ""
    if not kept.is_file():
        words = "has no picture yet"
    else:
        with Image.open(kept) as before:
            if before.size != picture.size:
                words = f"is {picture.size}, was {before.size}"
            elif (share := _difference(before.convert("RGB"), picture.convert("RGB"))) > TOLERANCE:
                words = f"differs in {share:.1%} of its pixels"
    if not words:
        return ""
    picture.save(folder / f"{name}.png")
    return f"{name} {words}"


def _difference(before: Image.Image, now: Image.Image) -> float:
    """The share of pixels of which one colour is clearly another."""
    bands = ImageChops.difference(before, now).split()
    strongest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    clear = sum(strongest.histogram()[CLEARLY:])
    return clear / (before.width * before.height)
