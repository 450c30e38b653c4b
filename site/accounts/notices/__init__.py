"""Mails that anyone in the house may send to a person with an account."""

from .sending import send_notice

__all__ = ["send_notice"]
