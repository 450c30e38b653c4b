"""Everything that is known to happen to a search engine, to be done to a real one and undone."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from . import proxy, strangers
from .conftest import UNBLOCKED, Site


@dataclass
class Fault:
    """One fault. `readable` says that the engine still answers questions, with what it had."""

    name: str
    begin: Callable[[Site, ExitStack], object]
    end: Callable[[Site], object] = lambda site: None
    readable: bool = False


def _way(mode: str, **more: Any) -> Fault:
    return Fault(
        mode, lambda site, stack: site.way.does(mode, **more), lambda site: site.way.does(proxy.PASS)
    )


@dataclass
class _Other:
    """Somebody else on the engine's port."""

    answer: strangers.Answer
    target: int = field(default=0)

    def begin(self, site: Site, stack: ExitStack) -> None:
        self.target = site.way.target
        url = stack.enter_context(strangers.stranger(self.answer))
        site.way.target = int(url.rsplit(":", 1)[1])
        site.way.does(proxy.CUT)
        site.way.does(proxy.PASS)

    def end(self, site: Site) -> None:
        site.way.target = self.target
        site.way.does(proxy.CUT)
        site.way.does(proxy.PASS)


def _other(name: str, answer: strangers.Answer) -> Fault:
    other = _Other(answer)
    return Fault(name, other.begin, other.end)


def _blocked(name: str, block: str) -> Fault:
    return Fault(
        name,
        lambda site, stack: site.server.indices.put_settings(
            index=f"{site.alias}-*", settings={f"index.blocks.{block}": True}
        ),
        lambda site: site.server.indices.put_settings(index=f"{site.alias}-*", settings=UNBLOCKED),
        readable=True,
    )


def _cluster_blocked(site: Site, value: bool | None) -> None:
    site.server.cluster.put_settings(persistent={"cluster.blocks.read_only": value})


def _lose_index(site: Site) -> None:
    for name in site.server.indices.get(index=f"{site.alias}-*"):
        site.server.indices.delete(index=name)


def _old_index(site: Site) -> None:
    """As a site of an earlier version had made it."""
    _lose_index(site)
    name = f"{site.alias}-20200101-old"
    site.server.indices.create(index=name, mappings={"_meta": {"mitraguru": "old"}}, aliases={site.alias: {}})


FAULTS = [
    _way(proxy.REFUSE),
    _way(proxy.HANG),
    _way(proxy.CUT),
    _way(proxy.TRUNCATE),
    _way(proxy.DELAY, delay=3.0),
    _way(proxy.DRIP),
    _blocked("index read-only", "read_only"),
    _blocked("disk full", "read_only_allow_delete"),
    Fault(
        "cluster read-only",
        lambda site, stack: _cluster_blocked(site, True),
        lambda site: _cluster_blocked(site, None),
        readable=True,
    ),
    Fault("index missing", lambda site, stack: _lose_index(site)),
    Fault("index of an old version", lambda site, stack: _old_index(site)),
    _other("server of version 8", strangers.OLDER),
    _other("somebody's website", strangers.WEBSITE),
    _other("another JSON service", strangers.OTHER_JSON),
    _other("502 of a proxy", strangers.BAD_GATEWAY),
]
