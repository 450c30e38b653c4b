"""The sheet a picture is drawn on: larger than the result by `_GRAIN`, so that edges come out smooth."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin

from PIL import Image, ImageDraw, ImageFont

from .palette import Colour
from .shapes import Point, Points, box, disc, oval, pieces, smooth

WIDTH, HEIGHT = 1200, 800
_GRAIN = 3

Frame = tuple[float, float, float, float, float, float]


class Canvas:
    """Draws flat shapes in picture units (1200 by 800); `at` moves, turns and scales whatever follows."""

    def __init__(self, ground: Colour) -> None:
        self._image = Image.new("RGB", (WIDTH * _GRAIN, HEIGHT * _GRAIN), ground)
        self._pen = ImageDraw.Draw(self._image)
        self._frame: Frame = (_GRAIN, 0, 0, _GRAIN, 0, 0)

    def picture(self) -> Image.Image:
        """The finished picture in its real size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.HAMMING)

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1, turn: float = 0, flip: bool = False) -> Iterator[None]:
        """Place what is drawn inside the block at a point, scaled, turned (degrees) and perhaps mirrored."""
        kept = self._frame
        a, b, c, d, e, f = kept
        across, down = (-scale if flip else scale), scale
        cosine, sine = cos(radians(turn)), sin(radians(turn))
        self._frame = (
            (a * cosine + c * sine) * across,
            (b * cosine + d * sine) * across,
            (c * cosine - a * sine) * down,
            (d * cosine - b * sine) * down,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        try:
            yield
        finally:
            self._frame = kept

    @contextmanager
    def inside(self, outline: Points) -> Iterator[None]:
        """Keep only what is drawn within the outline, as with scissors."""
        below = self._image.copy()
        spots = self._pixels(outline)
        left, top = (max(0, int(min(places))) for places in zip(*spots, strict=True))
        right, bottom = (int(max(places)) + 1 for places in zip(*spots, strict=True))
        mask = Image.new("L", (right - left, bottom - top), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=255)
        yield
        below.paste(self._image.crop((left, top, right, bottom)), (left, top), mask)
        self._image, self._pen = below, ImageDraw.Draw(below)

    def fill(self, points: Points, colour: Colour) -> None:
        """Fill an outline."""
        self._pen.polygon(self._pixels(points), fill=colour)

    def blob(self, points: Points, colour: Colour) -> None:
        """Fill a soft shape passing through the points."""
        self.fill(smooth(points, closed=True), colour)

    def rect(self, x: float, y: float, w: float, h: float, colour: Colour, r: float = 0) -> None:
        """Fill a rectangle."""
        self.fill(box(x, y, w, h, r), colour)

    def disc(self, x: float, y: float, r: float, colour: Colour) -> None:
        """Fill a circle."""
        self.fill(disc(x, y, r), colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """Fill an oval."""
        self.fill(oval(x, y, rx, ry), colour)

    def line(self, points: Points, width: float, colour: Colour, blunt: bool = False) -> None:
        """Trace a line; its ends are round unless `blunt`. Its bends are always round."""
        spots = self._pixels(points)
        half = width * hypot(self._frame[0], self._frame[1]) / 2
        for (ax, ay), (bx, by) in pairwise(spots):
            length = hypot(bx - ax, by - ay) or 1
            dx, dy = (ay - by) / length * half, (bx - ax) / length * half
            sides = [(ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)]
            self._pen.polygon(sides, fill=colour)
        for x, y in spots[1:-1] if blunt else spots:
            self._pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def curve(self, points: Points, width: float, colour: Colour) -> None:
        """Trace a soft line through the points; a short curve needs fewer corners to look soft."""
        (ax, ay), (bx, by) = points[:2]
        self.line(smooth(points, fineness=4 if hypot(bx - ax, by - ay) < 16 else 10), width, colour)

    def dashes(self, points: Points, width: float, colour: Colour, on: float, off: float) -> None:
        """Trace a dashed line with blunt ends, like stitches or strands."""
        for piece in pieces(points, on, off):
            self.line(piece, width, colour, blunt=True)

    def number(self, text: str, x: float, y: float, size: float, colour: Colour) -> None:
        """Write a number with its centre at the point."""
        a, b, c, d, e, f = self._frame
        font = ImageFont.load_default(size=max(1, size * hypot(a, b)))
        left, top, right, bottom = font.getbbox(text)
        mask = Image.new("L", (round(right - left) + 4, round(bottom - top) + 4), 0)
        ImageDraw.Draw(mask).text((2 - left, 2 - top), text, font=font, fill=255)
        mask = mask.rotate(-degrees(atan2(b, a)), resample=Image.Resampling.BICUBIC, expand=True)
        spot = (round(a * x + c * y + e - mask.width / 2), round(b * x + d * y + f - mask.height / 2))
        self._image.paste(colour, spot, mask)

    def _pixels(self, points: Points) -> list[Point]:
        """Carry points from picture units to the large sheet."""
        a, b, c, d, e, f = self._frame
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
