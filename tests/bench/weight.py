"""What travels to a phone that opens a story for the first time, compressed as production compresses it."""

import gzip
import re
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import Storage
from django.test import Client

from tests.bench.pages import addresses

BUDGET = {"HTML": 14, "CSS": 12, "scripts": 15, "all": 50}
FONT = re.compile(r"url\([\"']?([^\"')]+\.woff2)")


def table() -> list[str]:
    """A line for each kind of file, with its budget where there is one."""
    page = Client(SERVER_NAME="127.0.0.1").get(addresses()["story"], HTTP_ACCEPT_ENCODING="gzip")
    assert page.headers.get("Content-Encoding") == "gzip"
    soup = BeautifulSoup(gzip.decompress(page.content), "html.parser")
    styles = [_static(str(link["href"])) for link in soup.select("link[rel=stylesheet]")]
    scripts = [_static(str(script["src"])) for script in soup.select("script[src]")]
    fonts = {name for style in styles for name in FONT.findall(style.decode())}
    sizes = {
        "HTML": len(page.content),
        "CSS": sum(_compressed(text) for text in styles),
        "scripts": sum(_compressed(text) for text in scripts),
        "fonts": sum(len(_static(f"/static/fonts/{Path(name).name}")) for name in fonts),
    }
    sizes["all"] = sum(sizes.values())
    return [f"{name:10}{size / 1024:8.1f} KB{_budget(name)}" for name, size in sizes.items()]


def _budget(name: str) -> str:
    return f"   budget {BUDGET[name]:>3} KB" if name in BUDGET else ""


def _static(address: str) -> bytes:
    """A static file by its address, as a finder knows it."""
    name = address.split("?")[0].removeprefix(settings.STATIC_URL)
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            if path == name:
                return _read(storage, path)
    raise FileNotFoundError(name)


def _read(storage: Storage, path: str) -> bytes:
    with storage.open(path) as file:
        return bytes(file.read())


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))
