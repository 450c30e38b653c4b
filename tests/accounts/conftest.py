"""Limits that one test has used up do not hold for the next."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()
