"""Scenes in the classroom: the duty wall, the circle, three classes, the table signs, two languages."""

from math import cos, radians, sin

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import box, oval, star


def duty_wall(c: Canvas) -> None:
    """Story 9: brooms and a bucket below a duty chart that has turned into a list of crosses."""
    scenery.room(c, 620)
    with c.at(120, 90):
        _view(c, 280, 240)
    with c.at(560, 76):
        _duty_chart(c)
    with c.at(180, 700, 1, 7):
        _broom(c, dye.KUNYIT_DEEP, dye.STRAW)
    with c.at(330, 706, 1, -5):
        _broom(c, dye.TARUM, dye.SOGAN_DEEP)
    with c.at(470, 716):
        _bucket(c)
    c.oval(760, 748, 130, 16, mix(dye.SAND, dye.SEA, 0.4))
    with c.at(1010, 752, 1.35):
        things.chair(c)


def _view(c: Canvas, w: float, h: float) -> None:
    """A window on sky and trees, its upper left corner at the origin."""
    with c.inside(box(0, 0, w, h)):
        c.rect(0, 0, w, h, dye.SKY)
        scenery.cloud(c, w * 0.3, h * 0.4, 0.6)
        c.blob(
            [(-60, h + 60), (w * 0.2, h * 0.55), (w * 0.6, h * 0.68), (w, h * 0.5), (w + 60, h + 60)],
            dye.DAUN_PALE,
        )
        c.blob([(-60, h + 60), (w * 0.3, h * 0.8), (w * 0.8, h * 0.72), (w + 60, h + 60)], dye.DAUN_MID)
    scenery.window(c, 0, 0, w, h)


def _duty_chart(c: Canvas) -> None:
    """Six days and five groups; more crosses than ticks as the week goes on."""
    things.board(c, 520, 370, dye.CLOTH)
    for column in range(6):
        c.rect(104 + column * 68, 22, 54, 40, dye.TARUM if column % 2 == 0 else dye.TARUM_SOFT, 4)
        c.number(str(column + 1), 131 + column * 68, 42, 26, dye.FOAM)
    dyes = (dye.KUNYIT, dye.DAUN_MID, dye.SOGAN_PALE, dye.SEA, dye.CLAY)
    for row, colour in enumerate(dyes):
        y = 104 + row * 56
        c.disc(52, y, 19, colour)
        c.line([(24, y + 28), (500, y + 28)], 3, dye.RULE, blunt=True)
        for column in range(6):
            x = 131 + column * 68
            if (row * 2 + column * 3) % 7 > column:
                things.tick(c, x, y, 15)
            else:
                c.line([(x - 12, y - 12), (x + 12, y + 12)], 6, dye.SOGAN)
                c.line([(x + 12, y - 12), (x - 12, y + 12)], 6, dye.SOGAN)


def _broom(c: Canvas, handle: Colour, bristle: Colour) -> None:
    """A broom leaning upright, its bristles on the origin's level."""
    c.line([(0, -120), (0, -440)], 15, handle)
    c.fill([(-26, -150), (26, -150), (66, 0), (-66, 0)], bristle)
    for step in range(9):
        x = -56 + step * 14
        c.line([(x * 0.42, -140), (x, -3)], 3, mix(bristle, dye.INK, 0.28), blunt=True)
    c.rect(-30, -164, 60, 24, mix(handle, dye.INK, 0.2), 5)
    c.line([(-38, -108), (38, -108)], 7, dye.BRICK, blunt=True)


def _bucket(c: Canvas) -> None:
    """A bucket with a cloth over its rim, standing on the origin's level."""
    c.line(oval(80, -150, 84, 100, 180, 360), 7, dye.STONE_DEEP)
    c.fill([(-8, -150), (168, -150), (146, 0), (14, 0)], dye.TARUM)
    c.fill([(112, -150), (168, -150), (146, 0), (104, 0)], dye.TARUM_DEEP)
    c.oval(80, -150, 88, 20, dye.TARUM_DEEP)
    c.oval(80, -148, 74, 13, dye.SEA_PALE)
    c.fill([(4, -160), (70, -168), (80, -90), (62, -70), (44, -86), (22, -64), (6, -84)], dye.KUNYIT_PALE)
    c.line([(18, -150), (26, -84)], 4, dye.STRAW)


def speaking_circle(c: Canvas) -> None:
    """Story 10: seen from above, chairs in a circle and one stone for whoever is speaking."""
    scenery.boards(c, 0, colour=mix(dye.SAND, dye.SOGAN_PALE, 0.3), rows=7)
    c.fill([(60, 0), (330, 0), (700, 800), (340, 800)], mix(dye.SAND, dye.KUNYIT_PALE, 0.5))
    c.fill([(420, 0), (600, 0), (970, 800), (800, 800)], mix(dye.SAND, dye.KUNYIT_PALE, 0.5))
    for r, colour in ((196, dye.TARUM_DEEP), (184, dye.TARUM), (150, dye.FOAM), (138, dye.TARUM_SOFT)):
        c.disc(600, 400, r, colour)
    for r, size in ((167, 12), (100, 10)):
        c.dashes(oval(600, 400, r, r), size, dye.KUNYIT, 20, 16)
    c.disc(600, 400, 74, dye.TARUM)
    c.blob([(544, 420), (556, 372), (606, 352), (654, 384), (656, 426), (604, 448)], dye.STONE_DEEP)
    c.blob([(546, 412), (558, 370), (606, 352), (650, 380), (646, 414), (600, 430)], dye.STONE)
    c.curve([(580, 378), (604, 368), (628, 382)], 6, dye.SKY_PALE)
    for step in range(12):
        turn = step * 30 + 15
        x, y = 600 + 430 * cos(radians(turn)), 400 + 300 * sin(radians(turn))
        with c.at(x, y, 1, turn + 90 + (6 if step % 3 == 0 else 0)):
            _seat_from_above(c, (dye.SOGAN_SOFT, dye.BRICK, dye.SOGAN)[step % 3])
    with c.at(1090, 96, 1, 20):
        c.rect(-60, -44, 120, 88, dye.CLOTH, 3)
        for y in (-20, 2, 24):
            things.scribble(c, -44, y, 88, dye.TARUM_SOFT, 4)


def _seat_from_above(c: Canvas, colour: Colour) -> None:
    """A chair seen from above, its open side downwards to the centre of the circle."""
    c.rect(-46, -40, 92, 92, mix(colour, dye.SOGAN_DEEP, 0.55), 12)
    c.rect(-42, -44, 84, 84, mix(colour, dye.KUNYIT, 0.2), 12)
    c.rect(-50, -58, 100, 24, mix(colour, dye.SOGAN_DEEP, 0.35), 10)


def three_classes(c: Canvas) -> None:
    """Story 17: one room, one board in three parts, one clock, and three clusters of desks."""
    scenery.room(c, 430)
    with c.at(290, 108):
        things.board(c, 620, 190)
        for x in (207, 413):
            c.line([(x, 12), (x, 178)], 5, dye.KUNYIT)
        for x, count in ((46, 1), (246, 2), (450, 3)):
            for step in range(count):
                c.disc(x + 14 + step * 38, 44, 13, dye.FOAM)
            for y in (92, 126, 158):
                things.scribble(c, x, y, 120, dye.DAUN_MIST, 4)
    with c.at(130, 168):
        things.clock(c, 72, 8.25)
    with c.at(986, 92):
        _view(c, 170, 180)
    spots = ((230, 700, dye.TARUM, 4), (610, 640, dye.KUNYIT_DEEP, 6), (970, 706, dye.DAUN, 4))
    for x, y, colour, _ in spots:
        c.oval(x, y - 6, 210, 62, mix(colour, dye.SAND, 0.62))
        c.dashes(oval(x, y - 6, 194, 54), 5, mix(colour, dye.SAND, 0.25), 18, 14)
    for x, y, colour, _ in sorted(spots, key=lambda spot: spot[1]):
        with c.at(x, y - 34, 0.88):
            _cluster(c, colour)


def _cluster(c: Canvas, colour: Colour) -> None:
    """Four chairs round two joined desks with books of one colour."""
    for x in (-96, 96):
        with c.at(x, -10, 0.86):
            things.chair(c, mix(colour, dye.SOGAN, 0.35))
    with c.at(0, 40):
        things.desk(c, 400)
    for x, lean in ((-120, -8), (30, 6), (120, -4)):
        with c.at(x, -114, 1, lean):
            c.rect(-34, -12, 68, 16, colour, 3)
            c.rect(-32, -6, 64, 6, dye.FOAM)
    for x in (-110, 110):
        with c.at(x, 112, 0.9):
            things.chair(c, colour)


def table_signs(c: Canvas) -> None:
    """Story 21: three table signs, a star, a moon and a stone; the stone stands alone in the shade."""
    scenery.room(c, 520)
    with c.at(330, 80):
        things.board(c, 540, 230)
        for row, y in enumerate((56, 104, 152)):
            things.scribble(c, 40, y, 300 - row * 50, dye.DAUN_MIST, 5)
    with c.inside([(806, 0), (1200, 0), (1200, 800), (850, 800)]):
        scenery.room(c, 520, mix(dye.WALL, dye.SOGAN, 0.24), mix(dye.SAND, dye.SOGAN, 0.24))
        with c.at(330, 80):
            things.board(c, 540, 230, mix(dye.DAUN_DEEP, dye.INK, 0.3), dye.SOGAN_DEEP)
    for x, chairs in ((210, (-80, 80)), (600, (-80, 80)), (1004, (0,))):
        for shift in chairs:
            with c.at(x + shift, 690, 1.05):
                things.chair(c, dye.SOGAN_DEEP if x > 900 else dye.SOGAN)
        with c.at(x, 740, 1.25):
            things.desk(c, 262, dye.SOGAN if x > 900 else dye.SOGAN_SOFT)
        with c.at(x, 556):
            _tent_card(c, x > 900)
    c.fill(star(210, 466, 58), dye.KUNYIT)
    c.disc(600, 470, 52, dye.TARUM)
    c.disc(624, 456, 44, dye.CLOTH)
    c.blob([(946, 496), (962, 448), (1006, 430), (1050, 456), (1058, 500), (1000, 512)], dye.STONE_DEEP)
    c.blob([(952, 486), (966, 446), (1006, 430), (1044, 454), (1040, 482), (1000, 494)], dye.STONE)


def _tent_card(c: Canvas, shaded: bool) -> None:
    """A folded card standing on a desk."""
    face = mix(dye.CLOTH, dye.STONE, 0.25) if shaded else dye.CLOTH
    c.fill([(80, -166), (132, -8), (100, 0)], mix(face, dye.SOGAN, 0.3))
    c.fill([(-84, -166), (86, -166), (106, 0), (-106, 0)], face)
    c.line([(-84, -166), (86, -166)], 5, mix(face, dye.SOGAN, 0.3))


def two_languages(c: Canvas) -> None:
    """Story 23: a reading corner with books in two colours and a woven mat."""
    c.rect(0, 0, 1200, 800, dye.WALL)
    c.fill([(0, 0), (330, 0), (330, 560), (0, 660)], dye.WALL_DEEP)
    c.fill([(330, 560), (1200, 560), (1200, 800), (0, 800), (0, 660)], dye.SAND)
    c.line([(0, 658), (330, 558), (1200, 558)], 12, dye.SOGAN_PALE)
    c.fill([(60, 130), (250, 160), (250, 380), (60, 400)], dye.SOGAN)
    c.fill([(78, 152), (234, 176), (234, 364), (78, 380)], dye.SKY)
    c.fill([(78, 320), (150, 288), (234, 318), (234, 364), (78, 380)], dye.DAUN_PALE)
    c.line([(156, 146), (156, 390)], 9, dye.SOGAN)
    for level, seed in ((250, 0), (430, 3)):
        _shelf(c, level, seed)
    with c.at(1076, 650, 1.35):
        things.pot_plant(c)
    _floor_mat(c)
    with c.at(640, 690):
        _open_book(c)
    for x, y, colour in ((300, 690, dye.TARUM), (940, 712, dye.KUNYIT_DEEP)):
        c.oval(x, y + 20, 92, 34, mix(colour, dye.INK, 0.3))
        c.oval(x, y, 92, 38, colour)
        c.dashes(oval(x, y, 74, 26), 5, mix(colour, dye.FOAM, 0.5), 16, 12)


def _shelf(c: Canvas, level: float, seed: int) -> None:
    """A shelf with books of the mother tongue (kunyit) and of Indonesian (tarum), side by side."""
    x = 420.0
    while x < 930:
        step = int(x) + seed
        width, height = 28 + (step * 7) % 18, 104 + (step * 5) % 28
        tone = (dye.TARUM, dye.KUNYIT, dye.TARUM_SOFT, dye.KUNYIT_DEEP)[(seed + int((x - 420) / 62)) % 4]
        with c.at(x, level):
            things.book(c, width, height, tone)
        x += width + 4
    c.rect(390, level, 580, 18, dye.SOGAN)
    for bracket in (430, 916):
        c.fill([(bracket, level + 18), (bracket + 22, level + 18), (bracket, level + 40)], dye.SOGAN_DEEP)


def _floor_mat(c: Canvas) -> None:
    """A woven mat lying on the floor, narrower at its far side."""
    outline = [(300, 606), (930, 606), (1080, 778), (150, 778)]
    c.fill(outline, dye.KUNYIT_PALE)
    with c.inside(outline):
        for row in range(8):
            y = 612 + row * 22 + row * row * 0.6
            c.dashes([(100 + (row % 2) * 34, y + 6), (1120, y + 6)], 13, dye.CLAY, 34, 34)
    c.line([*outline, outline[0]], 9, dye.BRICK)


def _open_book(c: Canvas) -> None:
    """An open book, one page for each language."""
    c.fill([(-150, 4), (0, 22), (150, 4), (178, 74), (0, 94), (-178, 74)], dye.SOGAN)
    c.fill([(-146, -4), (0, 14), (0, 84), (-172, 62)], dye.CLOTH)
    c.fill([(146, -4), (0, 14), (0, 84), (172, 62)], dye.MORI_DEEP)
    for step in range(3):
        y = 16 + step * 18
        c.line([(-140 - step * 5, y - 4), (-26, y + 12)], 6, dye.KUNYIT_DEEP)
        c.line([(140 + step * 5, y - 4), (26, y + 12)], 6, dye.TARUM)


SCENES = {
    "piket-huyula": duty_wall,
    "sipakatau-di-kelas": speaking_circle,
    "satu-guru-tiga-kelas": three_classes,
    "kelompok-yang-memalukan": table_signs,
    "pojok-bahasa-ibu": two_languages,
}
