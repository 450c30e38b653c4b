"""The dyes of the pictures: the four earned colours, unbleached cloth, soft tones of sky, sea and soil."""

Colour = tuple[int, int, int]


def _dye(code: str) -> Colour:
    """Read a colour from its six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with `share` (0 to 1) of `second` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


INK = _dye("1a2231")
CLOTH = _dye("ffffff")
MORI = _dye("f7f5ef")
MORI_DEEP = _dye("ece6d8")
WALL = _dye("efe8d8")
WALL_DEEP = _dye("e0d6bf")

TARUM = _dye("24457d")
TARUM_DEEP = _dye("1c2e4f")
TARUM_SOFT = _dye("5b7aa8")
TARUM_PALE = _dye("b4c4da")

SOGAN = _dye("774719")
SOGAN_DEEP = _dye("5a3411")
SOGAN_SOFT = _dye("8f5a26")
SOGAN_PALE = _dye("b98a55")
BRICK = _dye("a0521d")
CLAY = _dye("c07a45")

KUNYIT = _dye("e7b04a")
KUNYIT_DEEP = _dye("c98f2c")
STRAW = _dye("e5b95f")
KUNYIT_PALE = _dye("f3d9a0")

DAUN = _dye("2b6045")
DAUN_DEEP = _dye("1f4a38")
DAUN_SOFT = _dye("3d6a55")
DAUN_MID = _dye("5f9070")
DAUN_PALE = _dye("8fb79a")
DAUN_MIST = _dye("b9d0bd")

SKY = _dye("cfdce6")
SKY_PALE = _dye("e3e9ea")
SEA = _dye("6f93a8")
SEA_PALE = _dye("8fb0bd")
SEA_MID = _dye("5f8da0")
SEA_DEEP = _dye("47717f")
FOAM = _dye("f6f2e8")

SAND = _dye("d9cdb4")
SAND_DEEP = _dye("c4b595")
SAND_PALE = _dye("e8dfca")
FLAG_RED = _dye("be2c28")
STONE = _dye("8b929a")
STONE_DEEP = _dye("6c747e")
RULE = _dye("c9d3de")
