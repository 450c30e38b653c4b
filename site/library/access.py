"""Who may see a picture or a file that is not public.

Rooms above (review) add what they know: a reviewer sees the media of the text that lies before them.
"""

from collections.abc import Callable
from typing import Any

from wagtail.permissions import policy_registry

from .models import Document, Image

Medium = Image | Document
Rule = Callable[[Any, Medium], bool]

_rules: list[Rule] = []


def register_rule(rule: Rule) -> Rule:
    """Let an upper room open media that are not public to somebody; may be used as a decorator."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def may_see(user: Any, medium: Medium) -> bool:
    """Whether this person may fetch a medium: a released one all, else owner, staff, whom a rule names."""
    if medium.released:
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    if medium.uploaded_by_user_id == user.pk:
        return True
    if medium.for_page is not None and medium.for_page.owner_id == user.pk:
        return True
    return _is_staff_for(user, medium) or any(rule(user, medium) for rule in _rules)


def may_take_down(user: Any, medium: Medium) -> bool:
    """Whether this person may act on a withdrawn consent: the sender, whose text it is in, the staff."""
    if not user.is_authenticated or not user.is_active:
        return False
    owners = {medium.uploaded_by_user_id, medium.for_page.owner_id if medium.for_page else None}
    return user.pk in owners or (user.has_perm("wagtailadmin.access_admin") and _may_change(user, medium))


def _may_change(user: Any, medium: Medium) -> bool:
    if user.has_perm(f"library.change_{medium._meta.model_name}"):
        return True
    return policy_registry.get_by_type(type(medium)).user_has_permission_for_instance(user, "change", medium)


def _is_staff_for(user: Any, medium: Medium) -> bool:
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    policy = policy_registry.get_by_type(type(medium))
    return _may_change(user, medium) or policy.user_has_permission_for_instance(user, "choose", medium)
