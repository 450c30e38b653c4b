"""Scenes of making: the loom and its mirror line, verses on a string, dyed cloths, letters on a string."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import box, oval, smooth


def mirrored_cloth(c: Canvas) -> None:
    """Story 7: a cloth on the loom with its mirror line, and the same motif half copied on grid paper."""
    c.rect(0, 0, 1200, 800, dye.WALL)
    c.rect(0, 610, 1200, 190, dye.SAND_DEEP)
    c.rect(0, 604, 1200, 12, mix(dye.SAND_DEEP, dye.SOGAN, 0.4))
    with c.at(70, 60):
        _loom(c)
    with c.at(770, 150, 1, 4):
        _grid_paper(c)
    with c.at(1010, 612, 1, 40):
        things.pencil(c, 180)


_HALF_MOTIF = ("....#", "...##", "..##.", ".##.#", "##.##", ".##.#", "..##.", "...##", "....#")


def _motif(c: Canvas, x: float, y: float, cell: float, colour: Colour, halves: int = 2) -> None:
    """A stepped diamond made of cells; its left half, or both halves mirrored."""
    for row, cells in enumerate(_HALF_MOTIF):
        for column, mark in enumerate(cells):
            if mark == "#":
                c.rect(x + column * cell, y + row * cell, cell + 0.5, cell + 0.5, colour)
                if halves == 2:
                    c.rect(x + (9 - column) * cell, y + row * cell, cell + 0.5, cell + 0.5, colour)


def _loom(c: Canvas) -> None:
    """An upright loom, cloth woven below and bare warp above, its upper left corner at the origin."""
    for x in (0, 566):
        c.rect(x, 0, 34, 690, dye.SOGAN)
        c.rect(x, 0, 10, 690, dye.SOGAN_SOFT)
        c.rect(x - 20, 680, 74, 24, dye.SOGAN_DEEP, 6)
    for step in range(46):
        c.line(
            [(76 + step * 10, 60), (76 + step * 10, 320)], 4, (dye.BRICK, dye.SOGAN_PALE, dye.TARUM)[step % 3]
        )
    c.rect(60, 300, 480, 300, dye.BRICK)
    c.rect(60, 300, 480, 34, dye.TARUM_DEEP)
    c.rect(60, 566, 480, 34, dye.TARUM_DEEP)
    c.dashes([(60, 317), (540, 317)], 10, dye.KUNYIT, 22, 18)
    c.dashes([(60, 583), (540, 583)], 10, dye.KUNYIT, 22, 18)
    _motif(c, 180, 342, 24, dye.KUNYIT_PALE)
    for x in (70, 450):
        _motif(c, x, 396, 8, dye.TARUM_PALE)
        _motif(c, x, 478, 8, dye.TARUM_PALE)
    c.rect(-24, 36, 648, 36, dye.SOGAN_SOFT, 16)
    c.rect(-24, 600, 648, 36, dye.SOGAN_SOFT, 16)
    c.rect(26, 214, 548, 20, dye.SOGAN_PALE, 10)
    c.rect(26, 274, 548, 14, dye.STRAW, 7)
    c.dashes([(300, 12), (300, 690)], 8, dye.INK, 26, 16)


def _grid_paper(c: Canvas) -> None:
    """Grid paper with the left half of the motif and a few cells of the right one."""
    c.rect(0, 0, 340, 420, dye.CLOTH)
    for step in range(11):
        c.line([(20 + step * 30, 30), (20 + step * 30, 390)], 3, dye.RULE, blunt=True)
    for step in range(13):
        c.line([(20, 30 + step * 30), (320, 30 + step * 30)], 3, dye.RULE, blunt=True)
    _motif(c, 20, 60, 30, dye.TARUM, halves=1)
    for column, row in ((5, 0), (5, 1), (6, 1), (6, 2), (7, 2), (7, 3), (5, 3), (7, 4)):
        c.rect(
            20 + column * 30,
            60 + row * 30,
            30.5,
            30.5,
            dye.TARUM_SOFT if (column, row) != (7, 4) else dye.TARUM_PALE,
        )
    c.dashes([(170, 14), (170, 408)], 6, dye.BRICK, 20, 12)


def verse_strips(c: Canvas) -> None:
    """Story 11: strips with four-line verses hang before a window on the sea; line ends rhyme by colour."""
    c.rect(0, 0, 1200, 800, mix(dye.WALL, dye.SOGAN_PALE, 0.25))
    for y in range(80, 800, 80):
        c.line([(0, y), (1200, y)], 4, mix(dye.WALL, dye.SOGAN, 0.35), blunt=True)
    with c.inside(box(150, 80, 900, 530)):
        c.rect(150, 80, 900, 530, dye.SKY)
        c.disc(850, 190, 62, dye.KUNYIT_PALE)
        scenery.cloud(c, 330, 190)
        scenery.islands(c, 380)
        scenery.sea(c, 378, 620, dye.SEA)
        with c.at(420, 568, 0.42):
            c.fill([(-100, -20), (100, -20), (70, 20), (-76, 20)], dye.TARUM_DEEP)
            c.fill([(6, -150), (6, -28), (84, -28)], dye.FOAM)
            c.line([(0, -160), (0, -20)], 8, dye.SOGAN_DEEP)
    scenery.window(c, 150, 80, 900, 530)
    string = smooth([(-20, 96), (220, 190), (600, 232), (980, 190), (1220, 96)])
    c.line(string, 6, dye.SOGAN_DEEP)
    for x, y, turn, tone in (
        (190, 180, 4, dye.CLOTH),
        (395, 213, 1, dye.KUNYIT_PALE),
        (600, 222, -1, dye.CLOTH),
        (805, 213, -2, dye.DAUN_MIST),
        (1010, 180, -5, dye.CLOTH),
    ):
        with c.at(x, y, 1, turn):
            _verse(c, tone)
    c.rect(0, 700, 1200, 100, dye.SOGAN)
    c.rect(0, 700, 1200, 14, dye.SOGAN_SOFT)
    for x, y, colour in ((330, 700, dye.TARUM), (318, 660, dye.KUNYIT_DEEP)):
        with c.at(x, y, 1, -90):
            things.book(c, 40, 190, colour)
    with c.at(950, 704, 0.85):
        things.pot_plant(c)


def _verse(c: Canvas, paper: Colour) -> None:
    """A strip with four lines; two and two end alike."""
    c.rect(-78, 8, 156, 252, paper, 3)
    for row in range(4):
        y = 56 + row * 52
        things.scribble(c, -60, y, 88, dye.TARUM, 5)
        c.disc(54, y, 11, dye.BRICK if row % 2 == 0 else dye.DAUN)
    with c.at(0, 8):
        things.peg(c)


def dyed_cloths(c: Canvas) -> None:
    """Story 14: three cloths dyed with mangrove bark dry above the pots."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.cloud(c, 980, 120)
    scenery.ridge(c, [(-20, 360), (160, 300), (420, 330), (700, 290), (960, 330), (1220, 296)], dye.DAUN_MIST)
    scenery.sea(c, 400, 600, dye.SEA_MID)
    for x, size in ((76, 1.15), (1124, 1.1)):
        with c.at(x, 520 + size * 20, size):
            _mangrove(c)
    c.blob([(-60, 830), (-40, 604), (300, 580), (700, 592), (1240, 570), (1260, 830)], dye.SAND)
    for x in (150, 1050):
        c.line([(x, 120), (x, 640)], 18, dye.SOGAN)
    c.line(smooth([(150, 150), (600, 176), (1050, 150)]), 6, dye.SOGAN_DEEP)
    cloths = (
        (190, 160, dye.CLAY, 0),
        (475, 170, dye.SOGAN_SOFT, 1),
        (760, 166, mix(dye.BRICK, dye.TARUM_DEEP, 0.35), 2),
    )
    for x, y, colour, kind in cloths:
        with c.at(x, y):
            _cloth(c, colour, kind)
    for x, colour in ((300, dye.CLAY), (600, dye.SOGAN_SOFT), (900, mix(dye.BRICK, dye.TARUM_DEEP, 0.35))):
        with c.at(x, 746):
            _dye_pot(c, colour)


def _mangrove(c: Canvas) -> None:
    """A mangrove standing on arched roots, its water line at the origin."""
    for reach in (-86, -56, -26, 30, 62, 90):
        c.curve([(0, -96), (reach * 0.62, -62), (reach, 6)], 9, dye.SOGAN)
    c.line([(0, -80), (0, -190)], 18, dye.SOGAN)
    for x, y, r in ((-66, -210, 56), (64, -214, 58), (0, -190, 60), (-26, -262, 58), (40, -266, 50)):
        c.disc(x, y, r, dye.DAUN)
    for x, y, r in ((-70, -232, 24), (-30, -288, 26), (46, -284, 20)):
        c.disc(x, y, r, dye.DAUN_SOFT)
    c.line([(-110, 10), (110, 10)], 6, dye.SEA_PALE)


def _cloth(c: Canvas, colour: Colour, kind: int) -> None:
    """A dyed cloth over the line, with an undyed pattern of rings, stripes or waves."""
    outline = [
        (0, 0),
        (250, 0),
        (250, 300),
        *smooth([(250, 300), (188, 312), (125, 298), (62, 312), (0, 300)]),
    ]
    c.fill(outline, colour)
    pale = mix(colour, dye.FOAM, 0.72)
    with c.inside(outline):
        if kind == 0:
            for x, y in ((70, 80), (180, 80), (125, 160), (70, 240), (180, 240)):
                c.line(oval(x, y, 34, 34), 8, pale)
                c.disc(x, y, 13, pale)
        elif kind == 1:
            for y, width in ((52, 20), (92, 8), (150, 20), (190, 8), (248, 20)):
                c.line([(0, y), (250, y + 4)], width, pale, blunt=True)
        else:
            for y in range(50, 300, 52):
                c.curve([(x, y + (14 if (x // 42) % 2 else -14)) for x in range(-42, 300, 42)], 9, pale)
    c.rect(226, 0, 24, 300, mix(colour, dye.INK, 0.18))
    for x in (30, 214):
        with c.at(x, 2):
            things.peg(c)


def _dye_pot(c: Canvas, colour: Colour) -> None:
    """A pot of dye on three stones, standing on the origin's level."""
    c.oval(0, 8, 140, 18, dye.SAND_DEEP)
    for x in (-78, 0, 78):
        c.blob([(x - 34, 10), (x - 26, -28), (x + 26, -28), (x + 34, 10)], dye.STONE_DEEP)
    for x in (-40, 40):
        c.blob([(x - 18, 4), (x - 8, -26), (x, -44), (x + 10, -24), (x + 18, 4)], dye.KUNYIT)
    c.blob([(-100, -126), (-104, -70), (-60, -28), (60, -28), (104, -70), (100, -126)], dye.TARUM_DEEP)
    c.oval(0, -128, 108, 26, dye.INK)
    c.oval(0, -127, 94, 19, colour)
    c.line([(30, -124), (70, -216)], 13, dye.SOGAN_PALE)
    c.line(oval(-24, -128, 36, 7, 180, 340), 4, mix(colour, dye.FOAM, 0.5))


def letters_on_strings(c: Canvas) -> None:
    """Assignment 34: letters to older pupils hang on two strings between a branch and the wall."""
    c.rect(0, 0, 1200, 800, mix(dye.DAUN_MIST, dye.FOAM, 0.35))
    c.rect(0, 600, 1200, 200, dye.SOGAN_SOFT)
    c.rect(0, 600, 1200, 20, dye.SOGAN_PALE)
    for level, sag, tones in (
        (110, 66, (dye.CLOTH, dye.KUNYIT, dye.TARUM_PALE, dye.CLOTH, dye.CLAY)),
        (310, 58, (dye.TARUM, dye.CLOTH, dye.KUNYIT_PALE, dye.DAUN_MID, dye.CLOTH)),
    ):
        c.line(
            smooth(
                [
                    (-20, level - 40),
                    (300, level + sag * 0.6),
                    (600, level + sag),
                    (900, level + sag * 0.6),
                    (1220, level - 40),
                ]
            ),
            6,
            dye.SOGAN,
        )
        for step, tone in enumerate(tones):
            x = 150 + step * 225
            y = level + sag * (1 - ((x - 600) / 600) ** 2 * 1.25)
            with c.at(x, y, 1, (600 - x) * 0.009 + (2 if step % 2 else -2)):
                _envelope(c, tone, step)
    with c.at(250, 756):
        _letter_box(c)
    with c.at(620, 650, 1, -3):
        things.sheet(c, 240, 120, 3)
        for y in (26, 56, 86):
            things.scribble(c, 24, y, 170 if y < 80 else 100, dye.TARUM, 4)
    with c.at(850, 738, 1, -24):
        things.pencil(c, 190)
    with c.at(1080, 700, 0.9):
        things.pot_plant(c, dye.TARUM)


def _envelope(c: Canvas, colour: Colour, seal: int) -> None:
    """A sealed envelope hanging from a peg at the origin."""
    c.rect(-82, 10, 164, 112, colour, 4)
    shade = mix(colour, dye.SOGAN_DEEP, 0.22)
    c.line([(-80, 120), (-14, 66)], 4, shade)
    c.line([(80, 120), (14, 66)], 4, shade)
    c.fill([(-82, 12), (82, 12), (0, 82)], mix(colour, dye.SOGAN_DEEP, 0.1))
    c.line([(-80, 13), (0, 82), (80, 13)], 4, shade)
    c.disc(0, 78, 16, (dye.BRICK, dye.TARUM_DEEP, dye.DAUN)[seal % 3])
    with c.at(0, 8):
        things.peg(c)


def _letter_box(c: Canvas) -> None:
    """A wooden letter box with a slot, an envelope half inside, standing on the origin's level."""
    c.oval(0, 6, 170, 14, dye.SOGAN)
    with c.at(10, -210, 1, -6):
        c.rect(-80, -40, 160, 90, dye.CLOTH, 3)
        c.line([(-78, -38), (0, 16), (78, -38)], 4, dye.RULE)
    c.rect(-150, -190, 300, 194, dye.TARUM, 8)
    c.rect(-150, -190, 300, 40, dye.TARUM_DEEP, 8)
    c.rect(-100, -182, 200, 14, dye.INK, 7)
    c.fill([(-54, -108), (54, -108), (54, -36), (-54, -36)], dye.KUNYIT)
    c.line([(-54, -108), (0, -66), (54, -108)], 6, dye.TARUM_DEEP)


SCENES = {
    "simetri-tenun-ikat": mirrored_cloth,
    "menegur-dengan-pantun": verse_strips,
    "warna-dari-mangrove": dyed_cloths,
    "surat-untuk-kakak-kelas": letters_on_strings,
}
