"""Scenes by the sea: the fish auction, the shared catch, the wave song, the boat shed, the evening boat."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import mix
from .shapes import band, oval, smooth, wave


def auction_scale(c: Canvas) -> None:
    """Story 1: a hanging scale over a basket of fish, a note beside it."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.cloud(c, 880, 210, 1.1)
    scenery.cloud(c, 330, 250, 0.7)
    scenery.islands(c, 500, mix(dye.DAUN_SOFT, dye.SKY, 0.35))
    scenery.sea(c, 498, 640, dye.SEA_MID, 4)
    with c.at(310, 540, 0.5):
        _outrigger(c)
    scenery.boards(c, 640)
    c.rect(135, 90, 42, 550, dye.SOGAN_DEEP)
    c.rect(0, 62, 1200, 36, dye.SOGAN_DEEP)
    c.rect(0, 62, 1200, 8, dye.SOGAN)
    c.rect(127, 640, 58, 16, mix(dye.SAND, dye.SOGAN, 0.35))
    with c.at(560, 0):
        _hanging_scale(c)
    with c.at(800, 356, 1, -5):
        things.sheet(c, 292, 290, 4)
        for text, x, y in (("2,35", 186, 44), ("32.000", 164, 106), ("= 75.200", 140, 188)):
            c.number(text, x, y, 50, dye.TARUM)
        c.line([(46, 92), (72, 118)], 5, dye.TARUM)
        c.line([(72, 92), (46, 118)], 5, dye.TARUM)
        c.line([(46, 146), (246, 146)], 4, dye.TARUM)
    with c.at(1000, 640, 1.15, -55):
        things.pencil(c, 170)


def _hanging_scale(c: Canvas) -> None:
    """A dial on a hook, and the basket of fish that pulls it down."""
    c.line([(0, 98), (0, 150)], 10, dye.INK)
    c.disc(0, 272, 134, dye.TARUM_DEEP)
    c.disc(0, 272, 112, dye.FOAM)
    for step in range(40):
        with c.at(0, 272, 1, step * 9):
            long = step % 5 == 0
            c.line([(0, -98), (0, -76 if long else -88)], 8 if long else 3, dye.INK, blunt=True)
    c.line([(0, 272), (30, 344)], 12, dye.BRICK)
    c.disc(0, 272, 13, dye.INK)
    c.line([(0, 406), (0, 462)], 9, dye.INK)
    c.line([(-134, 570), (0, 460), (134, 570)], 7, dye.INK)
    for x, y, turn, body in ((-44, 548, 24, dye.SEA_MID), (62, 546, 152, dye.SEA), (8, 560, 8, dye.SEA_DEEP)):
        with c.at(x, y, 1, turn, flip=False):
            things.fish(c, body, mix(body, dye.TARUM_DEEP, 0.35))
    with c.at(-160, 562):
        things.basket(c, 320, 132)


def _outrigger(c: Canvas) -> None:
    """A small boat with an outrigger and a sail, floating on the origin's level."""
    c.line([(10, 0), (10, -230)], 9, dye.SOGAN_DEEP)
    c.fill([(22, -226), (22, -36), (150, -36)], dye.FOAM)
    c.fill([(-2, -190), (-2, -36), (-92, -36)], dye.KUNYIT)
    c.fill([(-150, -26), (170, -26), (120, 16), (-108, 16)], dye.TARUM_DEEP)
    c.line([(-130, 26), (150, 26)], 7, dye.SOGAN)


def shared_catch(c: Canvas) -> None:
    """Story 4: fish in equal groups on the beach, the rope of leaves still in the water."""
    c.rect(0, 0, 1200, 130, dye.SKY)
    scenery.islands(c, 118)
    scenery.sea(c, 116, 420, dye.SEA)
    shore = smooth([(-20, 372), (180, 400), (420, 352), (680, 392), (930, 350), (1220, 384)])
    c.fill(band([(x, y - 26) for x, y in shore], 800), dye.SEA_PALE)
    c.fill(band([(x, y - 8) for x, y in shore], 800), dye.FOAM)
    c.fill(band([(x, y + 8) for x, y in shore], 800), dye.SAND)
    _leaf_rope(c)
    for index, x in enumerate((165, 455, 745, 1035)):
        with c.at(x, 594):
            _share_of_fish(c, index)
    for x, y in (
        (40, 470),
        (316, 474),
        (606, 462),
        (894, 474),
        (1160, 470),
        (90, 764),
        (610, 772),
        (1110, 766),
    ):
        c.oval(x, y, 12, 6, dye.SAND_DEEP)


def _leaf_rope(c: Canvas) -> None:
    """A rope hung with young coconut leaves, drawn through the shallows."""
    rope = smooth([(-20, 190), (140, 262), (400, 306), (640, 296), (900, 300), (1080, 252), (1220, 172)])
    for index, (x, y) in enumerate(rope[2:-2:2]):
        for lean in (-9, 8):
            hang = 44 + 8 * (index % 3)
            c.blob(
                [
                    (x - 4, y),
                    (x + 4, y),
                    (x + lean + 4, y + hang * 0.6),
                    (x + lean, y + hang),
                    (x + lean - 5, y + hang * 0.5),
                ],
                dye.KUNYIT if (index + lean) % 2 else dye.DAUN_PALE,
            )
    c.line(rope, 10, dye.SOGAN)
    c.dashes(rope, 6, dye.STRAW, 10, 12)


def _share_of_fish(c: Canvas, index: int) -> None:
    """Three fish on a leaf within a ring drawn in the sand, and the share they are."""
    c.dashes(oval(0, 0, 132, 124), 6, mix(dye.SAND, dye.SOGAN, 0.45), 22, 14)
    with c.at(-118, 8, 1, -4 + index * 3):
        things.leaf(c, 236, dye.DAUN_MID if index % 2 else dye.DAUN_SOFT)
    for y, x in ((-58, 8), (0, -6), (58, 8)):
        with c.at(x, y, 0.84, -4):
            things.fish(c, dye.TARUM_SOFT if index % 2 else dye.SEA_DEEP, dye.TARUM)
    c.number("1", -14, 152, 36, dye.SOGAN)
    c.line([(-10, 174), (12, 138)], 4, dye.SOGAN)
    c.number("4", 18, 166, 36, dye.SOGAN)


def wave_song(c: Canvas) -> None:
    """Story 6: the hill path of the song, houses at its foot, the wave kept far and calm."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(560, 170, 64, dye.KUNYIT_PALE)
    scenery.cloud(c, 720, 130, 0.9)
    scenery.sea(c, 430, 800, dye.SEA)
    _great_wave(c)
    hill = [(400, 880), (520, 640), (640, 540), (760, 330), (900, 180), (1030, 158), (1230, 250), (1240, 880)]
    c.blob([(x + 8, y - 34) for x, y in hill], dye.DAUN_PALE)
    c.blob(hill, dye.DAUN_SOFT)
    c.blob([(420, 860), (560, 690), (760, 648), (1000, 676), (1240, 640), (1240, 860)], dye.DAUN)
    _hill_path(c)
    for x, y, size in ((1150, 402, 0.5), (1060, 486, 0.42), (690, 560, 0.42), (590, 700, 0.5)):
        with c.at(x, y, size):
            scenery.fruit_tree(c, dye.DAUN_DEEP, None)
    for x, y, size in ((724, 716, 0.72), (1072, 706, 0.8)):
        with c.at(x, y, size):
            scenery.stilt_house(c, roof=dye.BRICK if x > 1000 else dye.TARUM_DEEP)
    scenery.grass(c, 520, 1180, 752, dye.DAUN_MID)


def _hill_path(c: Canvas) -> None:
    """The path from the houses to a lookout with a bell on top of the hill."""
    trail = smooth(
        [
            (860, 810),
            (880, 700),
            (970, 620),
            (1010, 560),
            (930, 500),
            (850, 450),
            (880, 390),
            (980, 340),
            (960, 280),
            (930, 232),
            (950, 190),
        ]
    )
    for index in range(len(trail) - 1):
        c.line(trail[index : index + 2], 40 - 27 * index / len(trail), dye.KUNYIT_PALE)
    for x in (912, 988):
        c.line([(x, 172), (x, 96)], 9, dye.SOGAN_DEEP)
    c.fill([(886, 102), (950, 48), (1014, 102)], dye.BRICK)
    c.fill([*oval(950, 134, 16, 22, 180, 360)], dye.KUNYIT)
    c.line([(930, 136), (970, 136)], 6, dye.KUNYIT_DEEP)


def _great_wave(c: Canvas) -> None:
    """A wave rolling in from the left, drawn as three curling strands."""
    strands = ((0, dye.TARUM_DEEP), (34, dye.TARUM), (70, dye.TARUM_SOFT))
    for drop, colour in strands:
        crest = smooth(
            [
                (-20, 470 + drop),
                (70, 330 + drop),
                (190, 250 + drop),
                (310, 262 + drop),
                (372, 330 + drop * 0.8),
                (352, 392 + drop * 0.4),
                (306, 372 + drop * 0.4),
            ]
        )
        back = smooth(
            [
                (306, 372 + drop * 0.4),
                (262, 400 + drop * 0.5),
                (276, 510 + drop * 0.5),
                (400, 640),
                (560, 820),
            ]
        )
        c.fill([*crest, *back, (-20, 820)], colour)
    crest = smooth([(-20, 470), (70, 330), (190, 250), (310, 262), (372, 330), (352, 392), (306, 372)])
    c.line(crest, 16, dye.FOAM)
    for x, y, r in ((404, 300, 11), (424, 346, 8), (386, 254, 7), (438, 308, 5)):
        c.disc(x, y, r, dye.FOAM)
    for level, left in ((610, 30), (676, 80), (742, 40)):
        c.line(wave(left, left + 230, level, 7, 110), 6, dye.TARUM_PALE)


SCENES = {
    "timbangan-di-tpi": auction_scale,
    "pecahan-dari-manee": shared_catch,
    "smong-nyanyian-siaga": wave_song,
}
