"""Community profiles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunitiesConfig(AppConfig):
    """Community profiles."""

    name = "practices.communities"
    verbose_name = _("Komunitas")

    def ready(self) -> None:
        """Make the kind's form known to the writing room."""
        from . import form  # noqa: F401
