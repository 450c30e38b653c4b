"""Places: sky, sea, hills, shore, rooms, trees and houses, put together by every scene."""

from random import Random

from . import palette as dye
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import Colour, mix
from .shapes import Points, band, box, oval, smooth, wave


def cloud(c: Canvas, x: float, y: float, scale: float = 1, colour: Colour = dye.FOAM) -> None:
    """A flat cloud resting on a straight base."""
    with c.at(x, y, scale):
        c.rect(-90, -26, 200, 26, colour, 13)
        c.fill(oval(-26, -13, 44, 38, 180, 360), colour)
        c.fill(oval(40, -13, 34, 28, 180, 360), colour)


def sea(c: Canvas, top: float, bottom: float, colour: Colour = dye.SEA, seed: int = 1) -> None:
    """Calm water with a paler far edge and a few lines of light."""
    c.rect(0, top, WIDTH, bottom - top, mix(colour, dye.SKY, 0.35))
    c.fill(band(wave(0, WIDTH, top + (bottom - top) * 0.26, 5, 260), bottom), colour)
    chance = Random(seed)
    rows = max(2, int((bottom - top) / 42))
    for row in range(rows):
        y = top + (bottom - top) * (row + 0.75) / (rows + 0.4)
        x = chance.uniform(20, 300)
        while x < WIDTH - 60:
            length = chance.uniform(40, 110) * (0.6 + 0.4 * row / rows)
            c.line([(x, y), (x + length, y)], 5, mix(colour, dye.FOAM, 0.75))
            x += length + chance.uniform(260, 420)


def ridge(c: Canvas, tops: Points, colour: Colour, bottom: float = HEIGHT) -> None:
    """Hills: a soft skyline through the points, filled down to a level."""
    c.fill(band(smooth(tops), bottom), colour)


def islands(c: Canvas, y: float, colour: Colour = dye.DAUN_SOFT) -> None:
    """Two islands on the horizon."""
    c.fill(band(smooth([(-20, y - 8), (120, y - 84), (250, y - 62), (345, y - 6), (400, y)]), y), colour)
    far = mix(colour, dye.SKY, 0.35)
    c.fill(band(smooth([(760, y), (850, y - 34), (960, y - 52), (1080, y - 26), (1220, y - 44)]), y), far)


def grass(
    c: Canvas, left: float, right: float, y: float, colour: Colour, seed: int = 3, depth: float = 40
) -> None:
    """Tufts of grass scattered over a strip."""
    chance = Random(seed)
    for _ in range(int((right - left) / 70)):
        x, base = chance.uniform(left, right), y + chance.uniform(0, depth)
        for lean in (-9, 0, 10):
            c.line([(x, base), (x + lean, base - chance.uniform(14, 24))], 4, colour)


def boards(c: Canvas, top: float, bottom: float = HEIGHT, colour: Colour = dye.SAND, rows: int = 3) -> None:
    """A plank floor or table seen from the front, with thin seams."""
    c.rect(0, top, WIDTH, bottom - top, colour)
    seam = mix(colour, dye.SOGAN_DEEP, 0.14)
    for row in range(1, rows):
        y = top + (bottom - top) * (row / rows) ** 1.15
        c.line([(0, y), (WIDTH, y)], 4, seam, blunt=True)
        shift = 190 if row % 2 else 430
        for x in range(shift, WIDTH, 520):
            below = top + (bottom - top) * ((row + 1) / rows) ** 1.15
            c.line([(x, y), (x, min(below, bottom))], 4, seam, blunt=True)


def counter(c: Canvas, top: float, colour: Colour = dye.SOGAN, edge: float = 26) -> None:
    """A table across the whole front: a pale edge above a dark side."""
    c.rect(0, top, WIDTH, HEIGHT - top, colour)
    c.rect(0, top, WIDTH, edge, mix(colour, dye.KUNYIT, 0.28))


def room(c: Canvas, floor: float, wall: Colour = dye.WALL, ground: Colour = dye.SAND) -> None:
    """A classroom: a wall with a painted lower half, a skirting and a plank floor."""
    c.rect(0, 0, WIDTH, floor, wall)
    c.rect(0, floor - 150, WIDTH, 150, mix(wall, dye.DAUN_PALE, 0.42))
    c.rect(0, floor - 156, WIDTH, 8, mix(wall, dye.DAUN, 0.4))
    boards(c, floor, colour=ground)
    c.rect(0, floor - 14, WIDTH, 14, mix(ground, dye.SOGAN, 0.45))


def window(c: Canvas, x: float, y: float, w: float, h: float, frame: Colour = dye.SOGAN) -> None:
    """The frame and sill of a window; the view is drawn `inside` the same box beforehand."""
    c.line([*box(x, y, w, h), (x, y)], 18, frame)
    c.line([(x + w / 2, y), (x + w / 2, y + h)], 10, frame, blunt=True)
    c.rect(x - 30, y + h, w + 60, 22, mix(frame, dye.KUNYIT, 0.25))
    c.rect(x - 30, y + h + 22, w + 60, 8, dye.SOGAN_DEEP)


def palm(c: Canvas, height: float = 300, leaf: Colour = dye.DAUN, trunk: Colour = dye.SOGAN_SOFT) -> None:
    """A coconut palm with its foot at the origin, leaning a little to the right."""
    bend = height * 0.16
    for step in range(12):
        low, high = step / 12, (step + 1) / 12
        wide = 13 - 5 * low
        c.line([(bend * low**2, -height * low), (bend * high**2, -height * high)], wide, trunk)
    for turn, length in ((200, 1.0), (172, 0.9), (228, 0.8), (262, 0.75), (300, 0.85), (332, 1.0), (8, 0.9)):
        with c.at(bend, -height, height / 300, turn):
            reach = 130 * length
            c.blob(
                [(0, -5), (reach * 0.5, -26), (reach, 4 if turn > 250 else -4), (reach * 0.5, -4), (0, 6)],
                leaf,
            )
    for x, y in ((-9, 8), (8, 10), (0, 18)):
        c.disc(bend + x * height / 300, -height + y * height / 300, 9 * height / 300, dye.KUNYIT_DEEP)


def fruit_tree(c: Canvas, leaf: Colour = dye.DAUN, fruit: Colour | None = dye.KUNYIT, seed: int = 5) -> None:
    """A round tree, about 300 tall, foot at the origin."""
    c.fill([(-16, 0), (-10, -130), (12, -130), (18, 0)], dye.SOGAN)
    c.line([(0, -110), (-50, -170)], 12, dye.SOGAN)
    c.line([(2, -120), (52, -176)], 12, dye.SOGAN)
    for x, y, r in ((-72, -178, 62), (70, -184, 64), (0, -150, 66), (-30, -238, 66), (42, -244, 58)):
        c.disc(x, y, r, leaf)
    light = mix(leaf, dye.DAUN_PALE, 0.4)
    for x, y, r in ((-84, -200, 30), (-40, -262, 34), (34, -262, 26)):
        c.disc(x, y, r, light)
    if fruit is None:
        return
    chance = Random(seed)
    for x, y in ((-90, -150), (-48, -196), (4, -226), (56, -210), (92, -166), (30, -150), (-14, -142)):
        c.oval(x + chance.uniform(-8, 8), y + chance.uniform(-8, 8), 10, 13, fruit)


def stilt_house(c: Canvas, wall: Colour = dye.SOGAN_SOFT, roof: Colour = dye.TARUM_DEEP) -> None:
    """A small wooden house on poles, 200 wide, feet at the origin's level."""
    for x in (-84, -30, 30, 84):
        c.line([(x, -70), (x, 0)], 9, dye.SOGAN_DEEP, blunt=True)
    c.rect(-96, -160, 192, 92, wall)
    for y in (-138, -115, -92):
        c.line([(-96, y), (96, y)], 2.5, mix(wall, dye.SOGAN_DEEP, 0.5), blunt=True)
    c.rect(-104, -72, 208, 10, dye.SOGAN_DEEP)
    c.fill([(-122, -156), (-70, -226), (70, -226), (122, -156)], roof)
    c.fill([(-122, -156), (-116, -164), (116, -164), (122, -156)], mix(roof, dye.INK, 0.35))
    c.rect(-62, -140, 42, 40, dye.KUNYIT_PALE)
    c.rect(20, -144, 40, 74, dye.SOGAN_DEEP)


def school(c: Canvas, roof: Colour = dye.TARUM) -> None:
    """A long low school building, 560 wide, foot at the origin's level."""
    c.rect(-280, -130, 560, 130, dye.MORI)
    c.rect(-280, -34, 560, 34, dye.DAUN_PALE)
    c.fill([(-316, -126), (-250, -216), (250, -216), (316, -126)], roof)
    c.fill([(-316, -126), (-308, -137), (308, -137), (316, -126)], mix(roof, dye.INK, 0.4))
    for x in (-236, -130, 76, 182):
        c.rect(x, -104, 62, 52, dye.TARUM_SOFT)
        c.rect(x + 28, -104, 6, 52, dye.MORI)
        c.rect(x - 5, -52, 72, 7, dye.SOGAN)
    c.rect(-36, -110, 72, 110, dye.SOGAN)
    c.rect(-3, -110, 6, 110, dye.SOGAN_DEEP)


def mat(
    c: Canvas, outline: tuple[float, float, float, float], ground: Colour, strand: Colour, cell: float = 30
) -> None:
    """A woven mat seen from above: staggered strands, a hem and fringes at both ends."""
    x, y, w, h = outline
    fringe = mix(strand, dye.SOGAN, 0.3)
    for step in range(int(h / 14)):
        level = y + 7 + step * 14
        c.line([(x - 24, level), (x + w + 24, level)], 4, fringe)
    c.rect(x, y, w, h, ground)
    with c.inside(box(x, y, w, h)):
        for row in range(int(h / cell * 2) + 1):
            start = x - (cell if row % 2 else 0)
            level = y + row * cell / 2 + cell / 4
            c.dashes([(start, level), (x + w + cell, level)], cell / 2 - 4, strand, cell, cell)
    c.line([*box(x + 5, y + 5, w - 10, h - 10), (x + 5, y + 5)], 10, fringe)
