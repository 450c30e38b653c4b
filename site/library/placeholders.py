"""A picture in fewer than two hundred bytes, for the moment in which the picture itself is still on its way.

A few blurred pixels as a data address stand in the page and are stretched below the loading picture by the browser.
"""

import base64
import io

import PIL.Image

#: characters of the whole address, as they stand in the page
MAX_LENGTH = 200
#: longest side in pixels, tried from the finest on
_SIDES = (10, 8, 6, 4)
_QUALITIES = (40, 20, 5)
#: for pictures that one can see through: one clear pixel, since anything below them would shine through for ever
CLEAR = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def placeholder_of(content: bytes) -> str:
    """The data address for a picture; `content` is one of its sizes, the smaller the quicker."""
    with PIL.Image.open(io.BytesIO(content)) as opened:
        if opened.has_transparency_data:
            return CLEAR
        picture = opened.convert("RGB")
    for side in _SIDES:
        small = picture.resize(_fitted(picture.size, side), PIL.Image.Resampling.BOX)
        for quality in _QUALITIES:
            address = _address(small, quality)
            if len(address) <= MAX_LENGTH:
                return address
    return CLEAR


def _fitted(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = side / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _address(picture: PIL.Image.Image, quality: int) -> str:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=6)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()
