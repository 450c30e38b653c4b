"""Workshop reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    """Workshop reports."""

    name = "practices.workshops"
    verbose_name = _("Lokakarya")

    def ready(self) -> None:
        """Make the kind's form known to the writing room."""
        from . import form  # noqa: F401
