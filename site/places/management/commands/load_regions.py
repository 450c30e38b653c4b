"""`manage.py load_regions`: write the regions of Indonesia (also done after every `migrate`)."""

from typing import Any

from django.core.management.base import BaseCommand

from places.regions import load_regions


class Command(BaseCommand):
    """Load provinces, regencies and cities; safe to run twice."""

    help = "Muat provinsi, kabupaten, dan kota dari berkas bawaan (boleh diulang)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and tell how many."""
        self.stdout.write(f"{load_regions()} wilayah siap.")
