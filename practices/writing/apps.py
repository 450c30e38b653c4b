"""Drafts and forms that the three kinds share."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    """Drafts and forms that the three kinds share."""

    name = "practices.writing"
    verbose_name = _("Menulis")
