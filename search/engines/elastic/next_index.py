"""The index that is being filled beside the one that is read. Writers know it by an alias of its own."""

from typing import Any

from search.engines.port import IndexUnusable

from .adapter import ElasticEngine
from .connection import answered
from .mapping import SETTINGS, VERSION


class NextIndex:
    """What a rebuild does with indexes. Everything raises `EngineUnavailable` when the cluster does not do it."""

    def __init__(self, engine: ElasticEngine) -> None:
        self.engine, self.indexes = engine, engine.indexes
        self.alias = f"{engine.alias}_next"

    def fits(self, name: str) -> bool:
        """Whether an index that was begun is still there, and of this version of the site."""
        return name in self.indexes.all() and self.indexes.is_ours(name)

    def create(self) -> str:
        """A new, empty one; what earlier attempts left behind goes."""
        self.tidy(self.indexes.current())
        name = self.indexes.new_name()
        self.indexes.create(name)
        # While it is filled nobody searches it, and making every second findable would cost a fifth of the time.
        self._settings(name, {"refresh_interval": "-1"})
        self._aliases({"add": {"index": name, "alias": self.alias}})
        self._wait_for_copies(name)
        return name

    def hand_over(self, name: str) -> None:
        """Readers have it from now on, whole and findable."""
        self._settings(name, {"refresh_interval": SETTINGS["refresh_interval"]})
        self.refresh()
        self.indexes.switch(name)

    def settle(self, name: str) -> None:
        """The index that is read is the only one, under one name."""
        self._aliases({"remove": {"index": name, "alias": self.alias, "must_exist": False}})
        self.tidy(name)

    def tidy(self, keep: str) -> None:
        """Remove ours but one."""
        for name in self.indexes.all():
            if name != keep:
                self.indexes.drop(name)

    def refresh(self) -> None:
        """Make everything in it visible to a comparison."""
        self.engine.refresh(self.alias)

    def _wait_for_copies(self, name: str) -> None:
        """A node that dies then takes nothing with it. A cluster that is short of nodes is not waited for long."""
        with answered():
            client = self.indexes.client.options(ignore_status=408)
            client.cluster.health(index=name, wait_for_status="green", timeout="10s")

    def _settings(self, name: str, told: dict[str, Any]) -> None:
        with answered():
            self.indexes.client.indices.put_settings(index=name, settings=told)

    def _aliases(self, *actions: dict[str, Any]) -> None:
        with answered():
            self.indexes.client.indices.update_aliases(actions=list(actions))


def check(engine: ElasticEngine, *, seconds: float = 5.0) -> None:
    """Raises `IndexUnusable` when no index is there that this version of the site can use, `EngineUnavailable` when there
    is no engine to ask, or none that answers in time.
    """
    with answered():
        client = engine.client.options(request_timeout=seconds)
        found = client.indices.get_mapping(index=engine.alias).body
        marks = [index["mappings"].get("_meta", {}).get("mitraguru") for index in found.values()]
    if marks != [VERSION]:
        raise IndexUnusable("The index is one of another version of the site.")
