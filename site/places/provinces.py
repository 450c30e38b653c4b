"""Provinces as choices and by their clocks, read from the file that ships with the code (no query)."""

import csv
from functools import cache

from .models import Region
from .regions import FILE

#: by the first digit of Kemendagri's codes
ISLANDS = {
    "1": "Sumatera",
    "2": "Sumatera",
    "3": "Jawa",
    "5": "Bali–Nusa Tenggara",
    "6": "Kalimantan",
    "7": "Sulawesi",
    "8": "Maluku",
    "9": "Papua",
}


@cache
def provinces() -> dict[str, str]:
    """Province codes (two digits) with their names, in the order of the codes."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines) if "." not in row["code"]}


def province_choices() -> list[tuple[str, str]]:
    """The provinces for a form field."""
    return list(provinces().items())


def time_zone_of(province: str) -> str:
    """The IANA zone of a province (two digits); Jakarta's where none is known."""
    return Region(code=province).time_zone


def island_of(province: str) -> str:
    """The island or group of islands of a province (two digits), whose people share much; "" where none is known."""
    return ISLANDS.get(province[:1], "")
