"""What travels to a phone that opens a page for the first time, compressed as production compresses it."""

import gzip
import re
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import Storage
from django.test import Client

from tests.bench.pages import addresses

#: kilobytes of a page without its pictures
STORY = {"HTML": 14, "CSS": 12, "scripts": 15, "all": 50}
FORM = {"all": 70}
FONT = re.compile(r"url\([\"']?([^\"')]+\.woff2)")
SHOWN = {"home", "story", "stories", "communities", "reports", "search"}


def table() -> list[str]:
    """A line for each type of page, with its budget where there is one. `tests.bench.phone` measures them in a browser."""
    client = Client(SERVER_NAME="127.0.0.1")
    paths = {name: path for name, path in addresses().items() if name in SHOWN}
    lines = []
    for name, path in {**paths, "offline form": "/tulis/luring/"}.items():
        told = "".join(f"{kind} {size / 1024:.1f}  " for kind, size in weigh(client, path).items())
        budget = {"story": STORY, "offline form": FORM}.get(name)
        lines.append(f"{name:14}{told}KB{f'   budget {budget}' if budget else ''}")
    return lines


def weigh(client: Client, path: str) -> dict[str, int]:
    """Bytes by kind, and of all together."""
    page = client.get(path, HTTP_ACCEPT_ENCODING="gzip")
    assert page.status_code == 200, f"{path}: {page.status_code}"
    packed = page.headers.get("Content-Encoding") == "gzip"
    soup = BeautifulSoup(gzip.decompress(page.content) if packed else page.content, "html.parser")
    styles = [_static(str(link["href"])) for link in soup.select("link[rel=stylesheet]")]
    scripts = [_static(str(script["src"])) for script in soup.select("script[src]")]
    fonts = {name for style in styles for name in FONT.findall(style.decode())}
    sizes = {
        "HTML": len(page.content) if packed else _compressed(page.content),
        "CSS": sum(_compressed(text) for text in styles),
        "scripts": sum(_compressed(text) for text in scripts),
        "font": sum(len(_static(f"/static/fonts/{Path(name).name}")) for name in fonts),
    }
    return {**sizes, "all": sum(sizes.values())}


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
