"""Servers on the engine's port that are no engine, or another one than the site was made for."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]

#: what Elasticsearch 8 answers to a client of version 9
OLDER: Answer = (
    400,
    {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"},
    json.dumps(
        {
            "error": {
                "type": "media_type_header_exception",
                "reason": "Invalid media-type value on headers [Accept, Content-Type]",
            },
            "status": 400,
        }
    ).encode(),
)
#: somebody's website
WEBSITE: Answer = (200, {"Content-Type": "text/html"}, b"<!doctype html><title>Toko</title>")
#: another program that speaks JSON
OTHER_JSON: Answer = (200, {"Content-Type": "application/json"}, b'{"ok": true, "responses": [1, 2]}')
#: one that says it is the product, and answers nonsense
NONSENSE: Answer = (
    200,
    {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"},
    b'{"responses": [{"hits": 7}], "items": [3], "errors": "yes"}',
)
#: a proxy in front of nothing
BAD_GATEWAY: Answer = (502, {"Content-Type": "text/html"}, b"<h1>502 Bad Gateway</h1>")


@contextmanager
def stranger(answer: Answer) -> Iterator[str]:
    """A server that gives everybody the same answer; its address."""
    status, headers, body = answer

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = _answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
