"""Home, standard pages, navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The home page and what spans all kinds."""

    name = "home"
    verbose_name = _("Beranda")
