"""Mails that anyone in the house may send to a person, with or without an account.

`tell` is the usual way: it notes something, and the person reads it at the hour she chose. `send_notice` and
`send_to_address` write one mail at once, for what somebody waits for.
"""

from .links import register_link
from .queue import take_back, tell
from .sending import send_notice, send_to_address

__all__ = ["register_link", "send_notice", "send_to_address", "take_back", "tell"]
