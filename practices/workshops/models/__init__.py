"""Workshop reports: what was done together and what was agreed."""

from .report import WorkshopIndexPage, WorkshopReportPage, WorkshopTag
from .rows import (
    AgreedAction,
    ParticipantCount,
    WorkshopAttachment,
    WorkshopLeader,
    WorkshopPicture,
    WorkshopStory,
)

__all__ = [
    "AgreedAction",
    "ParticipantCount",
    "WorkshopAttachment",
    "WorkshopIndexPage",
    "WorkshopLeader",
    "WorkshopPicture",
    "WorkshopReportPage",
    "WorkshopStory",
    "WorkshopTag",
]
