"""What review tells Wagtail: the names of its entries in the history."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_review_actions(actions: Any) -> None:
    """Claiming and handing back stand in the page's history beside Wagtail's own entries."""
    actions.register_action("mitraguru.review.claim", _("Mengambil untuk ditelaah"), _("Mengambil untuk ditelaah"))
    actions.register_action("mitraguru.review.hand_back", _("Mengembalikan"), _("Mengembalikan untuk rekan lain"))
