"""Regions and schools."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Where practices live."""

    name = "places"
    verbose_name = _("Tempat")
