"""The indexes of the cluster that are ours: made, switched, dropped, compared. Readers know one alias only."""

from collections.abc import Iterator
from datetime import UTC, datetime

from elasticsearch import Elasticsearch

from .connection import ADMIN_SECONDS, answered
from .mapping import MAPPINGS, SETTINGS, VERSION


class Indexes:
    """The indexes behind one alias. Each is named after it, its mapping's version and the moment it was made."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self.client, self.alias = client.options(request_timeout=ADMIN_SECONDS), alias

    def new_name(self) -> str:
        """A name that no index has yet; later ones sort behind earlier ones."""
        return f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{VERSION}"

    def create(self, name: str) -> None:
        """A new, empty index that nobody reads yet."""
        with answered():
            self.client.indices.create(index=name, settings=SETTINGS, mappings=MAPPINGS)

    def switch(self, name: str) -> None:
        """From now on everybody reads and writes this index; in one step, so that no question falls in between."""
        with answered():
            self.client.indices.update_aliases(
                actions=[
                    {"remove": {"index": f"{self.alias}-*", "alias": self.alias, "must_exist": False}},
                    {"add": {"index": name, "alias": self.alias, "is_write_index": True}},
                ]
            )

    def drop(self, name: str) -> None:
        """Remove an index, if it is there."""
        with answered():
            self.client.indices.delete(index=name, ignore_unavailable=True)

    def all(self) -> list[str]:
        """Ours, read or not, oldest first."""
        with answered():
            return sorted(self.client.indices.get(index=f"{self.alias}-*", expand_wildcards="all").body)

    def current(self) -> str:
        """The index that is read; "" when there is none."""
        with answered():
            found = self.client.options(ignore_status=404).indices.get_alias(name=self.alias)
            return max((name for name in found.body if name.startswith(f"{self.alias}-")), default="")

    def is_ours(self, name: str = "") -> bool:
        """Whether an index, or the one that is read, was made by this version of the mapping."""
        with answered():
            found = self.client.options(ignore_status=404).indices.get_mapping(index=name or self.alias).body
            told = [index["mappings"].get("_meta", {}) for index in found.values() if "mappings" in index]
            return bool(told) and all(meta.get("mitraguru") == VERSION for meta in told)

    def versions(self, after: int, count: int, name: str = "") -> list[tuple[int, int]]:
        """The next `count` pairs of (page id, version) behind a page id, smallest first."""
        with answered():
            found = self.client.search(
                index=name or self.alias,
                query={"range": {"page": {"gt": after}}},
                sort=[{"page": "asc"}],
                size=count,
                stored_fields="_none_",
                docvalue_fields=[{"field": "page"}, {"field": "version"}],
                track_total_hits=False,
            )
            hits = found.body["hits"]["hits"]
            return [(hit["fields"]["page"][0], hit["fields"]["version"][0]) for hit in hits]

    def every_version(self, name: str = "", batch: int = 5_000) -> Iterator[tuple[int, int]]:
        """All pairs of (page id, version), smallest page id first."""
        after = 0
        while found := self.versions(after, batch, name):
            yield from found
            after = found[-1][0]
