"""Scenes of fields: the school garden, the terraces, the dry field."""

from random import Random

from . import palette as dye
from . import scenery, things
from .canvas import Canvas
from .palette import Colour, mix
from .shapes import Points, box, smooth


def garden_sign(c: Canvas) -> None:
    """Story 3: a pole hung with young coconut leaf closes the school garden until the harvest."""
    c.rect(0, 0, 1200, 800, dye.SKY)
    c.disc(980, 150, 62, dye.KUNYIT_PALE)
    scenery.cloud(c, 640, 140)
    scenery.ridge(c, [(-20, 400), (200, 320), (420, 370), (700, 300), (960, 360), (1220, 310)], dye.DAUN_MIST)
    scenery.ridge(c, [(-20, 450), (260, 420), (620, 440), (900, 410), (1220, 440)], dye.DAUN_PALE)
    with c.at(820, 500, 0.86):
        scenery.school(c)
    scenery.ridge(c, [(-20, 500), (400, 488), (800, 504), (1220, 486)], dye.DAUN_MID)
    for x, y, size, fruit in (
        (520, 560, 0.84, dye.KUNYIT),
        (1090, 600, 1.1, dye.CLAY),
        (60, 590, 1.1, dye.KUNYIT),
    ):
        c.oval(x, y, 90 * size, 14, dye.DAUN_SOFT)
        with c.at(x, y, size):
            scenery.fruit_tree(c, dye.DAUN, fruit)
    scenery.ridge(c, [(-20, 650), (300, 622), (760, 640), (1220, 616)], dye.DAUN_SOFT)
    scenery.grass(c, 30, 1180, 700, dye.DAUN_MID, depth=80)
    _bed_of_seedlings(c)
    with c.at(290, 740):
        _leaf_sign(c)


def _bed_of_seedlings(c: Canvas) -> None:
    """A planted bed edged with bamboo."""
    c.fill([(560, 690), (1080, 690), (1130, 762), (520, 762)], dye.SOGAN)
    c.line([(516, 764), (1134, 764)], 14, dye.STRAW)
    for row, y in enumerate((704, 740)):
        for step in range(8 - row):
            x = 596 + step * 64 + row * 26
            for turn in (-150, -90, -30):
                with c.at(x, y, 1, turn):
                    things.leaf(c, 34, dye.DAUN_PALE)


def _leaf_sign(c: Canvas) -> None:
    """The sign itself: a pole and a bound sheaf of pale leaves."""
    c.oval(0, 6, 60, 12, dye.DAUN)
    c.line([(0, 0), (0, -560)], 24, dye.SOGAN)
    c.line([(-5, -6), (-5, -554)], 6, dye.SOGAN_SOFT)
    c.line([(-128, -492), (128, -492)], 18, dye.SOGAN_SOFT)
    tones = (dye.KUNYIT_PALE, dye.DAUN_PALE, dye.STRAW)
    for step in range(13):
        x = -116 + step * 19.3
        hang = 190 + 46 * (step % 3) - abs(x) * 0.35
        sway = 10 if step % 2 else -8
        c.blob(
            [
                (x - 7, -494),
                (x + 7, -494),
                (x + 12 + sway * 0.4, -494 + hang * 0.6),
                (x + sway, -494 + hang),
                (x - 10 + sway * 0.4, -494 + hang * 0.55),
            ],
            tones[step % 3],
        )
    for x in (-96, 0, 96):
        c.line([(x - 16, -502), (x + 16, -480)], 8, dye.BRICK)
        c.line([(x - 16, -480), (x + 16, -502)], 8, dye.BRICK)


def terraces(c: Canvas) -> None:
    """Story 5: water finds its way down the terraces, drawn like a chart with branches."""
    c.rect(0, 0, 1200, 800, dye.SKY_PALE)
    scenery.ridge(c, [(-20, 210), (240, 90), (460, 170), (700, 60), (960, 150), (1220, 100)], dye.DAUN_MIST)
    scenery.ridge(c, [(-20, 230), (300, 190), (640, 214), (900, 180), (1220, 220)], dye.DAUN_PALE)
    for x, size in ((120, 0.44), (186, 0.52), (1040, 0.5), (1110, 0.42)):
        with c.at(x, 236, size):
            scenery.palm(c)
    greens = (dye.DAUN_MID, dye.DAUN_SOFT, dye.STRAW, dye.DAUN_MID, dye.DAUN_SOFT, dye.DAUN)
    tops = (222, 296, 380, 478, 590, 712)
    for index, (top, green) in enumerate(zip(tops, greens, strict=True)):
        _terrace(c, top, 1 if index % 2 else -1, green, index)
    _water_chart(c)


def _terrace(c: Canvas, top: float, lean: int, green: Colour, seed: int) -> None:
    """One terrace: a bund, a strip of water, and rows of rice."""
    edge = [
        (-30, top + 16 * lean),
        (260, top - 18 * lean),
        (600, top + 14 * lean),
        (940, top - 16 * lean),
        (1230, top + 12 * lean),
    ]
    scenery.ridge(c, [(x, y - 14) for x, y in edge], dye.SOGAN_SOFT)
    scenery.ridge(c, edge, mix(dye.SEA_PALE, dye.SKY, 0.3))
    scenery.ridge(c, [(x, y + 16) for x, y in edge], green)
    tuft = mix(green, dye.FOAM, 0.28)
    chance = Random(seed)
    line = smooth([(x, y + 36) for x, y in edge])
    for x, y in line:
        shift = chance.uniform(0, 20)
        for lift in (0, 26) if seed < 3 else (0, 30, 58):
            c.line([(x + shift + lift / 2, y + lift), (x + shift + lift / 2 + 4, y + lift - 16)], 4, tuft)


def _water_chart(c: Canvas) -> None:
    """Channels with arrows between a spring, a divider and three fields."""
    arrows: tuple[Points, ...] = (
        [(600, 250), (600, 296)],
        [(536, 378), (420, 384), (330, 410), (300, 448)],
        [(664, 378), (780, 384), (870, 410), (900, 448)],
        [(300, 560), (310, 610), (390, 652), (440, 660)],
        [(900, 560), (890, 610), (810, 652), (760, 660)],
    )
    for points in arrows:
        c.line(smooth(points), 34, dye.TARUM_DEEP)
        c.line(smooth(points), 24, dye.SEA)
        things.arrow(c, points, 8, dye.FOAM)
    c.rect(520, 160, 160, 84, dye.TARUM_DEEP, 42)
    c.rect(530, 170, 140, 64, dye.SEA_PALE, 32)
    c.fill([(600, 308), (708, 378), (600, 448), (492, 378)], dye.TARUM_DEEP)
    c.fill([(600, 322), (686, 378), (600, 434), (514, 378)], dye.KUNYIT)
    c.line([(572, 400), (572, 366), (628, 366), (628, 400)], 9, dye.TARUM_DEEP)
    c.line([(600, 366), (600, 350)], 9, dye.TARUM_DEEP)
    for x, y, w in ((210, 470, 180), (810, 470, 180), (470, 640, 260)):
        c.rect(x, y, w, 84, dye.TARUM_DEEP, 8)
        c.rect(x + 10, y + 10, w - 20, 64, dye.FOAM, 4)
        for step in range(int(w / 46)):
            for turn in (-120, -90, -60):
                with c.at(x + w / 2 + (step - (int(w / 46) - 1) / 2) * 42, y + 66, 1, turn):
                    things.leaf(c, 40, dye.DAUN)


def rain_gauge(c: Canvas) -> None:
    """Story 13: a bottle that measures rain in a dry field, and the bars of the months."""
    c.rect(0, 0, 1200, 800, mix(dye.KUNYIT_PALE, dye.SKY_PALE, 0.45))
    c.disc(250, 150, 78, dye.KUNYIT)
    scenery.ridge(
        c,
        [(-20, 420), (200, 340), (380, 330), (620, 400), (860, 330), (1220, 400)],
        mix(dye.SAND, dye.SOGAN, 0.16),
    )
    scenery.ridge(c, [(-20, 470), (300, 430), (700, 464), (1220, 430)], mix(dye.SAND, dye.SOGAN, 0.3))
    scenery.ridge(c, [(-20, 520), (500, 506), (1220, 524)], dye.SOGAN_PALE)
    _cracks(c)
    with c.at(150, 560):
        _bare_tree(c)
    with c.at(440, 740):
        _bottle_gauge(c)
    _rain_bars(c)
    for x, y in ((70, 700), (250, 640), (600, 620), (1130, 760), (640, 770)):
        for lean in (-14, -4, 8, 16):
            c.line([(x, y), (x + lean, y - 26)], 4, dye.STRAW)


def _cracks(c: Canvas) -> None:
    """Cracks running through dry soil."""
    colour = dye.SOGAN_SOFT
    for points in (
        [(0, 620), (90, 600), (160, 640), (300, 610), (380, 650)],
        [(160, 640), (190, 710), (120, 800)],
        [(190, 710), (300, 740), (360, 800)],
        [(500, 560), (560, 610), (540, 680), (620, 730), (600, 800)],
        [(540, 680), (470, 700)],
        [(620, 730), (760, 760), (900, 740), (1000, 800)],
        [(560, 610), (680, 590), (740, 560)],
        [(900, 740), (1010, 690), (1200, 710)],
        [(1010, 690), (1040, 640)],
    ):
        c.line(points, 6, colour)


def _bare_tree(c: Canvas) -> None:
    """A teak tree that has dropped its leaves, foot at the origin."""
    c.fill([(-18, 0), (-8, -160), (8, -160), (20, 0)], dye.SOGAN)
    for points, width in (
        ([(0, -150), (-20, -230), (-70, -290)], 13),
        ([(0, -150), (26, -220), (84, -270)], 12),
        ([(-16, -220), (10, -300), (4, -340)], 9),
        ([(-46, -262), (-96, -264)], 7),
        ([(50, -244), (62, -310)], 7),
        ([(70, -260), (116, -252)], 6),
    ):
        c.curve(points, width, dye.SOGAN)
    for x, y, turn in ((-98, -262, 120), (118, -250, 70), (30, -8, 10), (-60, 4, 170)):
        with c.at(x, y, 1, turn):
            things.leaf(c, 34, dye.KUNYIT_DEEP)


def _bottle_gauge(c: Canvas) -> None:
    """A cut bottle tied to a stake, its top turned over as a funnel; little water inside."""
    c.rect(58, -400, 22, 400, dye.SOGAN)
    c.oval(10, 4, 120, 14, dye.SOGAN_SOFT)
    c.rect(-70, -320, 130, 316, mix(dye.SKY, dye.FOAM, 0.35), 14)
    c.rect(-70, -64, 130, 60, dye.SEA_MID, 14)
    c.rect(-70, -64, 130, 14, dye.SEA_PALE)
    c.fill([(-70, -330), (60, -330), (12, -256), (12, -226), (-22, -226), (-22, -256)], dye.SEA_PALE)
    c.rect(-78, -338, 146, 16, dye.TARUM, 6)
    c.rect(34, -300, 12, 230, dye.FOAM, 6)
    for step in range(9):
        c.line(
            [(-70, -30 - step * 24), (-70 + (42 if step % 2 else 24), -30 - step * 24)],
            5,
            dye.TARUM_DEEP,
            blunt=True,
        )
    for y in (-270, -110):
        c.line([(-72, y), (82, y)], 9, dye.BRICK, blunt=True)


def _rain_bars(c: Canvas) -> None:
    """A board on two legs with ten bars; the last two are only outlines, for data still missing."""
    for x in (760, 1080):
        c.line([(x, 560), (x, 730)], 16, dye.SOGAN_DEEP)
    with c.at(690, 180):
        things.board(c, 460, 390, dye.CLOTH)
        for row in range(1, 5):
            c.line([(40, 340 - row * 68), (430, 340 - row * 68)], 3, dye.RULE, blunt=True)
        for step, height in enumerate((250, 214, 180, 96, 44, 18, 10, 24, 88, 150)):
            x = 52 + step * 38
            if step < 8:
                c.rect(x, 340 - height, 26, height, dye.TARUM if height > 60 else dye.KUNYIT_DEEP)
            else:
                c.dashes([*box(x, 340 - height, 26, height), (x, 340 - height)], 4, dye.TARUM_SOFT, 9, 6)
        c.line([(40, 40), (40, 340), (434, 340)], 6, dye.INK)


SCENES = {
    "sasi-di-sekolah": garden_sign,
    "subak-jadi-diagram-alir": terraces,
    "pranata-mangsa-dan-data-hujan": rain_gauge,
}
