"""Scenes of places: the map of smells in the village, and the schoolyard with its clock."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import Points, oval, smooth


def smell_map(c: Canvas) -> None:
    """Assignment 32: a village seen from above, its areas coloured by what one smells there."""
    c.rect(0, 0, 1200, 800, dye.SAND)
    c.rect(54, 44, 1092, 712, dye.CLOTH, 6)
    ground = [(70, 60), (1130, 60), (1130, 740), (70, 740)]
    with c.inside(ground):
        c.rect(70, 60, 1060, 680, mix(dye.DAUN_MIST, dye.MORI, 0.45))
        areas: tuple[tuple[Points, Colour], ...] = (
            ([(60, 40), (430, 40), (470, 190), (330, 310), (60, 290)], dye.DAUN_PALE),
            ([(700, 40), (1150, 40), (1150, 300), (900, 330), (720, 220)], dye.KUNYIT_PALE),
            ([(60, 470), (260, 430), (440, 540), (420, 760), (60, 760)], mix(dye.CLAY, dye.FOAM, 0.45)),
            ([(760, 500), (1000, 450), (1150, 520), (1150, 760), (740, 760)], dye.TARUM_PALE),
        )
        for points, colour in areas:
            c.blob(points, colour)
        _river_and_roads(c)
    _map_houses(c)
    for x, y, colour in (
        (240, 170, dye.DAUN),
        (960, 160, dye.KUNYIT_DEEP),
        (230, 640, dye.BRICK),
        (1000, 640, dye.TARUM),
    ):
        with c.at(x, y):
            _smell(c, colour)
    with c.at(610, 660):
        _compass(c)
    for x, y, turn in ((70, 60, -45), (1130, 60, 45), (70, 740, 45), (1130, 740, -45)):
        with c.at(x, y, 1, turn):
            c.rect(-48, -16, 96, 32, dye.STRAW)


def _river_and_roads(c: Canvas) -> None:
    """A river, a bridge, and the roads of the village."""
    river = smooth([(520, 40), (560, 160), (510, 300), (600, 430), (560, 560), (640, 680), (620, 770)])
    c.line(river, 74, dye.SEA_PALE)
    c.line(river, 56, dye.SEA)
    roads = (
        [(40, 390), (250, 370), (520, 380), (800, 400), (1160, 390)],
        [(258, 384), (300, 520), (290, 760)],
        [(816, 390), (800, 260), (860, 40)],
        [(906, 412), (930, 560), (900, 760)],
    )
    for road in roads:
        c.line(smooth(road), 34, dye.SAND_DEEP)
    for road in roads:
        c.line(smooth(road), 26, dye.MORI)
    c.line([(486, 381), (630, 387)], 44, dye.SOGAN_SOFT, blunt=True)
    for x in range(492, 630, 16):
        c.line([(x, 361), (x, 405)], 3, dye.SOGAN_DEEP, blunt=True)


def _map_houses(c: Canvas) -> None:
    """Roofs seen from above, trees, and the larger roof of the school."""
    spots = (
        (130, 330, 0),
        (210, 318, 6),
        (380, 326, -4),
        (370, 440, 4),
        (180, 450, -6),
        (366, 560, 8),
        (360, 650, -3),
        (700, 340, 3),
        (740, 180, 14),
        (916, 270, -8),
        (1010, 330, 2),
        (1090, 330, -4),
        (840, 470, 4),
        (1010, 480, -3),
        (830, 580, 2),
        (820, 670, -6),
    )
    for index, (x, y, turn) in enumerate(spots):
        with c.at(x, y, 1, turn):
            tone = (dye.BRICK, dye.SOGAN_SOFT, dye.CLAY)[index % 3]
            c.rect(-30, -22, 60, 44, tone)
            c.rect(-30, 0, 60, 22, mix(tone, dye.INK, 0.2))
    with c.at(690, 470, 1, 3):
        c.rect(-64, -28, 128, 56, dye.TARUM)
        c.rect(-64, 0, 128, 28, dye.TARUM_DEEP)
        c.disc(0, 0, 13, dye.KUNYIT)
    for x, y in (
        (110, 110),
        (150, 200),
        (340, 110),
        (390, 220),
        (120, 250),
        (440, 280),
        (460, 470),
        (690, 570),
        (470, 690),
        (1090, 440),
        (720, 680),
        (660, 110),
    ):
        c.disc(x, y, 25, dye.DAUN_MID)
        c.disc(x - 6, y - 7, 13, dye.DAUN_PALE)


def _smell(c: Canvas, colour: Colour) -> None:
    """Three rising wavy lines over a dot."""
    c.disc(0, 44, 15, colour)
    for x in (-36, 0, 36):
        c.curve([(x, 22), (x + 13, 4), (x - 11, -22), (x + 11, -46), (x, -66)], 9, colour)


def _compass(c: Canvas) -> None:
    """A small compass rose."""
    c.disc(0, 0, 50, dye.CLOTH)
    c.line(oval(0, 0, 50, 50), 6, dye.TARUM_DEEP)
    c.fill([(0, -40), (13, 0), (-13, 0)], dye.BRICK)
    c.fill([(0, 40), (13, 0), (-13, 0)], dye.TARUM_DEEP)
    c.disc(0, 0, 6, dye.KUNYIT)


def late_clock(c: Canvas) -> None:
    """Assignment 33: the yard before the morning roll call, its clock past the hour, the flag already up."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(170, 250, 70, dye.KUNYIT_PALE)
    scenery.cloud(c, 420, 130)
    scenery.cloud(c, 1060, 100, 0.8)
    scenery.ridge(c, [(-20, 440), (240, 360), (520, 410), (860, 340), (1220, 400)], dye.DAUN_MIST)
    for x in (40, 1150):
        with c.at(x, 540, 0.9):
            scenery.fruit_tree(c, dye.DAUN_SOFT, None)
    with c.at(690, 530, 1.38):
        scenery.school(c)
    c.fill([(560, 236), (690, 130), (820, 236)], dye.TARUM_DEEP)
    c.rect(584, 226, 212, 120, dye.MORI)
    with c.at(690, 246):
        c.disc(0, 0, 92, dye.KUNYIT)
        things.clock(c, 82, 7.42)
    c.rect(0, 526, 1200, 274, dye.SAND)
    c.rect(0, 526, 1200, 16, dye.SAND_PALE)
    for row in range(4):
        y = 584 + row * 54
        for step in range(9):
            place = 690 + (step - 3.4) * (84 + row * 13)
            if place > 400:
                c.oval(place, y, 13 + row * 2, 4 + row * 0.8, dye.MORI)
    c.fill([(250, 742), (1210, 792), (1210, 804), (250, 758)], dye.SAND_DEEP)
    _flagpole(c)


def _flagpole(c: Canvas) -> None:
    """The flag on its pole, on a stepped base."""
    c.line([(250, 706), (250, 66)], 13, dye.STONE)
    c.disc(250, 58, 13, dye.KUNYIT)
    upper = smooth([(256, 84), (320, 72), (390, 92), (462, 78)])
    middle = [(x, y + 54) for x, y in upper]
    lower = [(x, y + 54) for x, y in middle]
    c.fill([*upper, *reversed(middle)], dye.FLAG_RED)
    c.fill([*middle, *reversed(lower)], dye.CLOTH)
    c.rect(180, 690, 140, 24, dye.MORI, 3)
    c.rect(156, 712, 188, 26, dye.MORI_DEEP, 3)
    c.rect(132, 736, 236, 28, dye.SAND_DEEP, 3)


SCENES = {
    "peta-bau-kampung": smell_map,
    "jam-karet-apel-pagi": late_clock,
}
