"""Review."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Review tasks, decisions, rounds and the desk."""

    name = "review"
    verbose_name = _("Telaah")

    def ready(self) -> None:
        """Check that every reviewed page type has its workflow."""
        from . import access, aftercare, links, recount, telling  # noqa: F401
        from .services import letters  # noqa: F401  a person who is erased leaves no name in them
