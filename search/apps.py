"""Search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The question, the documents, the engines and the search page."""

    name = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        """Follow publications."""
        from . import signals  # noqa: F401
