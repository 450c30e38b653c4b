"""The only place that publishes a reviewed text.

Wagtail calls this when a workflow ends well (`WAGTAIL_FINISH_WORKFLOW_ACTION`). Stock would publish the *latest*
revision; here it is the one that was submitted and read, told by its id and content hash.
Imports stand inside: Wagtail loads this module while its own models are still loading.
"""

from typing import Any


def publish_reviewed_revision(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision of the last submission.

    Raises review.rules.Refused when its content is not what was read, or when fewer than two people have approved it:
    workflows can be changed in the admin, this cannot.
    """
    from . import rules

    submission = workflow_state.submissions.select_related("revision").order_by("-round").first()
    rules.require_unchanged(submission)
    rules.require_two_voices(submission)
    plan(submission)
    # The right to publish lies with the review, not with whoever happened to give the last vote.
    submission.revision.publish(user=user, skip_permission_checks=True)


def plan(submission: Any) -> None:
    """Put the time that the deciding editor chose, if it lies ahead, into the revision: Wagtail publishes it then."""
    from django.utils import timezone

    from . import record

    decided = submission.reviews.filter(decision="approve", publish_at__gt=timezone.now())
    chosen = decided.order_by("-decided_at").values_list("publish_at", flat=True).first()
    if chosen:
        submission.revision.content["go_live_at"] = chosen.isoformat()
        submission.revision.save(update_fields=["content"])
        record.note(submission.page, "schedule", data={"at": chosen.isoformat()})


def unplan(page: Any) -> bool:
    """Take back a planned publication, so that the next version does not inherit its time; whether there was one."""
    planned = list(page.revisions.exclude(approved_go_live_at=None))
    for revision in planned:
        revision.approved_go_live_at = None
        revision.content["go_live_at"] = None
        revision.save(update_fields=["approved_go_live_at", "content"])
    return bool(planned)
