"""`/sw.js`: the service worker, the phone's own keeper of pages. What it keeps and why is told in decision 0014.

Its words and the list of what belongs to the shell are put in front of `worker.js`. Its version follows from its text and
from everything it may keep beside pages, so it changes exactly when one of them does.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.styles import DESK, PUBLIC, composed

#: what opens without a line although nobody has opened it before; `/en` of each comes with the first English page
SHELL_PAGES = ("/tersimpan/", "/tulis/luring/")
# A quoted string, a comment, or the space beside a sign that needs none.
PIECE = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|/\*.*?\*/\s*|\s*([{}();,=<>&|?:+*!\[\]-])\s*""", re.DOTALL
)
#: what an installation says whose worker is switched off: every phone lets go of it, and of what it kept
FAREWELL = """addEventListener("install", () => skipWaiting());
addEventListener("activate", e => e.waitUntil((async () => {
for (const name of await caches.keys()) if (name.startsWith("mg-")) await caches.delete(name);
await registration.unregister();
})()));
addEventListener("message", e => e.ports[0] && e.ports[0].postMessage({ error: "trouble" }));
"""


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script. It is asked for anew each time, and answered with 304 while it is the same."""
    text = script() if settings.SERVICE_WORKER else FAREWELL
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response


def script() -> str:
    """The script as it is served; made once by each process, each time while one develops."""
    return _script() if settings.DEBUG else _kept_script()


@cache
def _kept_script() -> str:
    return _script()


def _script() -> str:
    code = packed((Path(__file__).parent / "worker.js").read_text(encoding="utf-8"))
    told = {
        "SHELL_PAGES": SHELL_PAGES,
        "STATIC": settings.STATIC_URL,
        "MEDIA": settings.RELEASED_MEDIA_URL,
        "WORDS": words(),
    }
    head = ",".join(f"{name}={_json(value)}" for name, value in told.items())
    version = hashlib.blake2b((head + code + _files_mark()).encode(), digest_size=6).hexdigest()
    return f'const VERSION="{version}",{head};{code}\n'


def packed(code: str) -> str:
    """The same script without comments and needless white space; strings stay as they are."""
    return PIECE.sub(lambda found: found[1] or found[2] or "", code).strip().replace(";}", "}")


def words() -> dict[str, dict[str, str]]:
    """What the worker says on a page, in each language of the interface."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = {
                "gone": _("Tanpa internet."),
                "slow": _("Sinyal lambat."),
                "broken": _("Situs sedang tidak menjawab."),
                "since": _("Ini salinan dari %s."),
                "copy": _("Ini salinan yang tersimpan."),
                "again": _("Muat lagi"),
                "nothing": _("Halaman ini belum tersimpan di ponsel ini. Yang tersimpan ada di bawah."),
            }
    return found


def _files_mark() -> str:
    """Changes with any file that a page loads: the manifest's own mark, or the contents where names carry none."""
    mark: str = getattr(staticfiles_storage, "manifest_hash", "")
    if mark:
        return mark
    return contents_mark(Path(settings.BASE_DIR) / "static")


def contents_mark(folder: Path) -> str:
    """Changes with any script, font, picture or rule that pages load."""
    files = sorted(path for kind in ("js", "fonts", "img") for path in (folder / kind).glob("*.*"))
    digest = hashlib.blake2b("".join(composed(sheet) for sheet in (PUBLIC, DESK)).encode(), digest_size=8)
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
