"""Mails that anyone in the house may send to a person, with or without an account."""

from .sending import send_notice, send_to_address

__all__ = ["send_notice", "send_to_address"]
