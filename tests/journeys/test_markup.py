"""Every kind of page through the Nu HTML checker: no errors.

The checker is a Java program and no part of the project: `VNU_JAR` names it (`npm install vnu-jar` brings
`node_modules/vnu-jar/build/dist/vnu.jar`). Without it, or without Java, the pages are not checked, and the test says so.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite
from tests.journeys.test_accessibility import SCREENS

JAR = Path(os.environ.get("VNU_JAR", "vnu.jar"))
MISSING = "tanpa Nu HTML checker (VNU_JAR) atau Java: markup tidak diperiksa"
STAFF = "penyunting@example.com"
#: beside the screens of the accessibility journey
MORE = {
    **dict.fromkeys(
        ("/akun/surel/", "/akun/surel/dari-kami/", "/akun/sandi/ganti/", "/akun/dua-langkah/"), STAFF
    ),
    **dict.fromkeys(("/akun/dua-langkah/aplikasi/", "/akun/keluar/", "/akun/sekolah/tambah/"), STAFF),
    **dict.fromkeys(("/telaah/ikhtisar/", "/telaah/laporan/", "/telaah/riwayat/", "/telaah/saya/"), STAFF),
    **dict.fromkeys(("/telaah/kesediaan/", "/telaah/belajar/", "/gaya/", "/gaya/?bahasa=en"), STAFF),
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(not (JAR.is_file() and shutil.which("java")), reason=MISSING),
]


def addresses() -> Iterator[tuple[str, str]]:
    """Who opens what; "" is a visitor."""
    yield from ((who, way) for who, way in SCREENS.values() if isinstance(way, str))
    yield from ((who, path) for path, who in MORE.items())


def test_every_page_is_valid(site: RunningSite, browser: Browser, tmp_path: Path) -> None:
    """As it comes from the server, before any script has touched it."""
    pages: dict[str, str] = {}
    for who in sorted({who for who, _path in addresses()}):
        context = browser.new_context(base_url=site.base, locale="id-ID")
        if who:
            Visitor(context.new_page(), site).signs_in(who)
        for path in (path for one, path in addresses() if one == who):
            name = f"{len(pages)}.html"
            pages[name] = f"{path} {who}"
            (tmp_path / name).write_text(context.request.get(path).text(), encoding="utf-8")
        context.close()
    errors = _errors(tmp_path, pages)
    assert not errors, "\n".join(errors)


def _errors(folder: Path, pages: dict[str, str]) -> list[str]:
    checker = [
        "java",
        "-Xmx600m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        "--errors-only",
    ]
    answer = subprocess.run(
        [*checker, *sorted(str(path) for path in folder.glob("*.html"))],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{pages[name[0]]}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(answer.stderr)["messages"]
        if (name := re.findall(r"\d+\.html", message.get("url", "")))
    ]
