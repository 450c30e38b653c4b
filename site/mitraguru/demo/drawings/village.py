"""Scenes in the village: the longhouse, the tent class, the stall of questions."""

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import box, oval, smooth, star


def longhouse_debate(c: Canvas) -> None:
    """Story 12: two mats face each other before a longhouse by the river."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(1132, 92, 46, dye.KUNYIT_PALE)
    for y, colour, r in ((300, dye.DAUN_PALE, 96), (356, dye.DAUN_MID, 84)):
        for step in range(12):
            c.disc(step * 116 - 20 + (40 if r < 90 else 0), y + (step * 37) % 46, r, colour)
    c.rect(0, 400, 1200, 400, dye.DAUN_MID)
    with c.at(600, 452):
        _longhouse(c)
    river = smooth([(-20, 470), (300, 500), (640, 486), (960, 508), (1220, 480)])
    c.fill([*river, (1220, 590), (-20, 590)], dye.SEA)
    for x, y, length in ((80, 524, 90), (420, 540, 130), (900, 536, 100), (680, 520, 60)):
        c.line([(x, y), (x + length, y)], 5, mix(dye.SEA, dye.FOAM, 0.7))
    with c.at(1010, 548, 0.8):
        c.fill(
            [
                *smooth([(-170, -26), (0, 2), (170, -30)]),
                *smooth([(170, -30), (90, 28), (-90, 28), (-170, -26)]),
            ],
            dye.SOGAN_DEEP,
        )
        c.line([(-60, 10), (-110, -90)], 8, dye.SOGAN_PALE)
    scenery.ridge(c, [(-20, 580), (300, 566), (700, 584), (1220, 564)], dye.DAUN_SOFT)
    scenery.grass(c, 20, 1190, 606, dye.DAUN_MID, depth=10)
    _facing_mat(c, 330, dye.TARUM, dye.TARUM_PALE)
    _facing_mat(c, 870, dye.BRICK, dye.KUNYIT_PALE)
    c.blob([(562, 724), (570, 694), (602, 684), (636, 700), (640, 728), (600, 740)], dye.STONE)


def _facing_mat(c: Canvas, x: float, ground: Colour, strand: Colour) -> None:
    """A mat for one side of the debate with five cushions."""
    outline = [(x - 200, 640), (x + 200, 640), (x + 236, 774), (x - 236, 774)]
    c.fill(outline, ground)
    with c.inside(outline):
        for row in range(7):
            c.dashes(
                [(x - 250 + (row % 2) * 26, 652 + row * 20), (x + 250, 652 + row * 20)],
                9,
                mix(ground, strand, 0.55),
                26,
                26,
            )
    c.line([*outline, outline[0]], 8, strand)
    for step in range(5):
        spot = x - 150 + step * 75
        c.oval(spot, 704, 31, 15, mix(strand, dye.SOGAN, 0.45))
        c.oval(spot, 697, 31, 15, strand)


def _longhouse(c: Canvas) -> None:
    """A long house on high poles with a ladder, its feet on the origin's level."""
    for step in range(15):
        x = -476 + step * 68
        c.line([(x, -120), (x, 40)], 11, dye.SOGAN_DEEP, blunt=True)
    c.rect(-510, -236, 1020, 120, dye.SOGAN_SOFT)
    for x in range(-500, 510, 34):
        c.line([(x, -236), (x, -124)], 3, dye.SOGAN, blunt=True)
    c.rect(-530, -126, 1060, 20, dye.SOGAN_DEEP)
    for x in range(-450, 460, 150):
        c.rect(x - 27, -216, 54, 60, dye.SOGAN_DEEP)
        c.rect(x - 20, -209, 40, 53, dye.KUNYIT_PALE)
    c.line([(-530, -152), (530, -152)], 7, dye.SOGAN_PALE)
    c.fill([(-576, -230), (-510, -352), (510, -352), (576, -230)], dye.TARUM_DEEP)
    for row in range(1, 4):
        y = -230 - row * 30
        edge = 576 - row * 16
        c.dashes([(-edge, y), (edge, y)], 4, dye.TARUM_SOFT, 26, 12)
    c.line([(-510, -352), (510, -352)], 12, dye.SOGAN)
    for x in (-30, 30):
        c.line([(x, -116), (x * 2.1, 52)], 9, dye.SOGAN_PALE)
    for step in range(6):
        half = 34 + step * 5.4
        c.line([(-half, -92 + step * 27), (half, -92 + step * 27)], 7, dye.SOGAN_PALE)


def tent_class(c: Canvas) -> None:
    """Story 29: a tent after the flood, a routine board, boots still wet with mud."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.cloud(c, 180, 130, 1.1)
    scenery.cloud(c, 1050, 90, 0.8)
    scenery.ridge(
        c, [(-20, 400), (200, 310), (460, 390), (760, 300), (1020, 380), (1220, 320)], dye.DAUN_MIST
    )
    scenery.ridge(c, [(-20, 470), (300, 430), (720, 460), (1220, 426)], dye.DAUN_PALE)
    for x, size in ((60, 0.8), (1160, 0.9)):
        with c.at(x, 520, size):
            scenery.palm(c)
    c.rect(0, 510, 1200, 290, mix(dye.SAND_DEEP, dye.SOGAN_PALE, 0.45))
    _tent(c)
    for points in (
        [(-30, 720), (80, 690), (250, 704), (300, 750), (120, 776), (-20, 770)],
        [(860, 744), (980, 724), (1150, 734), (1180, 766), (1000, 784)],
    ):
        c.blob(points, mix(dye.SOGAN_SOFT, dye.SAND, 0.25))
        c.blob([(x * 0.86 + (20 if x < 500 else 142), y * 0.7 + 222) for x, y in points], dye.SEA_PALE)
    for x, tone in ((430, dye.TARUM), (580, dye.KUNYIT_DEEP), (730, dye.DAUN)):
        with c.at(x, 770):
            _boots(c, tone)


def _tent(c: Canvas) -> None:
    """A wide open tent with mats, low tables and the routine board inside."""
    c.fill([(160, 590), (600, 120), (1040, 590)], mix(dye.TARUM_DEEP, dye.TARUM, 0.4))
    c.fill([(240, 590), (600, 206), (960, 590)], mix(dye.TARUM_PALE, dye.MORI, 0.5))
    c.fill([(210, 592), (990, 592), (1050, 668), (150, 668)], dye.KUNYIT_PALE)
    with c.inside([(210, 592), (990, 592), (1050, 668), (150, 668)]):
        for row in range(3):
            c.dashes([(140 + (row % 2) * 30, 610 + row * 22), (1060, 610 + row * 22)], 12, dye.STRAW, 30, 30)
    with c.at(452, 356, 0.86):
        _routine_board(c)
    for x in (370, 830):
        c.rect(x - 90, 572, 180, 16, dye.SOGAN_SOFT, 4)
        for leg in (-72, 72):
            c.line([(x + leg, 586), (x + leg, 628)], 10, dye.SOGAN_DEEP)
        for shift, tone in ((-44, dye.TARUM), (24, dye.BRICK)):
            c.rect(x + shift - 26, 558, 56, 14, tone, 3)
    c.fill([(600, 120), (160, 590), (40, 590), (560, 96)], dye.TARUM)
    c.fill([(600, 120), (1040, 590), (1160, 590), (640, 96)], dye.TARUM)
    c.fill([(600, 120), (240, 590), (160, 590)], dye.TARUM_SOFT)
    c.fill([(600, 120), (960, 590), (1040, 590)], dye.TARUM_SOFT)
    c.fill([(560, 97), (640, 97), (600, 150)], dye.TARUM_DEEP)
    c.line([(560, 97), (640, 97)], 14, dye.SOGAN)
    c.line([(600, 110), (600, 250)], 12, dye.SOGAN)
    for x, far in ((60, -10), (1140, 1210)):
        c.line([(x, 560), (far, 640)], 5, dye.SOGAN_DEEP)


def _routine_board(c: Canvas) -> None:
    """Five moments of the day as pictures; three of them already ticked."""
    things.board(c, 344, 180, dye.CLOTH)
    for step in range(5):
        x = 40 + step * 66
        c.rect(
            x - 28, 18, 56, 70, (dye.SKY, dye.KUNYIT_PALE, dye.DAUN_MIST, dye.TARUM_PALE, dye.SAND)[step], 6
        )
        if step < 3:
            things.tick(c, x, 128, 18)
        else:
            c.line([*box(x - 16, 112, 32, 32), (x - 16, 112)], 4, dye.STONE)
    c.disc(40, 53, 15, dye.KUNYIT)
    c.fill([(88, 40), (106, 46), (124, 40), (124, 66), (106, 72), (88, 66)], dye.TARUM)
    c.fill(star(172, 54, 20, 5), dye.DAUN)
    c.blob([(238, 32), (252, 60), (238, 74), (224, 60)], dye.TARUM)
    c.fill([(284, 54), (304, 36), (324, 54), (324, 72), (284, 72)], dye.BRICK)


def _boots(c: Canvas, colour: Colour) -> None:
    """A pair of rubber boots with mud up to the ankle, standing on the origin's level."""
    mud = dye.SOGAN
    for x in (-34, 26):
        with c.at(x, 0):
            c.fill(
                [(-22, -112), (20, -112), (20, -42), *oval(30, -16, 26, 22, 270, 360), (56, 0), (-22, 0)],
                colour,
            )
            c.rect(-25, -120, 48, 16, mix(colour, dye.INK, 0.3), 6)
            c.fill([(-22, -34), (-8, -42), (4, -30), (20, -40), (34, -26), (56, -20), (56, 0), (-22, 0)], mud)
            c.rect(-25, -6, 84, 10, dye.SOGAN_DEEP, 4)


def question_stall(c: Canvas) -> None:
    """Assignment 31: a village stall whose awning carries questions for passers-by."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    scenery.cloud(c, 130, 150)
    scenery.cloud(c, 1090, 210, 0.8)
    scenery.ridge(c, [(-20, 470), (240, 420), (560, 450), (900, 400), (1220, 450)], dye.DAUN_PALE)
    for x, size in ((64, 1.0), (1140, 1.1)):
        with c.at(x, 640, size):
            scenery.fruit_tree(c, dye.DAUN_SOFT, dye.KUNYIT if x < 100 else None)
    scenery.ridge(c, [(-20, 630), (600, 616), (1220, 632)], dye.SAND)
    c.oval(600, 730, 470, 26, dye.SAND_DEEP)
    c.rect(230, 240, 740, 300, mix(dye.WALL_DEEP, dye.SOGAN_PALE, 0.5))
    for level in (350, 450):
        _jar_row(c, level)
    for x in (212, 962):
        c.rect(x, 200, 28, 530, dye.SOGAN_DEEP)
    _stall_front(c)
    for index, x in enumerate((330, 510, 690, 870)):
        with c.at(x, 262, 1, (-4, 3, -2, 4)[index]):
            _question_tag(c, (dye.CLOTH, dye.KUNYIT_PALE, dye.DAUN_MIST, dye.CLOTH)[index])


def _jar_row(c: Canvas, level: float) -> None:
    """A shelf of jars and tins."""
    tones = (dye.KUNYIT, dye.BRICK, dye.DAUN_MID, dye.TARUM_SOFT, dye.CLAY, dye.STRAW)
    for step in range(9):
        x = 262 + step * 78
        c.rect(x, level - 62, 50, 62, mix(dye.SKY, dye.FOAM, 0.4), 10)
        c.rect(x, level - 40 + (step * 13) % 22, 50, 40 - (step * 13) % 22, tones[(step + int(level)) % 6], 8)
        c.rect(x + 3, level - 72, 44, 14, dye.SOGAN if step % 2 else dye.TARUM_DEEP, 4)
    c.rect(230, level, 740, 13, dye.SOGAN)


def _stall_front(c: Canvas) -> None:
    """The counter of planks and the striped awning."""
    c.rect(190, 536, 820, 30, dye.SOGAN_SOFT, 4)
    c.rect(212, 566, 778, 164, dye.SOGAN)
    for y in (606, 648, 690):
        c.line([(212, y), (990, y)], 4, dye.SOGAN_DEEP, blunt=True)
    for step in range(8):
        tone = dye.TARUM if step % 2 == 0 else dye.FOAM
        top, bottom = 228 + step * 93, 150 + step * 112.5
        c.fill([(top, 90), (top + 93, 90), (bottom + 112.5, 216), (bottom, 216)], tone)
        c.fill(oval(bottom + 56, 216, 56.5, 30, 0, 180), mix(tone, dye.INK, 0.1))
    c.rect(214, 76, 772, 22, dye.SOGAN_DEEP, 6)
    _answer_box(c)
    for x, y in ((296, 478), (334, 470), (372, 474), (410, 480), (352, 456)):
        c.disc(x, y, 22, dye.KUNYIT if x % 4 else dye.CLAY)
    with c.at(270, 488):
        things.basket(c, 170, 52)


def _answer_box(c: Canvas) -> None:
    """A box for answers on the counter, a slip half inside, and a tin with pencils."""
    with c.at(700, 430, 1, 8):
        c.rect(-34, 0, 68, 60, dye.CLOTH, 2)
    c.rect(630, 462, 140, 76, dye.DAUN, 5)
    c.rect(630, 462, 140, 16, dye.DAUN_DEEP, 5)
    c.disc(700, 508, 16, dye.KUNYIT)
    for x, turn, tone in ((842, -8, dye.KUNYIT), (858, 2, dye.TARUM), (872, 12, dye.BRICK)):
        with c.at(x, 424, 1, turn):
            c.rect(-6, 0, 12, 70, tone)
            c.fill([(-6, 0), (6, 0), (0, -16)], dye.KUNYIT_PALE)
    c.rect(826, 470, 62, 68, dye.STONE, 5)
    c.rect(826, 482, 62, 10, dye.SKY)


def _question_tag(c: Canvas, paper: Colour) -> None:
    """A paper tag with a question mark, hanging below the awning."""
    c.line([(0, -40), (0, 8)], 5, dye.SOGAN_DEEP)
    c.rect(-56, 0, 112, 136, paper, 6)
    c.disc(0, 18, 8, dye.SOGAN)
    c.curve([(-20, 62), (-14, 44), (6, 40), (20, 54), (12, 72), (0, 82), (0, 94)], 11, dye.TARUM)
    c.disc(0, 114, 8, dye.TARUM)


SCENES = {
    "debat-rumah-betang": longhouse_debate,
    "kelas-pulih": tent_class,
    "pojok-tanya-warung": question_stall,
}
