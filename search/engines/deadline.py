"""A limit for a whole request to a server: urllib3's own begins anew with every few bytes that arrive.

A server that drips, or hangs in the middle of an answer, would otherwise hold a reader for as long as it likes.
"""

import threading
from collections.abc import Callable
from typing import Any

from elastic_transport import ConnectionTimeout, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT

#: requests that one process may have left behind at a server that hangs; further ones fail at once
MOST_LEFT = 16
_left = threading.Semaphore(MOST_LEFT)


class DeadlineNode(Urllib3HttpNode):
    """A node whose every request ends in time: what is late is left to a thread of its own and forgotten."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: Any = None,
        request_timeout: Any = DEFAULT,
    ) -> Any:
        limit = self.config.request_timeout if request_timeout is DEFAULT else request_timeout
        ask = super().perform_request
        return _in_time(lambda: ask(method, target, body, headers, request_timeout), limit)


def _in_time(ask: Callable[[], Any], limit: float | None) -> Any:
    if limit is None:
        return ask()
    if not _left.acquire(blocking=False):
        raise ConnectionTimeout("Too many requests still wait for the server.")
    answer: list[Any] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            answer.append(ask())
        except BaseException as error:
            failure.append(error)
        finally:
            _left.release()

    thread = threading.Thread(target=run, daemon=True, name="search-request")
    thread.start()
    thread.join(limit)
    if failure:
        raise failure[0]
    if not answer:
        raise ConnectionTimeout(f"No whole answer within {limit} s.")
    return answer[0]
