"""What every act of an editor asks first: is this an editor, without a part in the text?"""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import User

from .. import conflicts, rules
from ..models import Submission
from ..rules import Refused


def require_editor(by: User, page: Page, submission: Submission | None = None) -> None:
    """Raise Refused for whoever keeps no desk, and for an editor who has a part in this text (in its newest round)."""
    if not rules.is_editor(by):
        raise Refused(_("Langkah ini diputuskan oleh penyunting."), code="not-an-editor")
    why = conflicts.conflict_of(by, page, submission or rules.current_submission(page))
    if why:
        raise Refused(conflicts.SENTENCES[why], code=why)
