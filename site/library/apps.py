"""Pictures and files."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Images, documents, consent, and who may fetch what."""

    name = "library"
    verbose_name = _("Pustaka")

    def ready(self) -> None:
        """Listen for publications, which release files; know the picture formats that Python does not."""
        import mimetypes

        from . import signals  # noqa: F401

        mimetypes.add_type("image/avif", ".avif")
        mimetypes.add_type("image/webp", ".webp")
