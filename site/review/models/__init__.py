"""Review: which revision was handed in, who may read it and who holds it, what was said, what became of it."""

from ..tasks import EditorDecisionTask, FirstLookTask, PeerReviewTask, ReviewTask  # task types are models
from .aftercare import Correction, Flag, LookAgain
from .reviewers import Letter, Offer, ReviewerProfile
from .reviews import PartComment, Review
from .submissions import Claim, Involvement, LastLook, Stage, Submission
from .timing import Pause

__all__ = [
    "Claim",
    "Correction",
    "EditorDecisionTask",
    "FirstLookTask",
    "Flag",
    "Involvement",
    "LastLook",
    "Letter",
    "LookAgain",
    "Offer",
    "PartComment",
    "Pause",
    "PeerReviewTask",
    "Review",
    "ReviewTask",
    "ReviewerProfile",
    "Stage",
    "Submission",
]
