"""Boats: the hull on its stands, and the one that comes home at dusk."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import mix
from .shapes import band, oval, smooth, wave


def boat_builder(c: Canvas) -> None:
    """Story 25: a hull on its stands in the shed, tools on the beam, the week's plan beside it."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.islands(c, 420, mix(dye.DAUN_SOFT, dye.SKY, 0.35))
    scenery.sea(c, 418, 600, dye.SEA_MID)
    c.rect(0, 574, 1200, 226, dye.SAND)
    c.fill(band(wave(0, 1200, 580, 5, 300), 596), dye.SAND_PALE)
    c.blob([(60, 722), (400, 700), (800, 706), (1120, 724), (800, 752), (360, 750)], dye.SAND_DEEP)
    for x in (70, 1102):
        c.rect(x, 70, 30, 590, dye.SOGAN_DEEP)
    _roof_and_tools(c)
    _hull(c)
    with c.at(846, 214):
        _week_plan(c)
    for x, y, turn in ((250, 762, 20), (430, 774, -30), (760, 768, 50), (930, 778, 0)):
        with c.at(x, y, 1, turn):
            c.curve([(-20, 0), (-6, -14), (10, -4), (4, 8), (-4, 0)], 5, dye.KUNYIT_DEEP)


def _roof_and_tools(c: Canvas) -> None:
    """The edge of a thatched roof and the tools hung below it."""
    c.rect(0, 0, 1200, 66, dye.SOGAN_SOFT)
    for x in range(-10, 1220, 26):
        c.fill([(x, 40), (x + 30, 40), (x + 15 + (x % 3) * 3, 92)], dye.SOGAN_SOFT)
        c.line([(x + 12, 0), (x + 12, 66)], 3, dye.SOGAN, blunt=True)
    c.rect(70, 116, 1062, 22, dye.SOGAN)
    with c.at(190, 138):
        c.line([(0, 0), (0, 24)], 5, dye.INK)
        c.fill([(-16, 40), (14, 40), (34, 190), (-8, 190)], dye.STONE)
        c.dashes([(-15, 44), (-8, 188)], 8, dye.SKY_PALE, 7, 7)
        c.rect(-26, 20, 46, 34, dye.SOGAN, 10)
    with c.at(330, 138):
        c.line([(0, 0), (0, 150)], 14, dye.KUNYIT_DEEP)
        c.rect(-42, 128, 84, 36, dye.STONE_DEEP, 6)
    with c.at(456, 138):
        c.line([(0, 0), (0, 22)], 5, dye.INK)
        c.line([(-34, 150), (0, 22), (34, 150)], 9, dye.TARUM)
        c.line([(-22, 96), (22, 96)], 6, dye.TARUM)
        c.disc(0, 26, 14, dye.TARUM_DEEP)


def _hull(c: Canvas) -> None:
    """A wooden hull with planks, half of them already painted."""
    for x in (300, 560, 800):
        c.line([(x - 46, 716), (x, 600), (x + 46, 716)], 16, dye.SOGAN_DEEP)
        c.line([(x - 30, 676), (x + 30, 676)], 10, dye.SOGAN_DEEP)
    top = smooth([(110, 424), (280, 490), (560, 512), (840, 484), (1030, 396)])
    keel = smooth([(1030, 396), (968, 540), (820, 640), (560, 662), (300, 644), (170, 560), (110, 424)])
    c.fill([*top, *keel], dye.SOGAN_SOFT)
    with c.inside([*top, *keel]):
        c.fill(band(smooth([(60, 540), (300, 592), (560, 606), (840, 588), (1060, 500)]), 700), dye.TARUM)
        for drop in (44, 88):
            seam = [
                (100, 424 + drop),
                (280, 490 + drop),
                (560, 510 + drop),
                (840, 484 + drop),
                (1040, 396 + drop),
            ]
            c.curve(seam, 4, dye.SOGAN_DEEP)
        c.curve([(60, 540), (300, 592), (560, 606), (840, 588), (1060, 500)], 8, dye.KUNYIT)
    c.line(top, 16, dye.KUNYIT_DEEP)
    for x, y in ((300, 466), (470, 482), (640, 484), (800, 468)):
        c.line([(x, y + 26), (x, y - 26)], 14, dye.SOGAN)


def _week_plan(c: Canvas) -> None:
    """Six days, morning and afternoon: three of them given to the boat."""
    c.rect(-10, -10, 244, 164, dye.SOGAN, 4)
    c.rect(0, 0, 224, 144, dye.CLOTH)
    marks = {(1, 1): dye.KUNYIT, (3, 1): dye.KUNYIT, (5, 0): dye.KUNYIT}
    for column in range(6):
        for row in range(2):
            colour = marks.get((column, row), mix(dye.TARUM_PALE, dye.CLOTH, 0.4))
            c.rect(12 + column * 34, 40 + row * 48, 28, 40, colour, 3)
        c.disc(26 + column * 34, 22, 6, dye.TARUM)


def evening_boat(c: Canvas) -> None:
    """Story 26: a boat back at dusk; a phone and earphones wait on the jetty."""
    glow = (
        (0, dye.TARUM_DEEP),
        (120, mix(dye.TARUM_DEEP, dye.TARUM, 0.6)),
        (230, dye.TARUM_SOFT),
        (320, mix(dye.CLAY, dye.KUNYIT_PALE, 0.45)),
        (392, dye.KUNYIT_PALE),
    )
    for top, colour in glow:
        c.fill(band(wave(0, 1200, top - 10, 9, 620, top * 2), 800), colour)
    c.fill(oval(820, 462, 88, 88, 180, 360), dye.KUNYIT)
    scenery.ridge(
        c, [(-10, 452), (120, 418), (260, 440), (420, 462)], mix(dye.TARUM_DEEP, dye.TARUM, 0.4), 462
    )
    c.rect(0, 460, 1200, 340, mix(dye.SEA_DEEP, dye.TARUM_DEEP, 0.35))
    c.fill(band(wave(0, 1200, 540, 6, 240), 800), mix(dye.SEA_DEEP, dye.TARUM_DEEP, 0.6))
    for y, half in ((480, 92), (504, 60), (530, 84), (560, 44), (590, 60)):
        c.line([(820 - half, y), (820 + half * 0.8, y)], 7, dye.KUNYIT)
    for x, y, r in ((120, 70, 4), (330, 120, 3), (560, 60, 4), (900, 100, 3), (1080, 50, 4), (700, 150, 3)):
        c.disc(x, y, r, dye.KUNYIT_PALE)
    with c.at(400, 560):
        _fishing_boat(c)
    scenery.boards(c, 650, colour=dye.SOGAN, rows=3)
    c.rect(0, 650, 1200, 12, dye.SOGAN_PALE)
    for x in (60, 1130):
        c.rect(x - 22, 560, 44, 240, dye.SOGAN_DEEP, 8)
        c.line([(x - 24, 612), (x + 24, 604)], 12, dye.STRAW, blunt=True)
    _phone_and_earphones(c)


def _fishing_boat(c: Canvas) -> None:
    """A boat with a cabin, a mast and a lit lantern."""
    c.line([(-40, -70), (-40, -290)], 9, dye.INK)
    c.line([(-40, -284), (-250, -64)], 4, dye.INK)
    c.line([(-40, -284), (200, -64)], 4, dye.INK)
    c.rect(20, -160, 130, 100, dye.FOAM)
    c.rect(8, -174, 154, 20, dye.BRICK, 4)
    c.rect(42, -138, 36, 36, dye.KUNYIT)
    c.rect(94, -138, 36, 36, dye.KUNYIT)
    c.line([(-40, -210), (-84, -210), (-84, -188)], 4, dye.INK)
    c.disc(-84, -168, 26, dye.INK)
    c.disc(-84, -168, 19, dye.KUNYIT)
    c.fill(
        smooth([(-280, -104), (-200, -66), (0, -54), (190, -62), (280, -96)])
        + smooth([(280, -96), (230, 10), (160, 26), (-160, 26), (-230, 6), (-280, -104)]),
        dye.TARUM_DEEP,
    )
    c.curve([(-272, -84), (-190, -44), (0, -32), (190, -40), (272, -76)], 9, dye.KUNYIT)
    c.line(wave(-300, 300, 34, 4, 90), 8, dye.TARUM_PALE)


def _phone_and_earphones(c: Canvas) -> None:
    """A phone lying on the planks with its earphones, the sound shown as bars."""
    c.curve([(800, 716), (720, 706), (660, 744), (590, 766), (540, 724), (580, 696), (640, 716)], 7, dye.FOAM)
    c.curve([(590, 766), (520, 778), (470, 752), (478, 722)], 7, dye.FOAM)
    for x, y in ((648, 718), (478, 716)):
        c.disc(x, y, 15, dye.FOAM)
        c.disc(x, y, 7, dye.STONE)
    with c.at(940, 720, 1, 92):
        things.phone(c, 118, 250, dye.TARUM)
    for step, height in enumerate((14, 30, 52, 36, 60, 24, 44, 18)):
        x = 868 + step * 20
        c.line([(x, 718 - height / 2), (x, 718 + height / 2)], 9, dye.KUNYIT)


SCENES = {
    "bengkel-pak-tukang-perahu": boat_builder,
    "belajar-sehabis-melaut": evening_boat,
}
