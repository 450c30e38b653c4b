"""Scenes of everyday things: cards for the morning bath, paper boats, chips for the stall."""

from math import cos, radians, sin
from random import Random

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import oval, smooth, wave


def bath_cards(c: Canvas) -> None:
    """Story 16: four picture cards on a rail show the order of a bath; the real things stand below."""
    c.rect(0, 0, 1200, 800, mix(dye.SKY, dye.TARUM_PALE, 0.4))
    _tiles(c)
    c.line([(0, 92), (1200, 92)], 16, dye.SOGAN)
    pictures = (_dipper, _soap, _toothbrush, _towel)
    for index, picture in enumerate(pictures):
        x = 64 + index * 280
        c.rect(x, 96, 232, 302, mix(dye.KUNYIT, dye.FOAM, 0.1), 10)
        c.rect(x + 14, 110, 204, 274, dye.CLOTH, 4)
        with c.at(x + 116, 250):
            picture(c)
        for peg in (50, 182):
            with c.at(x + peg, 90):
                things.peg(c)
        if index < 3:
            things.arrow(c, [(x + 240, 440), (x + 262, 440)], 11, dye.KUNYIT)
        for dot in range(index + 1):
            c.disc(x + 116 + (dot - index / 2) * 34, 440, 12, dye.TARUM)
    _tub(c)
    with c.at(930, 690, 0.95):
        _dipper(c)
    with c.at(1080, 716, 0.8):
        _soap(c)


def _tiles(c: Canvas) -> None:
    """A tiled wall with a blue band, and the floor."""
    tile = mix(dye.SKY, dye.FOAM, 0.35)
    for x in range(0, 1200, 120):
        for y in range(0, 600, 120):
            c.rect(x + 3, y + 3, 114, 114, tile)
    for x in range(0, 1200, 120):
        c.rect(x + 3, 483, 114, 114, dye.TARUM_SOFT if (x // 120) % 2 else dye.TARUM)
    c.rect(0, 600, 1200, 200, dye.SAND_DEEP)
    c.rect(0, 600, 1200, 12, dye.STONE)


def _dipper(c: Canvas) -> None:
    """A water dipper with a handle, and water in it."""
    c.line([(40, -30), (92, -56)], 22, dye.BRICK)
    c.fill([(-80, -40), (50, -40), (36, 66), (-66, 66)], dye.CLAY)
    c.fill([(10, -40), (50, -40), (36, 66), (8, 66)], dye.BRICK)
    c.oval(-15, -40, 66, 16, dye.BRICK)
    c.oval(-15, -38, 54, 10, dye.SEA_PALE)


def _soap(c: Canvas) -> None:
    """A bar of soap with bubbles."""
    c.rect(-74, 0, 148, 62, dye.DAUN_MID, 26)
    c.rect(-74, -8, 148, 56, dye.DAUN_PALE, 26)
    c.oval(0, 18, 42, 12, dye.DAUN_MIST)
    for x, y, r in ((-46, -40, 20), (-8, -60, 28), (38, -36, 16), (54, -78, 12), (-48, -84, 10)):
        c.disc(x, y, r, dye.SEA_PALE)
        c.disc(x - r * 0.3, y - r * 0.3, r * 0.32, dye.FOAM)


def _toothbrush(c: Canvas) -> None:
    """A toothbrush with paste."""
    with c.at(0, 0, 1, -32):
        c.rect(-96, -10, 192, 22, dye.TARUM, 11)
        c.rect(34, -34, 58, 26, dye.FOAM)
        c.line([(48, -34), (48, -10)], 3, dye.RULE)
        c.line([(63, -34), (63, -10)], 3, dye.RULE)
        c.line([(78, -34), (78, -10)], 3, dye.RULE)
        c.rect(32, -50, 60, 18, dye.KUNYIT, 9)


def _towel(c: Canvas) -> None:
    """A striped towel on a bar."""
    c.line([(-78, -76), (78, -76)], 12, dye.STONE)
    c.rect(-56, -84, 112, 166, dye.KUNYIT, 6)
    c.rect(-56, 30, 112, 16, dye.FOAM)
    c.rect(-56, 54, 112, 8, dye.FOAM)
    c.rect(-56, -84, 30, 166, dye.KUNYIT_DEEP, 6)
    for x in range(-50, 56, 14):
        c.line([(x, 82), (x, 94)], 4, dye.KUNYIT_DEEP)


def _tub(c: Canvas) -> None:
    """A tub of water standing on the floor."""
    c.oval(420, 756, 330, 20, dye.STONE)
    c.fill([(110, 560), (730, 560), (690, 756), (150, 756)], dye.TARUM)
    c.fill([(600, 560), (730, 560), (690, 756), (580, 756)], dye.TARUM_DEEP)
    c.oval(420, 560, 316, 44, dye.TARUM_DEEP)
    c.oval(420, 562, 292, 34, dye.SEA_PALE)
    c.line(oval(420, 562, 180, 18, 200, 330), 5, dye.FOAM)
    c.line(oval(420, 564, 110, 9, 20, 150), 5, dye.FOAM)


def boat_ring(c: Canvas) -> None:
    """Story 22: six paper boats in six colours going round in a ring, none of them first."""
    c.rect(0, 0, 1200, 800, dye.SEA)
    for step in range(10):
        y = 40 + step * 84
        for start in (60 + (step % 3) * 130, 520 + (step % 2) * 210, 960 - (step % 3) * 60):
            c.line(wave(start, start + 130, y, 6, 66), 5, mix(dye.SEA, dye.FOAM, 0.28))
    c.oval(600, 412, 520, 344, mix(dye.SEA, dye.TARUM, 0.3))
    c.oval(600, 404, 510, 334, dye.SEA_PALE)
    c.oval(600, 408, 270, 150, mix(dye.SEA, dye.TARUM, 0.18))
    c.oval(600, 414, 262, 142, dye.SEA)
    colours = (dye.TARUM, dye.KUNYIT, dye.DAUN, dye.BRICK, dye.FOAM, dye.SOGAN)
    for step in sorted(range(6), key=lambda spot: sin(radians(spot * 60 - 90))):
        turn = radians(step * 60 - 90)
        with c.at(600 + 388 * cos(turn), 416 + 240 * sin(turn), 1.12):
            _paper_boat(c, colours[step])
    for start, length in ((-68, 12), (-8, 10), (56, 8), (112, 9), (171, 10), (232, 12)):
        things.arrow(c, oval(600, 400, 400, 248, start, start + length), 10, dye.FOAM, soft=False)
    with c.at(600, 396, 0.9):
        _floating_lantern(c)


def _paper_boat(c: Canvas, colour: Colour) -> None:
    """A folded paper boat floating on the origin's level."""
    light, dark = mix(colour, dye.FOAM, 0.28), mix(colour, dye.INK, 0.24)
    c.oval(0, 40, 96, 13, mix(dye.SEA, dye.TARUM, 0.25))
    c.fill([(0, -78), (58, 4), (-58, 4)], light)
    c.fill([(0, -78), (58, 4), (0, 4)], colour)
    c.fill([(-106, -20), (0, 4), (106, -20), (66, 44), (-66, 44)], colour)
    c.fill([(0, 4), (106, -20), (66, 44), (0, 44)], dark)
    c.line(wave(-92, 92, 46, 3, 46), 5, dye.FOAM)


def _floating_lantern(c: Canvas) -> None:
    """A buoy in the middle that every boat passes."""
    c.oval(0, 62, 96, 16, mix(dye.SEA, dye.TARUM, 0.35))
    c.fill([(-56, 62), (-36, -40), (36, -40), (56, 62)], dye.FOAM)
    c.fill([(-49, 28), (-43, -4), (43, -4), (49, 28)], dye.KUNYIT)
    c.rect(-46, -54, 92, 18, dye.TARUM_DEEP, 6)
    c.line([(0, -54), (0, -108)], 8, dye.TARUM_DEEP)
    c.disc(0, -112, 17, dye.KUNYIT)
    c.line(wave(-92, 92, 68, 3, 46), 5, dye.FOAM)


def chips_order(c: Canvas) -> None:
    """Story 24: chips from the pan into bags, and an order list that grows too long."""
    c.rect(0, 0, 1200, 800, dye.WALL)
    for y in (90, 180, 270, 360, 450):
        c.line([(0, y), (1200, y)], 4, dye.WALL_DEEP, blunt=True)
        for x in range(70 if (y // 90) % 2 else 0, 1200, 150):
            c.line([(x, y), (x, y + 90)], 4, dye.WALL_DEEP, blunt=True)
    scenery.counter(c, 540)
    with c.at(760, 60, 1, 2):
        _order_list(c)
    with c.at(300, 540):
        _pan_on_stove(c)
    for x, y in ((636, 640), (806, 640), (976, 640), (720, 712), (892, 712), (1064, 712)):
        with c.at(x, y, 1.06):
            _bag_of_chips(c)
    with c.at(130, 96, 1.1):
        _bananas(c)


def _order_list(c: Canvas) -> None:
    """A strip of orders hanging from a nail, tally marks in five."""
    c.rect(0, 0, 250, 366, dye.CLOTH)
    c.fill([(0, 366), (42, 378), (84, 362), (126, 378), (168, 362), (210, 378), (250, 366)], dye.CLOTH)
    c.disc(125, 20, 11, dye.BRICK)
    for row, count in enumerate((5, 8, 10, 13, 15)):
        y = 74 + row * 60
        c.disc(28, y, 11, (dye.KUNYIT, dye.CLAY)[row % 2])
        for mark in range(count):
            x = 56 + (mark // 5) * 62 + (mark % 5) * 11
            if mark % 5 == 4:
                c.line([(x - 50, y + 12), (x - 2, y - 12)], 4, dye.TARUM)
            else:
                c.line([(x, y - 16), (x, y + 16)], 4, dye.TARUM)
        c.line([(16, y + 30), (234, y + 30)], 3, dye.RULE, blunt=True)


def _pan_on_stove(c: Canvas) -> None:
    """A wide pan with chips over a stove, standing on the origin's level; a skimmer leans in it."""
    c.line([(90, -190), (220, -380)], 14, dye.SOGAN)
    c.rect(-190, -70, 380, 140, dye.STONE_DEEP, 10)
    c.rect(-190, -70, 380, 20, dye.STONE, 10)
    for x in (-80, 80):
        c.disc(x, 22, 28, dye.INK)
        c.line([(x, 22), (x + 12, 4)], 7, dye.KUNYIT)
    for x in (-90, -30, 30, 90):
        c.blob([(x - 18, -72), (x, -118), (x + 18, -72)], dye.TARUM_SOFT)
    c.fill([(-150, -74), (-116, -92), (116, -92), (150, -74)], dye.INK)
    c.fill([*oval(0, -196, 224, 112, 0, 180)], dye.INK)
    for x in (-236, 236):
        c.line(oval(x, -192, 26, 22), 12, dye.INK)
    c.oval(0, -196, 224, 38, dye.STONE_DEEP)
    c.oval(0, -194, 204, 30, dye.KUNYIT_DEEP)
    chance = Random(6)
    for step in range(26):
        across = -170 + (step % 13) * 28 + chance.uniform(-8, 8)
        heap = (step // 13) * 16 + chance.uniform(-5, 5) - (170 - abs(across)) * 0.09
        with c.at(across, -204 + heap, 1, chance.uniform(-30, 30)):
            c.oval(0, 0, 24, 11, (dye.KUNYIT, dye.KUNYIT_PALE, dye.STRAW)[step % 3])
            c.oval(0, 0, 9, 3, dye.KUNYIT_DEEP)


def _bag_of_chips(c: Canvas) -> None:
    """A clear bag of chips tied at the neck, standing on the origin's level."""
    body = smooth(
        [(-62, 0), (-70, -70), (-48, -124), (0, -136), (48, -124), (70, -70), (62, 0), (0, 6)], closed=True
    )
    c.fill(body, mix(dye.SKY, dye.FOAM, 0.55))
    with c.inside(body):
        for step in range(22):
            x, y = -58 + (step * 37) % 116, -6 - (step // 5) * 24
            with c.at(x, y, 1, step * 41):
                c.oval(0, 0, 25, 12, (dye.KUNYIT, dye.STRAW, dye.KUNYIT_DEEP)[step % 3])
    c.line([*body, body[0]], 4, dye.SEA_PALE)
    c.fill(
        [(-22, -136), (22, -136), (40, -178), (12, -166), (0, -182), (-12, -166), (-40, -178)],
        mix(dye.SKY, dye.FOAM, 0.4),
    )
    c.line([(-20, -136), (20, -136)], 11, dye.BRICK)
    c.rect(-34, -84, 68, 46, dye.TARUM, 4)
    c.disc(0, -61, 13, dye.KUNYIT)


def _bananas(c: Canvas) -> None:
    """A hand of bananas hanging from a hook."""
    c.line([(40, -100), (40, 0)], 8, dye.STONE_DEEP)
    for turn in (64, 82, 100, 118):
        with c.at(40, 10, 1, turn):
            c.blob(
                [(0, -12), (70, -34), (140, -16), (158, 4), (130, 16), (66, 8), (0, 14)],
                dye.KUNYIT if turn in (64, 100) else dye.KUNYIT_DEEP,
            )
    c.blob([(16, -10), (40, -22), (64, -10), (60, 26), (20, 26)], dye.DAUN_MID)


SCENES = {
    "kartu-mandi-pagi": bath_cards,
    "warna-perahu": boat_ring,
    "keripik-untuk-warung": chips_order,
}
