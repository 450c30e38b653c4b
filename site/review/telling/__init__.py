"""Telling the people whom a stage concerns what happened, with what was decided and said.

Nothing is mailed from here: each notice waits for its reader's hour (`accounts.notices`). Urgent are what an author waits
for, what is taken down, a breach of privacy, a text withdrawn from under its reader, and the last call before an overdue
text goes back.
"""

from .aftercare import tell_asked_to_update, tell_corrected, tell_reading_ended
from .authors import tell_decided, tell_published, tell_received, tell_taken_down
from .editors import editors_of, tell_editors, tell_flagged, tell_settled
from .readers import (
    tell_first_read,
    tell_last_call,
    tell_offered,
    tell_offered_again,
    tell_put_back,
    tell_reminded,
    tell_reply,
    tell_thanked,
    tell_withdrawn,
)

__all__ = [
    "editors_of",
    "tell_asked_to_update",
    "tell_corrected",
    "tell_decided",
    "tell_editors",
    "tell_first_read",
    "tell_flagged",
    "tell_last_call",
    "tell_offered",
    "tell_offered_again",
    "tell_published",
    "tell_put_back",
    "tell_reading_ended",
    "tell_received",
    "tell_reminded",
    "tell_reply",
    "tell_settled",
    "tell_taken_down",
    "tell_thanked",
    "tell_withdrawn",
]
