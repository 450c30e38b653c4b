"""Practice stories."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Practice stories."""

    name = "practices.articles"
    verbose_name = _("Praktik")

    def ready(self) -> None:
        """Make the kind's form known to the writing room."""
        from . import form  # noqa: F401
