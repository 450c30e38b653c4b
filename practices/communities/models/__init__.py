"""Community profiles: who learns together, about what, and what came of it."""

from .community import CommunityIndexPage, CommunityPage, CommunityTag
from .rows import CommunityActivity, CommunityDuty, CommunityFounder, FounderConfirmation, FounderInvitation

__all__ = [
    "CommunityActivity",
    "CommunityDuty",
    "CommunityFounder",
    "CommunityIndexPage",
    "CommunityPage",
    "CommunityTag",
    "FounderConfirmation",
    "FounderInvitation",
]
