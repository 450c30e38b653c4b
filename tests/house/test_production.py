"""Production: it refuses to start half-configured, and Django's own checks find nothing to say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "SECRET_KEY": "a-key-for-one-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "mitraguru.example",
    "BASE_URL": "https://mitraguru.example",
}
OPTIONAL = (
    "DATABASE_URL",
    "REDIS_URL",
    "ELASTICSEARCH_URL",
    "MEDIA_STORAGE_URL",
    "EMAIL_URL",
    "CSRF_TRUSTED_ORIGINS",
    "TRUSTED_PROXY",
)


def manage(command: list[str], folder: Path, given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run manage.py with production settings and these variables, without whatever the machine has set."""
    inherited = {name: value for name, value in os.environ.items() if name not in (*NEEDED, *OPTIONAL)}
    environment = {
        **inherited,
        **given,
        "DJANGO_SETTINGS_MODULE": "mitraguru.settings.production",
        "VAR_DIR": str(folder),
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_check_for_deployment_finds_nothing(tmp_path: Path) -> None:
    result = manage(["check", "--deploy", "--fail-level", "WARNING"], tmp_path, NEEDED)
    assert result.returncode == 0, result.stderr[-3000:]


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, ""], ids=["missing", "empty"])
def test_production_refuses_to_start_without(tmp_path: Path, name: str, value: str | None) -> None:
    given = {key: text for key, text in NEEDED.items() if key != name}
    result = manage(["check"], tmp_path, given if value is None else {**given, name: value})
    assert result.returncode != 0
    assert name in result.stderr


def test_production_starts_from_addresses_alone(tmp_path: Path) -> None:
    addresses = {
        "DATABASE_URL": "postgres://guru@db.example/mitraguru",
        "REDIS_URL": "redis://cache.example:6379",
        "ELASTICSEARCH_URL": "http://search.example:9200",
        "EMAIL_URL": "smtp://mail.example:25",
        "MEDIA_STORAGE_URL": "s3://key:secret@files.example/private?released=public",
    }
    code = "from django.conf import settings as s; print(s.DATABASES['default']['HOST'], s.CACHES['pages']['LOCATION'], s.EMAIL_HOST)"
    result = manage(["shell", "--no-imports", "-c", code], tmp_path, {**NEEDED, **addresses})
    assert result.stdout.split() == ["db.example", "redis://cache.example:6379", "mail.example"], (
        result.stderr[-2000:]
    )
