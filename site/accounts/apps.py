"""People."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Sign-up, roles and what people keep private."""

    name = "accounts"
    verbose_name = _("Akun")

    def ready(self) -> None:
        """Listen to changes of names."""
        from . import signals  # noqa: F401
