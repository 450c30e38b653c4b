"""Whose something is, told without a name: what a phone keeps of one account is never shown to another."""

from typing import Any

from django.utils.crypto import salted_hmac

SALT = "mitraguru.accounts.ownership"
LENGTH = 20


def owner_token(user: Any) -> str:
    """A mark of an account that tells nothing about it; empty for somebody who is not signed in."""
    if user is None or user.pk is None:
        return ""
    return salted_hmac(SALT, str(user.pk), algorithm="sha256").hexdigest()[:LENGTH]
