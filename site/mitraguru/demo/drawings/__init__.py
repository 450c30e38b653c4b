"""Pictures for the stories of the first day, drawn by code: no photographs, no faces, no foreign rights.

Each picture has the slug of the story (or assignment) it belongs to. `draw` makes it anew every time.
"""

from collections.abc import Callable

from PIL import Image

from . import classroom, coast, craft, daily, harbour, hills, land, places, signals, table, village
from .canvas import Canvas
from .palette import MORI

_SCENES: dict[str, Callable[[Canvas], None]] = {
    name: scene
    for group in (coast, harbour, land, hills, classroom, table, daily, craft, village, places, signals)
    for name, scene in group.SCENES.items()
}

NAMES: tuple[str, ...] = tuple(sorted(_SCENES))


def draw(name: str) -> Image.Image:
    """Draw the picture of that name, 1200 by 800 points; an unknown name is a KeyError."""
    scene = _SCENES[name]
    canvas = Canvas(MORI)
    scene(canvas)
    return canvas.picture()


__all__ = ["NAMES", "draw"]
