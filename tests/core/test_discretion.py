"""Logs keep no keys."""

import logging

import pytest

from core.discretion import HideKeys


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/telaah/tautan/WzMsMTEy:LBXh-i6/", "/telaah/tautan/…/"),
        ("/en/telaah/tautan/WzMsMTEy:LBXh-i6/ketik/", "/en/telaah/tautan/…/ketik/"),
        ("/akun/sandi/baru/1a-abc123/", "/akun/sandi/baru/…/"),
        ("/praktik/timbangan/", "/praktik/timbangan/"),
    ],
)
def test_key_in_an_address_is_not_logged(address: str, kept: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s: %s", ("Gone", address), None)

    assert HideKeys().filter(record)

    assert record.getMessage() == f"Gone: {kept}"


def test_console_of_every_installation_has_the_filter(settings: object) -> None:
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["hide_keys"]
