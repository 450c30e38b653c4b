"""Loading the regions of Indonesia from the file that ships with the code."""

import csv
from pathlib import Path

from .models import Region

FILE = Path(__file__).parent / "data" / "wilayah.csv"


def load_regions() -> int:
    """Write every province and regency into the database; may be run again.

    Returns how many rows the file holds.

    Source: cahyadsn/wilayah (MIT), Kepmendagri 300.2.2-2430/2025.
    """
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wanted = [
        Region(
            code=row["code"], name=row["name"], province_id=row["code"][:2] if "." in row["code"] else None
        )
        for row in sorted(rows, key=lambda row: (len(row["code"]), row["code"]))
    ]
    known = dict(Region.objects.values_list("code", "name"))
    missing = [region for region in wanted if known.get(region.code) != region.name]
    if missing:
        Region.objects.bulk_create(
            missing, update_conflicts=True, unique_fields=["code"], update_fields=["name", "province"]
        )
    return len(rows)
