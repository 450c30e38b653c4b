"""The mark of an account, for what a phone keeps of it."""

from typing import Any

from django import template

from accounts import ownership

register = template.Library()


@register.filter
def owner_token(user: Any) -> str:
    """The mark of this account."""
    return ownership.owner_token(user)
