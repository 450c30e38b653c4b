"""The line between a phone and the site, in the hands of a test: cut, slow, or answering otherwise for some addresses."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}


class Line:
    """Hands requests on to the site while it is up. `instead` maps a path to (status, headers, body)."""

    def __init__(self, site: str) -> None:
        self.to = urlsplit(site).netloc
        self.up = True
        self.delay = 0.0
        self.instead: dict[str, tuple[int, list[tuple[str, str]], bytes]] = {}
        self.asked: list[tuple[str, int, int]] = []
        line = self

        class Hand(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                line.carry(self)

            do_POST = do_HEAD = do_GET

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Hand)
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def carry(self, hand: BaseHTTPRequestHandler) -> None:
        """One request there and its answer back; nothing at all while the line is cut."""
        size = int(hand.headers.get("Content-Length") or 0)
        sent = hand.rfile.read(size) if size else None
        if not self.up:
            hand.close_connection = True
            hand.connection.close()
            return
        time.sleep(self.delay)
        status, headers, body = self.instead.get(hand.path.split("?")[0]) or self._asked(hand, sent)
        self.asked.append((hand.path, status, len(body)))
        try:
            hand.send_response_only(status)
            for name, value in headers:
                hand.send_header(name, value)
            if status != 304:
                hand.send_header("Content-Length", str(len(body)))
            hand.end_headers()
            hand.wfile.write(body)
        except OSError:
            hand.close_connection = True

    def _asked(self, hand: BaseHTTPRequestHandler, sent: bytes | None) -> tuple[int, Any, bytes]:
        asked = http.client.HTTPConnection(self.to, timeout=30)
        kept = {name: value for name, value in hand.headers.items() if name.lower() not in HOP}
        asked.request(
            hand.command, hand.path, body=sent, headers={**kept, "Host": urlsplit(self.base).netloc}
        )
        answer = asked.getresponse()
        body = answer.read()
        headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP]
        asked.close()
        return answer.status, headers, body

    def says(
        self, path: str, status: int, body: str = "Begitulah.", kind: str = "text/plain", **more: str
    ) -> None:
        """Answer an address otherwise from now on."""
        headers = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in more.items()}}
        self.instead[path] = (status, list(headers.items()), body.encode())

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Without a line inside the block: nobody answers any more."""
        self.up = False
        try:
            yield
        finally:
            self.up = True


@contextmanager
def line_to(site: str) -> Iterator[Line]:
    """A line that lasts for the block."""
    line = Line(site)
    carrying = threading.Thread(target=line.server.serve_forever, daemon=True)
    carrying.start()
    try:
        yield line
    finally:
        line.server.shutdown()
        line.server.server_close()
        carrying.join(timeout=5)
