"""Things that turn up in more than one scene, each drawn round its own origin and placed with `Canvas.at`."""

from math import cos, radians, sin

from . import palette as dye
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import Points, box, smooth


def fish(c: Canvas, body: Colour = dye.SEA_MID, fin: Colour = dye.SEA_DEEP) -> None:
    """A fish, 160 long, its head to the left."""
    c.blob([(40, 0), (88, -34), (76, 0), (88, 34)], fin)
    c.blob([(-18, -26), (14, -44), (36, -22), (10, -18)], fin)
    c.blob([(-80, 2), (-48, -26), (4, -32), (62, -4), (62, 4), (4, 28), (-48, 24)], body)
    c.blob([(-60, 14), (-20, 16), (40, 6), (4, 26), (-44, 22)], mix(body, dye.FOAM, 0.45))
    c.curve([(-38, -18), (-30, 0), (-38, 18)], 4, fin)
    c.disc(-56, -5, 5, dye.INK)


def basket(
    c: Canvas, w: float, h: float, ground: Colour = dye.SOGAN_SOFT, strand: Colour = dye.STRAW
) -> None:
    """A woven basket, its upper left corner at the origin, narrowing downwards."""
    outline = [(0, 0), (w, 0), (w * 0.88, h), (w * 0.12, h)]
    c.fill(outline, ground)
    with c.inside(outline):
        for row in range(int(h / 30) + 1):
            y = 26 + row * 30
            c.dashes([(-(row % 2) * 23, y), (w, y)], 17, strand, 28, 18)
    c.rect(-8, -6, w + 16, 16, mix(ground, dye.SOGAN_DEEP, 0.5), 8)


def sheet(c: Canvas, w: float, h: float, lines: int = 4, colour: Colour = dye.CLOTH) -> None:
    """A ruled sheet of paper, its upper left corner at the origin."""
    c.rect(0, 0, w, h, colour)
    for row in range(1, lines + 1):
        y = h * row / (lines + 1)
        c.line([(w * 0.07, y), (w * 0.93, y)], 3, dye.RULE, blunt=True)


def scribble(
    c: Canvas, x: float, y: float, length: float, colour: Colour = dye.TARUM, width: float = 5
) -> None:
    """A line of writing that cannot be read."""
    heights = [(-5 if step % 2 else 4) * (0.6 + 0.4 * (step % 3)) for step in range(15)]
    c.curve([(x + length * step / 14, y + height) for step, height in enumerate(heights)], width, colour)


def pencil(c: Canvas, length: float = 150, colour: Colour = dye.KUNYIT) -> None:
    """A pencil lying to the right, its point at the origin."""
    c.fill([(0, 0), (26, -11), (26, 11)], dye.KUNYIT_PALE)
    c.fill([(0, 0), (9, -4), (9, 4)], dye.INK)
    c.rect(26, -11, length - 26, 22, colour)
    c.rect(26, 2, length - 26, 9, mix(colour, dye.SOGAN, 0.3))
    c.rect(length - 14, -11, 20, 22, dye.BRICK, 5)


def clock(c: Canvas, r: float, hour: float, rim: Colour = dye.TARUM_DEEP) -> None:
    """A wall clock showing a time, given in hours with fractions."""
    c.disc(0, 0, r, rim)
    c.disc(0, 0, r * 0.83, dye.FOAM)
    for step in range(12):
        with c.at(0, 0, 1, step * 30):
            inner = 0.62 if step % 3 == 0 else 0.68
            c.line([(0, -r * inner), (0, -r * 0.74)], r * 0.06, dye.INK, blunt=True)
    for share, reach, width, colour in ((hour / 12, 0.42, 0.1, dye.INK), (hour % 1, 0.6, 0.07, dye.BRICK)):
        turn = radians(share * 360 - 90)
        c.line([(0, 0), (r * reach * cos(turn), r * reach * sin(turn))], r * width, colour)
    c.disc(0, 0, r * 0.08, dye.INK)


def phone(c: Canvas, w: float = 150, h: float = 280, screen: Colour = dye.SKY_PALE) -> None:
    """A telephone standing upright, its middle at the origin."""
    c.rect(-w / 2, -h / 2, w, h, dye.TARUM_DEEP, w * 0.13)
    c.rect(-w * 0.42, -h * 0.43, w * 0.84, h * 0.83, screen, w * 0.05)
    c.line([(-w * 0.1, -h * 0.463), (w * 0.1, -h * 0.463)], w * 0.03, dye.TARUM_SOFT)
    c.line([(-w * 0.16, h * 0.45), (w * 0.16, h * 0.45)], w * 0.03, dye.TARUM_SOFT)


def desk(c: Canvas, w: float = 240, top: Colour = dye.SOGAN_SOFT) -> None:
    """A school desk from the front, 150 high, standing on the origin's level."""
    for x in (-w / 2 + 18, w / 2 - 18):
        c.line([(x, -126), (x, -4)], 14, dye.SOGAN_DEEP)
    c.rect(-w / 2 + 14, -122, w - 28, 34, dye.SOGAN)
    c.rect(-w / 2, -150, w, 30, top, 4)
    c.rect(-w / 2, -150, w, 10, mix(top, dye.KUNYIT, 0.35), 4)


def chair(c: Canvas, colour: Colour = dye.SOGAN) -> None:
    """A chair from behind, 200 high, standing on the origin's level."""
    for x in (-44, 44):
        c.line([(x, -196), (x, -5)], 11, colour)
    c.rect(-48, -188, 96, 30, mix(colour, dye.KUNYIT, 0.22), 6)
    c.rect(-48, -144, 96, 22, mix(colour, dye.KUNYIT, 0.22), 6)
    c.rect(-54, -104, 108, 20, mix(colour, dye.SOGAN_DEEP, 0.5), 5)
    c.line([(-44, -44), (44, -44)], 7, mix(colour, dye.SOGAN_DEEP, 0.5), blunt=True)


def board(c: Canvas, w: float, h: float, face: Colour = dye.DAUN_DEEP, frame: Colour = dye.SOGAN) -> None:
    """A classroom board with frame and chalk ledge, its upper left corner at the origin."""
    c.rect(-14, -14, w + 28, h + 28, frame, 4)
    c.rect(0, 0, w, h, face)
    c.rect(-22, h + 10, w + 44, 14, mix(frame, dye.SOGAN_DEEP, 0.7), 3)


def peg(c: Canvas, colour: Colour = dye.SOGAN_PALE) -> None:
    """A clothes peg holding on to a string at the origin."""
    c.rect(-9, -18, 18, 46, colour, 4)
    c.rect(-1.5, -18, 3, 46, dye.SOGAN)
    c.rect(-9, -4, 18, 6, dye.STONE_DEEP)


def book(c: Canvas, w: float, h: float, colour: Colour) -> None:
    """A closed book standing with its spine to the viewer, lower left corner at the origin."""
    c.rect(0, -h, w, h, colour, 3)
    pale = mix(colour, dye.FOAM, 0.65)
    c.rect(0, -h + 16, w, 7, pale)
    c.rect(0, -30, w, 12, pale)


def leaf(c: Canvas, length: float = 90, colour: Colour = dye.DAUN) -> None:
    """A leaf pointing to the right from its stalk at the origin."""
    c.blob([(0, 0), (length * 0.35, -length * 0.24), (length, 0), (length * 0.35, length * 0.24)], colour)
    c.line([(0, 0), (length * 0.85, 0)], max(2, length * 0.03), mix(colour, dye.FOAM, 0.35))


def arrow(c: Canvas, points: Points, width: float, colour: Colour, soft: bool = True) -> None:
    """A line ending in an arrow head."""
    trail = smooth(points) if soft else list(points)
    (ax, ay), (bx, by) = trail[-2], trail[-1]
    reach = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1
    ux, uy = (bx - ax) / reach, (by - ay) / reach
    c.line(trail, width, colour)
    tip = width * 2.6
    c.fill(
        [
            (bx + ux * tip, by + uy * tip),
            (bx - uy * tip * 0.75 - ux * 2, by + ux * tip * 0.75 - uy * 2),
            (bx + uy * tip * 0.75 - ux * 2, by - ux * tip * 0.75 - uy * 2),
        ],
        colour,
    )


def tick(c: Canvas, x: float, y: float, size: float, colour: Colour = dye.DAUN) -> None:
    """A tick, for a duty done."""
    c.line([(x - size, y), (x - size * 0.2, y + size * 0.7), (x + size, y - size * 0.8)], size * 0.36, colour)


def pot_plant(c: Canvas, pot: Colour = dye.CLAY) -> None:
    """A plant in a clay pot standing on the origin's level."""
    for turn, length in ((-150, 110), (-118, 140), (-88, 160), (-60, 140), (-30, 110)):
        with c.at(0, -80, 1, turn):
            leaf(c, length, dye.DAUN if length > 130 else dye.DAUN_MID)
    c.fill([(-52, -92), (52, -92), (38, 0), (-38, 0)], pot)
    c.rect(-60, -104, 120, 26, mix(pot, dye.SOGAN, 0.35), 4)


def bubble(c: Canvas, w: float, h: float, colour: Colour, right: bool = False) -> None:
    """A chat bubble, its upper left corner at the origin, its tail at the lower left (or right)."""
    c.fill(box(0, 0, w, h, 22), colour)
    tail = [(50, h - 4), (-14, h + 22), (4, h - 40)]
    c.fill([(w - x, y) for x, y in tail] if right else tail, colour)
