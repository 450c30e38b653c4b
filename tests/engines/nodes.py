"""Three nodes of a cluster on this machine, one of which can be killed."""

import logging
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

from elasticsearch import Elasticsearch

START = Path(__file__).parents[1] / "services" / "elasticsearch" / "start.sh"
#: transport port of a node above its own
TRANSPORT = 100


class Nodes:
    """A cluster of three, each a process of its own."""

    def __init__(self, home: str, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.ports = _ports(3)
        self.processes: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def url(self) -> str:
        """All three, as the site is told."""
        return ",".join(f"http://127.0.0.1:{port}" for port in self.ports)

    def __enter__(self) -> Self:
        for port in self.ports:
            self.start(port)
        self.wait_for(3)
        return self

    def __exit__(self, *_: object) -> None:
        for port in list(self.processes):
            self.kill(port)

    def start(self, port: int) -> None:
        """One node, as after a restart of its machine."""
        seeds = ",".join(f"127.0.0.1:{one + TRANSPORT}" for one in self.ports)
        names = ",".join(f"n{one}" for one in self.ports)
        settings = [
            f"discovery.seed_hosts={seeds}",
            f"cluster.initial_master_nodes={names}",
            f"path.data={self.folder / str(port)}",
            f"path.logs={self.folder / 'logs'}",
        ]
        with (self.folder / f"{port}.log").open("ab") as log:
            self.processes[port] = subprocess.Popen(
                ["bash", str(START), self.home, str(port), f"n{port}", *settings],
                stdout=log,
                stderr=log,
                env={**os.environ, "CLUSTER": f"three{self.ports[0]}", "HEAP": "256m"},
            )

    def kill(self, port: int) -> None:
        """As a power cut does it."""
        process = self.processes.pop(port)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def wait_for(self, count: int, seconds: float = 240) -> None:
        """Until so many nodes are a cluster with a copy of everything."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._are(count):
                return
            time.sleep(1)
        raise TimeoutError(f"No cluster of {count} nodes: see {self.folder}")

    def client(self) -> Elasticsearch:
        """A client of a node that runs."""
        logging.getLogger("elastic_transport").setLevel(logging.ERROR)
        return Elasticsearch(f"http://127.0.0.1:{next(iter(self.processes))}", request_timeout=10)

    def with_primary_of(self, index: str) -> int:
        """The port of the node that has the first copy of an index."""
        with self.client() as client:
            state = client.cluster.state(metric="routing_table,nodes", index=index).body
        copies = state["routing_table"]["indices"][index]["shards"]["0"]
        (shard,) = [one for one in copies if one["primary"]]
        return int(state["nodes"][shard["node"]]["name"][1:])

    def _are(self, count: int) -> bool:
        try:
            with self.client() as client:
                told = client.options(request_timeout=3).cluster.health().body
        except Exception:
            return False
        return bool(told["number_of_nodes"] == count and told["status"] == "green")


def _ports(count: int) -> list[int]:
    """Free ports whose neighbours a hundred further are free, too."""
    found: list[int] = []
    for port in range(20_000 + os.getpid() % 5_000, 40_000):
        if all(_is_free(one) for one in (port, port + TRANSPORT)):
            found.append(port)
        if len(found) == count:
            return found
    raise OSError("No free ports.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
