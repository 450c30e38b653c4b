"""What somebody saw last of a text, so that a comparison begins there: what changed since *my* last look."""

from wagtail.models import Page

from accounts.models import User

from .models import LastLook, Submission


def saw(user: User, page: Page, submission: Submission) -> None:
    """Note that this round is before somebody's eyes; the one before it is kept. Called wherever a text is shown."""
    look, _made = LastLook.objects.get_or_create(
        page_id=page.pk, user=user, defaults={"submission": submission}
    )
    if look.submission_id != submission.pk:
        look.before_id, look.submission = look.submission_id, submission
        look.save(update_fields=["before", "submission", "at"])


def seen_by(user: User, page: Page) -> list[int]:
    """The rounds (primary keys) that somebody is known to have seen, the last one first."""
    look = LastLook.objects.filter(page_id=page.pk, user=user).first()
    return [pk for pk in (look.submission_id, look.before_id) if pk] if look else []
