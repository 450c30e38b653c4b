"""What holds for every test: caches start empty, files go to a folder that is thrown away, nothing is shared by workers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.test import override_settings

FOLDER = "django.core.files.storage.FileSystemStorage"
NO_BROWSER = "tanpa Chromium: perjalanan di peramban dilewati"


def worker_number() -> int:
    """Which of pytest-xdist's workers this is, from 0."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Files and caches of this worker alone: two workers with different stories would read each other's pages."""
    folder = tmp_path_factory.mktemp("var")
    places = {
        "default": {
            "BACKEND": FOLDER,
            "OPTIONS": {"location": f"{folder}/private", "base_url": "/tak-terbuka/"},
        },
        "released": {"BACKEND": FOLDER, "OPTIONS": {"location": f"{folder}/released", "base_url": "/media/"}},
    }
    with override_settings(CACHES=own_caches(folder), STORAGES={**django_settings.STORAGES, **places}):
        yield folder


def own_caches(folder: Path) -> dict[str, Any]:
    """Memory and files; with REDIS_URL two databases of that server for each worker."""
    redis, first = django_settings.REDIS_URL, 2 * worker_number()
    if redis:
        backend = "django.core.cache.backends.redis.RedisCache"
        own = {
            alias: {"BACKEND": backend, "LOCATION": f"{redis}/{first + n}"}
            for n, alias in enumerate(("default", "pages"))
        }
    else:
        backend = "django.core.cache.backends.filebased.FileBasedCache"
        own = {"pages": {"BACKEND": backend, "LOCATION": f"{folder}/pages"}}
    return {**django_settings.CACHES, **own}


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Neither a page that another test filled nor a limit that it used up."""
    for alias in ("default", "pages"):
        caches[alias].clear()


def find_chromium() -> str | None:
    """Where Chromium is on this machine; `CHROME_PATH` names another one, or (with a name that is nowhere) none."""
    told = os.environ.get("CHROME_PATH")
    names = [told] if told else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a database server only what touches the database is run again: the rest cannot differ."""
    if "sqlite3" in django_settings.DATABASES["default"]["ENGINE"]:
        return
    needs = {"db", "transactional_db"}
    again = [
        item
        for item in items
        if item.get_closest_marker("django_db") or needs & set(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in again])
    items[:] = again


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """The contents of a file or a text of pages is no name: workers have to agree on it, and people read it."""
    is_content = isinstance(val, bytes) or (isinstance(val, str) and len(val) > 100)
    return f"{argname} of {len(val)}" if is_content else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave journeys out where there is no browser; pytest's last lines say in one line how many and why."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        pytest.skip(NO_BROWSER)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Throw away the folder that the test settings made (the workers share that of the process which started them)."""
    if not hasattr(session.config, "workerinput") and django_settings.VAR_DIR.name.startswith(
        "mitraguru-tests-"
    ):
        shutil.rmtree(django_settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is."""
    found = find_chromium()
    assert found is not None
    return found
