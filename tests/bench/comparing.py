"""What comparing two versions of a story of 10,000 words costs, and how it grows; texts made to be slow among them.

Milliseconds of the processor, which other work on the machine does not change.
"""

import random
import statistics
import time
from collections.abc import Callable

from practices.articles.models import PracticePage
from review.comparing import compare_versions

WORDS, SHORT, BUDGET, TIMES = 10_000, 1_000, 200, 5
PARTS = ("situation", "challenge", "actions", "reflection", "did_not_work")
Paragraphs = list[list[str]]


def table() -> list[str]:
    """A line for each way in which a story may change, in milliseconds, with the ratio to a tenth of the words."""
    lines = [f"{'':32}{'1,000 words':>14}{'10,000 words':>14}{'ratio':>8}"]
    for name, change in CHANGES.items():
        short, long = (_cost(change, words) for words in (SHORT, WORDS))
        lines.append(f"{name:32}{short:>11.1f} ms{long:>11.1f} ms{long / short:>8.1f}")
    return [*lines, f"{'budget':32}{'':14}{BUDGET:>11} ms"]


def _cost(change: Callable[[random.Random, Paragraphs], Paragraphs], words: int) -> float:
    """The median of several turns."""
    chance = random.Random(7)
    old = [[_word(chance) for _word_number in range(100)] for _paragraph in range(words // 100)]
    before, after = _story(old), _story(change(chance, old))
    readings = []
    for _turn in range(TIMES):
        began = time.process_time()
        compare_versions(before, after)
        readings.append((time.process_time() - began) * 1_000)
    return statistics.median(readings)


def _story(paragraphs: Paragraphs) -> PracticePage:
    """A story that was never stored, its paragraphs over the five parts."""
    page = PracticePage(title="Timbangan di TPI", summary="Angka di timbangan ikan.")
    share = -(-len(paragraphs) // len(PARTS))
    for number, part in enumerate(PARTS):
        mine = paragraphs[number * share : (number + 1) * share]
        setattr(page, part, "".join(f"<p>{' '.join(words)}</p>" for words in mine))
    return page


def _word(chance: random.Random) -> str:
    """A word as often as words are: few are in every sentence, most are rare."""
    return f"kata{min(int(chance.paretovariate(0.7)), 4_000)}"


def _edited(share: float) -> Callable[[random.Random, Paragraphs], Paragraphs]:
    return lambda chance, old: [
        [_word(chance) if chance.random() < share else word for word in words] for words in old
    ]


def _some_edited(chance: random.Random, old: Paragraphs) -> Paragraphs:
    every = max(1, len(old) // 5)
    return [
        _edited(0.1)(chance, [words])[0] if at % every == 0 else list(words) for at, words in enumerate(old)
    ]


def _moved(chance: random.Random, old: Paragraphs) -> Paragraphs:
    return chance.sample(old, len(old))


def _one_paragraph(chance: random.Random, old: Paragraphs) -> Paragraphs:
    return [[word for words in _edited(0.05)(chance, old) for word in words]]


def _two_words(chance: random.Random, old: Paragraphs) -> Paragraphs:
    return [[chance.choice("ab") for _word_number in words] for words in old]


CHANGES: dict[str, Callable[[random.Random, Paragraphs], Paragraphs]] = {
    "nothing changed": lambda chance, old: old,
    "five paragraphs changed": _some_edited,
    "every twentieth word changed": _edited(0.05),
    "every second word changed": _edited(0.5),
    "paragraphs shuffled": _moved,
    "all joined into one paragraph": _one_paragraph,
    "rewritten in two words": _two_words,
}
