"""The acts of review, one service each. Form, desk, admin, mails, the clock and the demo all come here.

Decisions happen under row locks with a second look, because two stock decisions at once contradict each other.
"""

from .deciding import decide
from .handing_in import start_review, withdraw
from .holding import claim, hand_back, release
from .keeping import WORDS, save_review
from .steering import repeat, return_to_author, skip

__all__ = [
    "WORDS",
    "claim",
    "decide",
    "hand_back",
    "release",
    "repeat",
    "return_to_author",
    "save_review",
    "skip",
    "start_review",
    "withdraw",
]
