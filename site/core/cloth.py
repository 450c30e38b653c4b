"""One cloth per story: the weave follows from the story's id, the dye from its level.

An adaptation keeps the weave of what it adapts and changes the dye, so kinship can be seen.
"""

WEAVES = ("polos", "kepar", "sirip", "wajik", "bakul", "ombak", "tangga", "mata")
DYES = {"paud": 4, "sd-mi": 2, "smp-mts": 1, "sma-ma": 5, "smk-mak": 6, "slb": 3, "kesetaraan": 6}


def weave_of(number: int) -> str:
    """The class of the weave for the text with this number."""
    # A multiplier without a common factor with eight keeps neighbours in a list apart.
    return f"k-{WEAVES[(number * 5) % len(WEAVES)]}"


def dye_of(level: str, *, unlike: str = "") -> str:
    """The class of the dye for a level; `unlike` is the dye of the adapted story, which is never repeated."""
    dye = f"d{DYES.get(level, 3)}"
    return f"d{DYES.get(level, 3) % 6 + 1}" if dye == unlike else dye
