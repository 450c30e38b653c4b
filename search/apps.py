"""Search."""

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The question, the documents, the engines and the search page."""

    name = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        """Follow publications."""
        from . import signals  # noqa: F401
        from .admin import titles
        from .engines import sqlite

        if settings.ELASTICSEARCH_URL:
            # Its client takes a second to load, and no reader should wait for that.
            from .engines import elastic  # noqa: F401

        post_migrate.connect(titles.prepare, sender=self)
        post_migrate.connect(sqlite.empty_with_the_rest, sender=self)
