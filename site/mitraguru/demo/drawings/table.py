"""Scenes seen close up: shells on a mat, a counted bag, sand letters, journals by lamplight."""

from random import Random

from . import palette as dye
from . import scenery
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import band, box, disc, oval, smooth


def shell_patterns(c: Canvas) -> None:
    """Story 2: shells in growing patterns on a mat, the next place still open."""
    c.rect(0, 0, 1200, 800, dye.SAND)
    for y in (150, 420, 690):
        c.line([(0, y), (1200, y)], 4, dye.SAND_DEEP, blunt=True)
    scenery.mat(c, (90, 36, 1020, 584), dye.KUNYIT_PALE, dye.STRAW, 34)
    patterns = ("ababab.", "aabaab.", "abcabc.")
    for row, pattern in enumerate(patterns):
        y = 138 + row * 190
        c.rect(130, y - 74, 940, 148, mix(dye.KUNYIT_PALE, dye.FOAM, 0.55), 20)
        for column, kind in enumerate(pattern):
            with c.at(204 + column * 132, y + 6, 1.0, (-6, 4, 8)[column % 3]):
                _shell(c, kind, row)
    with c.at(1000, 700):
        _bowl_of_shells(c)


def _shell(c: Canvas, kind: str, row: int) -> None:
    """One shell: a fan, a spiral or a cowrie; a dot stands for the open place."""
    if kind == "a":
        _fan(c, (dye.BRICK, dye.TARUM_SOFT, dye.CLAY)[row])
    elif kind == "b":
        _spiral(c, (dye.TARUM, dye.KUNYIT_DEEP, dye.DAUN_MID)[row])
    elif kind == "c":
        _cowrie(c, dye.SOGAN_SOFT)
    else:
        c.dashes(disc(0, -4, 50), 6, dye.SOGAN, 16, 12)


def _fan(c: Canvas, colour: Colour) -> None:
    """A fan shell with ribs."""
    c.fill([(-18, 40), (18, 40), (24, 54), (-24, 54)], mix(colour, dye.INK, 0.2))
    c.fill([(0, 48), *oval(0, -2, 56, 48, 160, 380)], colour)
    for turn in (-58, -35, -12, 12, 35, 58):
        with c.at(0, 44, 1, turn):
            c.line([(0, -14), (0, -80 + abs(turn) * 0.25)], 5, mix(colour, dye.FOAM, 0.6))


def _spiral(c: Canvas, colour: Colour) -> None:
    """A pointed spiral shell."""
    pale = mix(colour, dye.FOAM, 0.6)
    c.blob([(-6, -62), (30, -10), (40, 28), (8, 54), (-34, 34), (-30, -8)], colour)
    for y, half in ((-34, 16), (-14, 26), (8, 34)):
        c.curve([(-half, y + 4), (0, y + 12), (half, y - 2)], 6, pale)
    c.blob([(6, 24), (28, 20), (22, 44), (2, 46)], mix(colour, dye.INK, 0.35))


def _cowrie(c: Canvas, colour: Colour) -> None:
    """A cowrie with its toothed slit."""
    c.oval(0, -2, 38, 54, colour)
    c.oval(0, -2, 26, 42, mix(colour, dye.FOAM, 0.75))
    c.line([(0, -38), (0, 34)], 8, dye.SOGAN_DEEP)
    for y in range(-30, 32, 12):
        c.line([(-10, y), (10, y)], 4, dye.SOGAN_DEEP)


def _bowl_of_shells(c: Canvas) -> None:
    """A coconut bowl with shells left over."""
    for x, y, kind, turn in ((-70, 4, "a", -30), (66, 2, "b", 40), (0, -14, "c", 80), (-8, 16, "a", 10)):
        with c.at(x, y, 0.74, turn):
            _shell(c, kind, 0)
    c.fill(oval(0, 24, 136, 120, 0, 180), dye.SOGAN_DEEP)
    c.rect(-142, 14, 284, 18, dye.SOGAN, 9)


def counted_bag(c: Canvas) -> None:
    """Story 8: sweet potatoes from a net bag, laid out by ten."""
    c.rect(0, 0, 1200, 800, mix(dye.WALL, dye.SOGAN_PALE, 0.35))
    for x in range(0, 1200, 120):
        c.line([(x, 0), (x, 470)], 4, mix(dye.WALL, dye.SOGAN, 0.4), blunt=True)
    c.rect(0, 64, 1200, 30, dye.SOGAN)
    c.rect(0, 470, 1200, 330, dye.SOGAN_SOFT)
    c.rect(0, 470, 1200, 14, dye.SOGAN_DEEP)
    scenery.mat(c, (470, 196, 660, 540), dye.DAUN_PALE, dye.DAUN_MID, 30)
    for row in range(3):
        y = 288 + row * 176
        c.rect(506, y - 72, 588, 144, mix(dye.DAUN_MIST, dye.FOAM, 0.45), 16)
        for step in range(10):
            with c.at(
                556 + (step % 5) * 84, y - 32 + (step // 5) * 64, 0.9, (-16, 10, -6, 14, -12)[step % 5]
            ):
                _sweet_potato(c, step + row)
        c.number(str((row + 1) * 10), 1020, y, 64, dye.DAUN_DEEP)
    with c.at(232, 0):
        _net_bag(c)


def _sweet_potato(c: Canvas, tone: int) -> None:
    """A sweet potato, 80 wide."""
    colour = (dye.BRICK, dye.CLAY, mix(dye.BRICK, dye.TARUM_DEEP, 0.3))[tone % 3]
    c.blob([(-40, 4), (-20, -20), (14, -18), (42, 2), (16, 18), (-20, 20)], colour)
    c.curve([(-18, -8), (-4, -11), (10, -9)], 4, mix(colour, dye.FOAM, 0.5))
    c.line([(-6, 8), (4, 9)], 3, mix(colour, dye.INK, 0.3))


def _net_bag(c: Canvas) -> None:
    """A knotted bag hanging from a peg, its strap above and its load below."""
    c.line([(-96, 330), (0, 96), (96, 330)], 18, dye.KUNYIT_DEEP)
    c.dashes([(-96, 330), (0, 96), (96, 330)], 8, dye.BRICK, 16, 16)
    c.line([(0, 60), (0, 112)], 24, dye.SOGAN_DEEP)
    sack = smooth(
        [
            (-120, 330),
            (0, 352),
            (120, 330),
            (166, 480),
            (150, 620),
            (60, 690),
            (-60, 690),
            (-150, 620),
            (-166, 480),
        ],
        closed=True,
    )
    c.fill(sack, mix(dye.SOGAN_PALE, dye.KUNYIT_PALE, 0.35))
    with c.inside(sack):
        for step, (x, y) in enumerate(
            (
                (-84, 420),
                (10, 408),
                (96, 436),
                (-110, 490),
                (-20, 480),
                (70, 500),
                (132, 530),
                (-70, 556),
                (24, 564),
                (104, 590),
                (-116, 600),
                (-30, 634),
                (56, 650),
            )
        ):
            with c.at(x, y, 1.25, step * 37):
                _sweet_potato(c, step)
        for shift in range(-620, 640, 44):
            c.line([(shift, 320), (shift + 400, 720)], 5, dye.SOGAN)
            c.line([(shift, 320), (shift - 400, 720)], 5, dye.SOGAN)
    c.line([*sack, sack[0]], 9, dye.SOGAN)
    rim = smooth([(-126, 334), (0, 358), (126, 334)])
    c.line(rim, 26, dye.BRICK)
    c.dashes(rim, 12, dye.KUNYIT, 22, 18)


def sand_letters(c: Canvas) -> None:
    """Story 15: letters of six raised dots in sand and glue, some of them crumbling."""
    c.rect(0, 0, 1200, 250, dye.WALL)
    c.rect(0, 232, 1200, 18, mix(dye.WALL, dye.SOGAN, 0.3))
    scenery.boards(c, 250, colour=dye.SOGAN_SOFT, rows=3)
    c.fill([(90, 330), (860, 330), (910, 730), (40, 730)], dye.SOGAN_DEEP)
    c.fill([(118, 352), (834, 352), (876, 704), (74, 704)], dye.SAND)
    letters = ((0, 1, 0, 1, 0, 0), (1, 1, 0, 0, 0, 0), (1, 0, 1, 0, 0, 1))
    for index, dots in enumerate(letters):
        with c.at(134 + index * 244, 384):
            _sand_cell(c, dots, index)
    chance = Random(4)
    for _ in range(90):
        x, y = chance.gauss(760, 90), chance.gauss(716, 26)
        c.disc(x, y, chance.choice((3, 4, 5)), dye.SAND if y > 700 else dye.SAND_DEEP)
    with c.at(1010, 640):
        _glue_bottle(c)
    with c.at(560, 250):
        _sand_jar(c)


def _sand_cell(c: Canvas, dots: tuple[int, ...], wear: int) -> None:
    """A card with one cell of two by three places; the more wear, the more sand has fallen off."""
    c.rect(0, 0, 206, 296, dye.CLOTH, 8)
    c.rect(0, 284, 206, 12, dye.RULE, 4)
    chance = Random(wear + 11)
    for place, raised in enumerate(dots):
        x, y = 62 + (place // 3) * 82, 58 + (place % 3) * 88
        if not raised:
            c.line([*disc(x, y, 12)], 4, dye.RULE)
            continue
        c.disc(x + 4, y + 5, 32, dye.SAND_DEEP)
        c.disc(x, y, 32, dye.SOGAN_PALE)
        c.disc(x - 5, y - 6, 20, mix(dye.SOGAN_PALE, dye.SAND_PALE, 0.45))
        if wear and place >= wear:
            c.fill([(x + 2, y + 6), (x + 40, y - 14), (x + 46, y + 44), (x - 12, y + 46)], dye.CLOTH)
        for _ in range(12 * wear):
            spot = (x + chance.gauss(14, 17), y + chance.gauss(26, 12))
            c.disc(spot[0], min(spot[1], 278), chance.choice((2.5, 3.5)), dye.SOGAN_PALE)


def _glue_bottle(c: Canvas) -> None:
    """A bottle of white glue with a nozzle, standing on the origin's level."""
    c.oval(6, 2, 104, 16, dye.SOGAN)
    c.rect(-84, -270, 168, 270, dye.CLOTH, 26)
    c.rect(40, -270, 44, 270, dye.MORI_DEEP, 22)
    c.rect(-84, -196, 168, 120, dye.TARUM)
    c.disc(0, -136, 38, dye.KUNYIT)
    c.blob([(0, -166), (17, -134), (0, -112), (-17, -134)], dye.CLOTH)
    c.rect(-40, -304, 80, 40, dye.TARUM_DEEP, 6)
    c.fill([(-24, -304), (24, -304), (9, -378), (-9, -378)], dye.KUNYIT)
    c.rect(-11, -392, 22, 18, dye.BRICK, 5)


def _sand_jar(c: Canvas) -> None:
    """A glass jar half full of sand and a spoon, standing on the origin's level."""
    c.line([(20, -60), (76, -196)], 12, dye.STONE_DEEP)
    c.rect(-62, -140, 124, 150, mix(dye.SKY, dye.FOAM, 0.3), 16)
    c.rect(-62, -74, 124, 84, dye.SAND_DEEP, 16)
    c.rect(-62, -74, 124, 16, dye.SAND_PALE)
    c.rect(-68, -152, 136, 18, dye.SEA_PALE, 8)
    c.rect(-46, -126, 12, 110, dye.FOAM, 6)


def ramadan_journals(c: Canvas) -> None:
    """Story 28: a stack of journals that all look the same, a lantern, dates, and the young moon."""
    c.rect(0, 0, 1200, 800, mix(dye.TARUM_DEEP, dye.TARUM, 0.55))
    arch = [*oval(860, 300, 190, 220, 180, 360), (1050, 560), (670, 560)]
    c.fill([*oval(860, 300, 216, 248, 180, 360), (1076, 580), (644, 580)], dye.SOGAN)
    with c.inside(arch):
        c.rect(660, 60, 400, 520, dye.TARUM_DEEP)
        c.disc(890, 220, 70, dye.KUNYIT_PALE)
        c.disc(922, 200, 64, dye.TARUM_DEEP)
        for x, y, r in ((730, 200, 5), (770, 330, 4), (980, 360, 5), (820, 140, 4), (1000, 240, 3)):
            c.disc(x, y, r, dye.KUNYIT_PALE)
        c.fill(
            band(smooth([(650, 500), (760, 440), (860, 470), (960, 420), (1070, 480)]), 600),
            mix(dye.DAUN_DEEP, dye.TARUM_DEEP, 0.5),
        )
    scenery.counter(c, 580)
    with c.at(150, 640):
        _lantern(c)
    _same_journals(c)
    with c.at(1034, 622):
        _dates(c)


def _same_journals(c: Canvas) -> None:
    """Nine journals piled up, every cover alike, and one lying open with the same lines on both pages."""
    for step in range(9):
        y = 650 - step * 34
        x = 316 + (step * 7) % 15
        c.rect(x, y, 300, 32, dye.DAUN, 5)
        c.rect(x + 12, y + 6, 288, 19, dye.MORI_DEEP)
        c.rect(x, y, 14, 32, dye.DAUN_DEEP, 4)
        c.rect(x + 130, y, 30, 32, dye.KUNYIT)
    with c.at(764, 708, 0.82):
        for side, tone in ((-1, dye.CLOTH), (1, dye.MORI_DEEP)):
            c.fill([(0, 0), (side * 150, -18), (side * 164, 62), (0, 80)], tone)
            for row in range(3):
                y = 14 + row * 20
                c.line([(side * 24, y), (side * 120, y - 13)], 5, dye.TARUM_SOFT)
        c.line([(0, 0), (0, 80)], 4, dye.RULE)


def _lantern(c: Canvas) -> None:
    """A lit oil lantern standing on the origin's level."""
    c.line(oval(60, -290, 52, 84, 180, 360), 8, dye.KUNYIT_DEEP)
    c.disc(60, -150, 132, mix(dye.TARUM, dye.KUNYIT, 0.22))
    c.disc(60, -150, 98, mix(dye.TARUM, dye.KUNYIT, 0.4))
    c.rect(-10, -248, 140, 196, dye.KUNYIT_PALE, 16)
    c.blob([(60, -196), (92, -130), (60, -84), (28, -130)], dye.KUNYIT)
    c.blob([(60, -150), (76, -118), (60, -92), (44, -118)], dye.BRICK)
    for x in (-10, 60 - 3, 124):
        c.rect(x, -248, 7, 196, dye.KUNYIT_DEEP)
    c.fill([(-24, -244), (20, -300), (100, -300), (144, -244)], dye.KUNYIT_DEEP)
    c.rect(-30, -60, 180, 56, dye.KUNYIT_DEEP, 8)
    c.rect(-30, -60, 180, 16, dye.KUNYIT, 8)


def _dates(c: Canvas) -> None:
    """A bowl of dates on the table."""
    for step, (x, y) in enumerate(
        ((-80, -6), (-40, -20), (4, -26), (48, -20), (84, -4), (-58, 6), (-14, -2), (30, 0), (64, 8))
    ):
        with c.at(x, y, 1, step * 47):
            c.oval(0, 0, 34, 18, (dye.SOGAN_DEEP, dye.BRICK, mix(dye.SOGAN_DEEP, dye.INK, 0.3))[step % 3])
            c.line([(-14, -6), (8, -8)], 4, dye.SOGAN_PALE)
    c.fill([*oval(0, 8, 136, 108, 0, 180)], dye.FOAM)
    c.fill(box(-116, 40, 232, 14), dye.TARUM)
    c.rect(-144, 2, 288, 16, dye.MORI_DEEP, 8)
    c.rect(-52, 108, 104, 18, dye.MORI_DEEP, 6)


SCENES = {
    "kerang-pengganti-balok": shell_patterns,
    "noken-berhitung": counted_bag,
    "huruf-dari-pasir": sand_letters,
    "jurnal-ramadan": ramadan_journals,
}
