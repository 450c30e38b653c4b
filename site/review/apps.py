"""Review."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Review tasks, decisions, rounds and the desk."""

    name = "review"
    verbose_name = _("Telaah")

    def ready(self) -> None:
        """Check that every reviewed page type has its workflow."""
        from . import access  # noqa: F401
