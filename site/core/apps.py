"""The ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Abstract pages, the gate, blocks, components and delivery."""

    name = "core"
    verbose_name = _("Dasar")

    def ready(self) -> None:
        """Let the page cache hear of publications and the checks be known; guard what the admin exports."""
        from . import checks, signals  # noqa: F401
        from .exports import guard_exports

        guard_exports()
