"""Numbers as they are said of classes: 4, IV and empat are one, and stand for a phase, though less surely."""

from collections.abc import Iterator

from search.models.synonyms import Row

_WORDS = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "duabelas",
]
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ORDINALS = ["pertama", *(f"ke{word}" for word in _WORDS[1:])]
#: phase → its classes
PHASES = {"a": (1, 2), "b": (3, 4), "c": (5, 6), "d": (7, 8, 9), "e": (10,), "f": (11, 12)}
CLASS, PHASE = ("kelas", "kls", "kelasnya", "grade"), ("fase", "phase")
#: where a school counts from one again, its class 1 is: kelas 1 SMP is kelas 7
SCHOOLS = {"smp": 6, "mts": 6, "sltp": 6, "sma": 9, "smk": 9, "ma": 9, "mak": 9, "slta": 9}
BETWEEN = ("dan", "sampai", "hingga", "and", "to")
SAME, NEARLY, ALONE, PART = 1.0, 0.9, 0.5, 0.4

#: every spelling of 1 to 12 → the number
NUMBERS = {
    spelling: at + 1
    for at in range(12)
    for spelling in (str(at + 1), f"0{at + 1}", _ROMAN[at], _WORDS[at], _ORDINALS[at])
}
#: as numbers these stand behind the word “kelas” only
_DOUBTFUL = ("i", "v", "x", "pertama")


def same_number(word: str) -> dict[str, float]:
    """Other spellings of a number that stands alone, and how much each counts."""
    number = NUMBERS.get(word)
    if number is None or word in _DOUBTFUL:
        return {}
    others = (str(number), _WORDS[number - 1], _ROMAN[number - 1], _ORDINALS[number - 1])
    return {other: ALONE for other in others if other != word and other not in _DOUBTFUL}


def classes(words: list[str]) -> Iterator[tuple[int, int, dict[Row, float]]]:
    """The classes and phases named in a row of words: where the word “kelas” stands, where its number, and
    every way to say both.
    """
    for at, word in enumerate(words[:-1]):
        if word in PHASE and words[at + 1] in PHASES:
            yield at, at + 1, _phase(words[at + 1])
        if word in CLASS:
            place = at + 1
            while place < len(words) and words[place] in NUMBERS:
                yield at, place, _class(NUMBERS[words[place]], words[place + 1 : place + 2])
                place += 2 if words[place + 1 : place + 2] and words[place + 1] in BETWEEN else 1


def _class(number: int, school: list[str]) -> dict[Row, float]:
    added = SCHOOLS.get(school[0], 0) if school and number <= 3 else 0
    found = _spellings(number + added)
    if added:
        found |= {row: PART * weight for row, weight in _spellings(number).items()}
    phase = next(phase for phase, numbers in PHASES.items() if number + added in numbers)
    return found | {("fase", phase): PART}


def _spellings(number: int) -> dict[Row, float]:
    return {
        ("kelas", str(number)): SAME,
        ("kelas", _ROMAN[number - 1]): SAME,
        ("kelas", _WORDS[number - 1]): NEARLY,
        ("grade", str(number)): NEARLY,
    }


def _phase(phase: str) -> dict[Row, float]:
    found: dict[Row, float] = {("fase", phase): SAME, ("phase", phase): NEARLY}
    for number in PHASES[phase]:
        found |= dict.fromkeys(list(_spellings(number))[:2], PART)
    return found
