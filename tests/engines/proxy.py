"""A small proxy between the site and a server, that does to the way between them what networks do."""

import socket
import struct
import threading
import time
from contextlib import suppress
from typing import Self

#: what the proxy does with what passes
PASS, REFUSE, HANG, CUT, TRUNCATE, DELAY, DRIP = "pass", "refuse", "hang", "cut", "truncate", "delay", "drip"


class Proxy:
    """Forwards to a port of this machine, or to nobody; `connections` counts who came."""

    def __init__(self, target: int = 0) -> None:
        self.target, self.mode, self.delay, self.connections = target, PASS, 0.0, 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._listen(0)

    @property
    def url(self) -> str:
        """Where the site finds it."""
        return f"http://127.0.0.1:{self.port}"

    def does(self, mode: str, *, delay: float = 0.0) -> None:
        """From now on, for connections that are open, too."""
        self.delay = delay
        if mode == REFUSE:
            self._close_listener()
        elif self._listener is None:
            self._listen(self.port)
        self.mode = mode
        if mode in (REFUSE, CUT):
            self._cut_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close_listener()
        self._cut_all()

    def _listen(self, port: int) -> None:
        listener = socket.create_server(("127.0.0.1", port), backlog=64)
        self.port, self._listener = listener.getsockname()[1], listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _close_listener(self) -> None:
        listener, self._listener = self._listener, None
        if listener:
            # Closing alone does not wake the thread that waits in accept().
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _address = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with self._lock:
            self._open.add(near)
        if self.mode == CUT:
            _reset(near)
            return
        if not self.target:
            return
        try:
            far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
        except OSError:
            _reset(near)
            return
        far.settimeout(None)
        with self._lock:
            self._open.add(far)
        threading.Thread(target=self._forward, args=(near, far), daemon=True).start()
        self._back(far, near)

    def _forward(self, near: socket.socket, far: socket.socket) -> None:
        try:
            while data := near.recv(65_536):
                while self.mode == HANG:
                    time.sleep(0.02)
                far.sendall(data)
        except OSError:
            pass
        _shut(far)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        try:
            while data := far.recv(65_536):
                while self.mode == HANG:
                    time.sleep(0.02)
                if self.mode == DELAY:
                    time.sleep(self.delay)
                if self.mode == TRUNCATE:
                    near.sendall(data[: len(data) // 2])
                    break
                if self.mode == DRIP:
                    for at in range(len(data)):
                        near.sendall(data[at : at + 1])
                        time.sleep(0.05 if self.mode == DRIP else 0.0)
                    continue
                near.sendall(data)
        except OSError:
            pass
        _shut(near)
        _shut(far)

    def _cut_all(self) -> None:
        with self._lock:
            every, self._open = self._open, set()
        for one in every:
            _reset(one)


def _reset(one: socket.socket) -> None:
    with suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    _shut(one)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
