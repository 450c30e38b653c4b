"""`manage.py compile_catalogues`: the catalogues as the programme reads them; needs no gettext on the machine."""

from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile every .po file of the project that is newer than its .mo."""

    help = "Susun katalog terjemahan (.po menjadi .mo); hanya yang berubah."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile and tell how many."""
        done = 0
        for source in sorted((settings.BASE_DIR / "locale").rglob("*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with source.open("rb") as stream:
                catalogue = read_po(stream)
            with target.open("wb") as stream:
                write_mo(stream, catalogue)
            done += 1
        if options["verbosity"]:
            self.stdout.write(f"{done} katalog disusun.")
