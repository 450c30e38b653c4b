"""The acts of review, one service each. Form, desk, admin, mails, the clock and the demo all come here.

Decisions happen under row locks with a second look, because two stock decisions at once contradict each other.
"""

from .aftercare import ask_update, correct, report, settle, still_holds, take_down
from .answering import answer, thank
from .deciding import decide
from .handing_in import start_review, withdraw
from .holding import claim, hand_back, release
from .keeping import WORDS, save_review
from .letters import issue_letter
from .mentoring import first_reviews, read_first_review
from .offers import offer, offer_best, offer_waiting
from .reminding import put_back, remind
from .steering import repeat, return_to_author, skip

__all__ = [
    "WORDS",
    "answer",
    "ask_update",
    "claim",
    "correct",
    "decide",
    "first_reviews",
    "hand_back",
    "issue_letter",
    "offer",
    "offer_best",
    "offer_waiting",
    "put_back",
    "read_first_review",
    "release",
    "remind",
    "repeat",
    "report",
    "return_to_author",
    "save_review",
    "settle",
    "skip",
    "start_review",
    "still_holds",
    "take_down",
    "thank",
    "withdraw",
]
