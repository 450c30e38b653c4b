"""Scenes of voices and screens: the class radio, the video that would not play, the family group."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import box, disc, oval


def class_radio(c: Canvas) -> None:
    """Story 18: an old radio on the window sill, the sea and the islands outside."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(825, 240, 85, dye.KUNYIT_PALE)
    scenery.cloud(c, 300, 150, 1.1)
    scenery.sea(c, 382, 640, dye.SEA, 6)
    scenery.ridge(c, [(-20, 388), (130, 290), (240, 300), (345, 362), (440, 384)], dye.DAUN_SOFT, 386)
    scenery.ridge(
        c,
        [(620, 386), (700, 350), (800, 362), (900, 384), (1010, 340), (1220, 386)],
        mix(dye.DAUN_SOFT, dye.SKY, 0.3),
        386,
    )
    with c.at(170, 520, 0.62):
        c.line([(0, -170), (0, 0)], 9, dye.SOGAN_DEEP)
        c.fill([(10, -166), (10, -20), (104, -20)], dye.FOAM)
        c.fill([(-110, -12), (120, -12), (86, 32), (-80, 32)], dye.TARUM_DEEP)
    for x in (0, 1158):
        c.rect(x, 0, 42, 640, dye.SOGAN)
        c.rect(x + (34 if x == 0 else 0), 0, 8, 640, dye.SOGAN_DEEP)
    c.rect(0, 0, 1200, 34, dye.SOGAN)
    c.rect(0, 34, 1200, 8, dye.SOGAN_DEEP)
    scenery.counter(c, 620)
    c.line([(806, 380), (1030, 150)], 10, dye.INK)
    c.disc(1032, 148, 9, dye.INK)
    with c.at(300, 366):
        _radio(c)
    with c.at(930, 604, 1, -4):
        things.sheet(c, 176, 84, 0, dye.FOAM)
        for y in (26, 52):
            things.scribble(c, 20, y, 130 if y < 40 else 90, dye.TARUM, 5)
    with c.at(910, 716, 1, -14):
        things.pencil(c, 170)


def _radio(c: Canvas) -> None:
    """The radio, its upper left corner at the origin."""
    c.line([(90, 4), (110, -40), (450, -40), (470, 4)], 16, dye.SOGAN)
    c.rect(0, 0, 556, 306, dye.TARUM_DEEP, 22)
    c.rect(46, 46, 240, 214, dye.KUNYIT)
    for row in range(7):
        c.dashes([(46 + (row % 2) * 22, 66 + row * 29), (286, 66 + row * 29)], 13, dye.SOGAN, 30, 15)
    c.rect(326, 46, 190, 82, dye.FOAM)
    for step in range(9):
        c.line(
            [(346 + step * 19, 102), (346 + step * 19, 74 if step % 2 == 0 else 86)],
            5,
            dye.TARUM_DEEP,
            blunt=True,
        )
    c.line([(432, 52), (432, 122)], 7, dye.BRICK, blunt=True)
    for x, turn in ((372, 0), (470, 44)):
        c.disc(x, 200, 42, dye.FOAM)
        with c.at(x, 200, 1, turn):
            c.line([(0, -6), (0, -28)], 8, dye.TARUM_DEEP)
    for x in (60, 440):
        c.rect(x, 302, 56, 12, dye.INK, 5)


def dark_screen(c: Canvas) -> None:
    """Story 19: a laptop that stayed dark, a silent generator, an empty jerrycan; the swamp outside."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.cloud(c, 560, 110)
    for step in range(14):
        c.disc(step * 96 - 20, 330 + (step * 29) % 34, 66, dye.DAUN_MIST)
    c.rect(0, 350, 1200, 200, mix(dye.SEA_PALE, dye.DAUN_PALE, 0.4))
    c.rect(0, 430, 1200, 120, mix(dye.SEA_MID, dye.DAUN_MID, 0.35))
    for x, y, size in ((270, 424, 0.96), (980, 408, 0.74)):
        c.line([(x - 110 * size, y + 6), (x + 110 * size, y + 6)], 6, dye.SKY)
        with c.at(x, y, size):
            scenery.stilt_house(c, dye.SOGAN_SOFT, dye.BRICK if x < 500 else dye.TARUM_DEEP)
    for x, y in ((60, 480), (470, 470), (720, 460), (850, 490), (1140, 474), (560, 500)):
        for lean in (-20, -6, 10, 24):
            c.line([(x, y), (x + lean, y - 60 + abs(lean))], 5, dye.DAUN_SOFT)
    c.rect(0, 526, 1200, 14, dye.SOGAN_PALE)
    scenery.boards(c, 540, colour=dye.SOGAN_SOFT, rows=4)
    for x in (40, 1160):
        c.rect(x - 16, 0, 32, 560, dye.SOGAN_DEEP)
    c.rect(0, 0, 1200, 26, dye.SOGAN_DEEP)
    with c.at(600, 640):
        _laptop(c)
    with c.at(960, 744):
        _generator(c)
    with c.at(200, 716):
        _jerrycan(c)
    _unplugged(c)


def _unplugged(c: Canvas) -> None:
    """The cable of the generator, its plug lying on the floor."""
    c.curve([(868, 720), (800, 756), (700, 740), (640, 770), (560, 748)], 8, dye.INK)
    with c.at(556, 747, 1, 190):
        c.rect(0, -13, 40, 26, dye.INK, 6)
        c.line([(40, -6), (54, -6)], 5, dye.STONE)
        c.line([(40, 6), (54, 6)], 5, dye.STONE)


def _laptop(c: Canvas) -> None:
    """A laptop on a low table, its screen dark, standing above the origin's level."""
    for x in (-210, 210):
        c.line([(x, 0), (x * 1.06, 74)], 20, dye.SOGAN_DEEP)
    c.rect(-280, -30, 560, 34, dye.KUNYIT_DEEP, 5)
    c.rect(-280, -30, 560, 11, dye.KUNYIT, 5)
    c.rect(-196, -318, 392, 262, dye.STONE, 16)
    c.rect(-180, -302, 360, 226, dye.INK, 4)
    c.fill([(-180, -302), (-40, -302), (-150, -76), (-180, -76)], mix(dye.INK, dye.TARUM, 0.3))
    c.line(oval(0, -186, 40, 40, -50, 230), 9, dye.STONE_DEEP)
    c.line([(0, -240), (0, -190)], 9, dye.STONE_DEEP)
    c.fill([(-212, -58), (212, -58), (250, -28), (-250, -28)], mix(dye.STONE, dye.FOAM, 0.4))
    c.fill([(-186, -53), (186, -53), (200, -40), (-200, -40)], dye.STONE_DEEP)
    c.rect(-250, -31, 500, 8, dye.STONE, 4)


def _generator(c: Canvas) -> None:
    """A generator in its frame, standing on the origin's level."""
    c.oval(20, 2, 190, 16, dye.SOGAN)
    c.rect(-110, -176, 250, 150, dye.BRICK, 12)
    c.rect(-110, -176, 250, 54, mix(dye.BRICK, dye.INK, 0.22), 12)
    c.rect(-20, -194, 70, 26, dye.INK, 8)
    c.disc(-42, -72, 36, dye.STONE_DEEP)
    for step in range(6):
        with c.at(-42, -72, 1, step * 60):
            c.line([(0, -10), (0, -27)], 6, dye.INK)
    for step in range(4):
        c.rect(30, -108 + step * 18, 88, 9, mix(dye.BRICK, dye.INK, 0.4), 4)
    c.line([*box(-136, -206, 304, 200, 26), (142, -206)], 13, dye.TARUM_DEEP)
    c.line([(-136, -18), (168, -18)], 13, dye.TARUM_DEEP)


def _jerrycan(c: Canvas) -> None:
    """An empty jerrycan lying on its side, one last drop below its mouth."""
    c.oval(10, 8, 170, 14, dye.SOGAN)
    c.rect(-130, -150, 230, 152, dye.KUNYIT, 24)
    c.rect(-130, -40, 230, 42, dye.KUNYIT_DEEP, 20)
    c.line([(-90, -140), (60, -20)], 10, dye.KUNYIT_DEEP)
    c.line([(-90, -20), (60, -140)], 10, dye.KUNYIT_DEEP)
    c.rect(92, -60, 46, 40, dye.SOGAN_DEEP, 6)
    c.line(oval(98, -112, 30, 30, 260, 440), 13, dye.KUNYIT_DEEP)
    c.blob([(154, -30), (163, -8), (154, 2), (145, -8)], dye.SOGAN_DEEP)


def family_group(c: Canvas) -> None:
    """Story 30: messages pour out of a phone; one of them is looked at through a magnifier."""
    c.rect(0, 0, 1200, 800, mix(dye.TARUM_PALE, dye.SKY, 0.6))
    c.fill([(0, 0), (440, 0), (80, 800), (0, 800)], mix(dye.TARUM_PALE, dye.SKY, 0.35))
    c.fill([(1200, 180), (1200, 800), (880, 800)], mix(dye.TARUM_PALE, dye.SKY, 0.35))
    with c.at(330, 420, 2.3, -5):
        things.phone(c, 170, 300, dye.MORI)
    with c.at(330, 420, 1, -5):
        for x, y, w, h, tone, right in (
            (-140, -270, 190, 84, dye.DAUN_MIST, False),
            (-40, -158, 180, 92, dye.KUNYIT_PALE, True),
            (-140, -36, 200, 84, dye.DAUN_MIST, False),
            (-60, 84, 200, 84, dye.TARUM_PALE, True),
        ):
            with c.at(x, y):
                _message(c, w, h, tone, right)
    for x, y, w, h, tone, right in (
        (600, 54, 280, 120, dye.CLOTH, False),
        (930, 130, 220, 110, dye.KUNYIT, True),
        (950, 420, 206, 104, dye.CLOTH, True),
        (600, 636, 250, 110, dye.CLOTH, False),
    ):
        with c.at(x, y):
            _message(c, w, h, tone, right)
    with c.at(550, 236):
        _message(c, 330, 330, dye.CLOTH, False, picture=True)
    _magnifier(c, 736, 406)


def _message(c: Canvas, w: float, h: float, tone: Colour, right: bool, picture: bool = False) -> None:
    """A chat bubble with unreadable lines, or with a picture above them."""
    things.bubble(c, w, h, tone, right)
    ink = mix(tone, dye.TARUM_DEEP, 0.62)
    if picture:
        c.rect(22, 22, w - 44, h - 80, dye.SKY, 6)
        c.fill(
            [(22, h - 58), (w * 0.4, h * 0.36), (w * 0.6, h * 0.56), (w * 0.74, h * 0.42), (w - 22, h - 58)],
            dye.DAUN_MID,
        )
        c.line([(24, h - 32), (w - 60, h - 32)], 8, ink)
        return
    rows = max(2, int(h / 40))
    for row in range(rows):
        y = h * (row + 1) / (rows + 1)
        c.line([(24, y), (w - (28 if row < rows - 1 else w * 0.42), y)], 8, ink)


def _magnifier(c: Canvas, x: float, y: float) -> None:
    """A magnifier over the picture message: inside it, the picture is large and its seam shows."""
    with c.at(x, y, 1, 45):
        c.rect(140, -24, 210, 48, dye.SOGAN, 22)
        c.rect(140, -24, 210, 18, dye.SOGAN_SOFT, 9)
        c.rect(126, -17, 46, 34, dye.STONE_DEEP)
    c.disc(x, y, 152, dye.TARUM_DEEP)
    with c.inside(disc(x, y, 128)):
        c.rect(x - 140, y - 140, 280, 280, dye.SKY_PALE)
        c.disc(x - 56, y - 54, 34, dye.KUNYIT)
        c.fill(
            [(x - 150, y + 90), (x - 40, y - 20), (x + 6, y + 30), (x + 6, y + 140), (x - 150, y + 140)],
            dye.DAUN_MID,
        )
        c.fill(
            [(x + 6, y - 140), (x + 150, y - 140), (x + 150, y + 140), (x + 6, y + 140)],
            mix(dye.KUNYIT_PALE, dye.SKY, 0.3),
        )
        c.fill(
            [(x + 6, y + 72), (x + 66, y + 4), (x + 150, y + 84), (x + 150, y + 140), (x + 6, y + 140)],
            dye.SEA,
        )
        c.dashes([(x + 6, y - 130), (x + 6, y + 130)], 8, dye.BRICK, 20, 13)
    c.line(oval(x, y, 108, 108, 196, 246), 11, dye.FOAM)


SCENES = {
    "radio-kelas": class_radio,
    "video-yang-tak-terputar": dark_screen,
    "cek-kabar-grup-keluarga": family_group,
}
