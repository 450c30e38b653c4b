"""Scenes in the hills: the path to the signal, and the weighing of coffee."""

from random import Random

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import mix
from .shapes import band, oval, smooth


def signal_hill(c: Canvas) -> None:
    """Story 20: a long path up to the one spot where the phone finds a signal."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(230, 170, 66, dye.KUNYIT_PALE)
    scenery.cloud(c, 1040, 250, 1)
    scenery.cloud(c, 420, 110, 0.8)
    for tops, colour in (
        ([(-20, 420), (180, 330), (380, 400), (620, 340), (900, 400), (1220, 330)], dye.DAUN_MIST),
        ([(-20, 520), (240, 440), (460, 520), (800, 450), (1220, 520)], dye.DAUN_PALE),
    ):
        scenery.ridge(c, tops, colour)
    hill = [
        (120, 820),
        (300, 700),
        (470, 560),
        (610, 400),
        (740, 330),
        (850, 352),
        (960, 470),
        (1080, 640),
        (1230, 720),
    ]
    c.fill(band(smooth(hill), 820), dye.DAUN_MID)
    shade = smooth([(800, 335), (780, 440), (850, 560), (830, 700), (900, 820)])
    c.fill([*shade, (1230, 820), (1230, 720), (1080, 640), (960, 470), (850, 352)], dye.DAUN_SOFT)
    scenery.ridge(c, [(-20, 700), (260, 690), (600, 740), (900, 716), (1220, 760)], dye.DAUN)
    _long_path(c)
    with c.at(200, 732, 0.62):
        scenery.school(c, dye.BRICK)
    for x, y, size in ((520, 640, 0.46), (980, 640, 0.5), (1090, 730, 0.6)):
        with c.at(x, y, size):
            scenery.fruit_tree(c, dye.DAUN_DEEP, None)
    scenery.grass(c, 60, 1150, 762, dye.DAUN_MID, depth=26)
    _phone_on_top(c)


def _long_path(c: Canvas) -> None:
    """The path winding from the school to the top, growing thinner with distance."""
    trail = smooth(
        [
            (206, 738),
            (300, 776),
            (480, 738),
            (690, 720),
            (780, 680),
            (700, 630),
            (610, 600),
            (640, 548),
            (760, 520),
            (800, 474),
            (720, 436),
            (690, 400),
            (730, 352),
        ]
    )
    for index in range(len(trail) - 1):
        c.line(trail[index : index + 2], 30 - 20 * index / len(trail), dye.KUNYIT_PALE)


def _phone_on_top(c: Canvas) -> None:
    """The phone leaning on a stone, and the arcs of a weak signal."""
    for r, colour in ((116, dye.TARUM), (158, dye.TARUM_SOFT), (200, dye.TARUM_PALE)):
        c.line(oval(746, 230, r, r, -62, -12), 13, colour)
        c.line(oval(746, 230, r, r, 192, 242), 13, colour)
    c.blob([(778, 350), (786, 292), (820, 270), (862, 290), (880, 350), (830, 362)], dye.STONE)
    c.blob([(800, 350), (852, 330), (880, 350), (830, 362)], dye.STONE_DEEP)
    with c.at(748, 258, 0.62, 10):
        things.phone(c, 170, 300)
        for step, height in enumerate((24, 46, 70, 96)):
            c.rect(-54 + step * 30, 40 - height, 20, height, dye.TARUM if step == 0 else dye.TARUM_PALE)
        c.disc(0, 82, 16, dye.KUNYIT)


def coffee_scale(c: Canvas) -> None:
    """Story 27: coffee cherries on a table scale, a bamboo measure, and the hills behind."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.cloud(c, 270, 130)
    for tops, colour in (
        ([(-20, 300), (220, 170), (440, 280), (700, 150), (960, 270), (1220, 190)], dye.DAUN_MIST),
        ([(-20, 420), (300, 330), (620, 400), (900, 320), (1220, 400)], dye.DAUN_PALE),
        ([(-20, 500), (420, 440), (800, 490), (1220, 440)], dye.DAUN_MID),
    ):
        scenery.ridge(c, tops, colour)
    for row, y in enumerate((500, 556)):
        for step in range(13):
            c.disc(step * 104 + row * 46 - 20, y, 44, dye.DAUN if row else dye.DAUN_SOFT)
    scenery.counter(c, 590)
    with c.at(420, 640):
        _table_scale(c)
    with c.at(800, 700):
        _bamboo_measure(c)
    with c.at(960, 640, 1, -3):
        things.sheet(c, 190, 130, 3)
        c.number("1,8", 62, 44, 42, dye.TARUM)
        c.number("1,75", 72, 96, 42, dye.TARUM)
    with c.at(1210, 60, 1, 158):
        _coffee_branch(c)


def _table_scale(c: Canvas) -> None:
    """A dial scale with a bowl heaped with cherries, standing on the origin's level."""
    c.fill([(-150, 60), (-112, -170), (112, -170), (150, 60)], dye.TARUM)
    c.rect(-170, 48, 340, 26, dye.TARUM_DEEP, 8)
    c.disc(0, -58, 90, dye.TARUM_DEEP)
    c.disc(0, -58, 76, dye.FOAM)
    for step in range(20):
        with c.at(0, -58, 1, step * 18):
            c.line([(0, -68), (0, -50 if step % 5 == 0 else -58)], 5, dye.INK, blunt=True)
    c.line([(0, -58), (30, -100)], 8, dye.BRICK)
    c.disc(0, -58, 9, dye.INK)
    c.rect(-30, -204, 60, 40, dye.TARUM_DEEP)
    chance = Random(8)
    for row, (count, y) in enumerate(((11, -270), (9, -300), (6, -326), (3, -348))):
        for step in range(count):
            x = (step - (count - 1) / 2) * 34 + chance.uniform(-5, 5)
            colour = (dye.BRICK, mix(dye.BRICK, dye.INK, 0.22), dye.CLAY, dye.KUNYIT)[
                chance.choice((0, 0, 1, 2, 3))
            ]
            c.disc(x, y + chance.uniform(-4, 4), 21, colour)
            c.disc(x - 6, y - 7 + row, 5, mix(colour, dye.FOAM, 0.5))
    c.fill([*oval(0, -272, 224, 76, 0, 180)], dye.STONE)
    c.rect(-232, -284, 464, 18, mix(dye.STONE, dye.FOAM, 0.5), 9)


def _bamboo_measure(c: Canvas) -> None:
    """A bamboo tube used as a measure, filled to the brim, standing on the origin's level."""
    c.rect(-62, -270, 124, 270, dye.STRAW, 10)
    c.rect(26, -270, 36, 270, dye.KUNYIT_DEEP, 10)
    for y in (-176, -64):
        c.rect(-68, y, 136, 16, dye.SOGAN_PALE, 8)
    c.oval(0, -270, 62, 20, dye.SOGAN_DEEP)
    for x, y in ((-36, -272), (-12, -278), (14, -276), (38, -270), (0, -264), (-22, -262), (22, -262)):
        c.disc(x, y, 15, dye.BRICK)
        c.disc(x - 4, y - 5, 4, dye.CLAY)


def _coffee_branch(c: Canvas) -> None:
    """A branch with paired leaves and clusters of cherries, reaching from the origin."""
    c.curve([(0, 0), (140, 12), (300, -6)], 11, dye.SOGAN)
    for x in (60, 150, 240):
        for turn in (-52, 52):
            with c.at(x, 6, 1, turn):
                things.leaf(c, 128, dye.DAUN if turn > 0 else dye.DAUN_SOFT)
        for dx, dy in ((-14, -10), (8, 14), (14, -12), (-8, 18)):
            c.disc(x + dx, 6 + dy, 14, dye.BRICK if dx > 0 else dye.CLAY)
    with c.at(296, -6, 1, -6):
        things.leaf(c, 120, dye.DAUN)


SCENES = {
    "kuis-daring-di-bukit": signal_hill,
    "timbangan-kopi": coffee_scale,
}
