"""`manage.py collect_messages`: bring the catalogues up to date with the sentences in code and templates."""

from typing import Any

from django.core.management.base import BaseCommand

from mitraguru.catalogues import merge


class Command(BaseCommand):
    """Merge new sentences into the English catalogue; gettext is not needed."""

    help = "Perbarui katalog bahasa Inggris dengan kalimat baru dari kode dan templat."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Merge and tell what is missing."""
        total, missing = merge("en")
        self.stdout.write(f"{total} kalimat, {missing} belum diterjemahkan.")
