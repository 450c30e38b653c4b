"""Writing what has changed: every document with its version, so that nothing that is told late undoes what is newer."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from search.engines.port import EngineUnavailable, IndexUnusable
from search.models import SearchDocument

from .adapter import ElasticEngine
from .connection import answered
from .feeding import body

#: bytes of one request
MOST_BYTES = 8_000_000
#: seconds for one request; the cluster itself gives up before, and says why
SECONDS, PATIENCE = 12.0, "6s"
#: an index that refuses more documents of a request than this is at fault, not the documents
MOST_REFUSED = 5
DONE = (200, 201)
CONFLICT, NOT_FOUND, BAD = 409, 404, 400


def apply(
    engine: ElasticEngine,
    documents: Sequence[SearchDocument],
    removed: Sequence[tuple[int, int]] = (),
    *,
    into: str = "",
) -> dict[int, str]:
    """Tell the cluster of documents as `waiting.with_words` reads them, and of pages that are gone as (id, version);
    into another alias than the readers'. Asks nothing of the database.

    Gives the documents that it will never take, with its reason. Whatever else keeps a change out raises
    `EngineUnavailable`, and an index that is not there `IndexUnusable`: then none of them counts as told.
    """
    refused: dict[int, str] = {}
    count = 0
    for lines in _requests(documents, removed):
        items = _sent(engine, lines, into or engine.alias)
        count += len(items)
        refused |= dict(found for item in items if (found := _refusal(item)))
        if len(refused) > max(MOST_REFUSED, count // 10):
            raise EngineUnavailable(f"The index refuses documents: {next(iter(refused.values()))}")
    return refused


def _requests(documents: Sequence[SearchDocument], removed: Sequence[tuple[int, int]]) -> Iterator[list[str]]:
    """The lines of each request."""
    lines: list[str] = []
    size = 0
    for told in _told(documents, removed):
        length = sum(map(len, told))
        if lines and size + length > MOST_BYTES:
            yield lines
            lines, size = [], 0
        lines += told
        size += length
    if lines:
        yield lines


def _told(documents: Sequence[SearchDocument], removed: Sequence[tuple[int, int]]) -> Iterator[list[str]]:
    for number, version in removed:
        yield [_head("delete", number, version)]
    for document in documents:
        yield [
            _head("index", document.pk, document.version),
            json.dumps(body(document, document.words), ensure_ascii=False),
        ]


def _head(act: str, number: int, version: int) -> str:
    return f'{{"{act}":{{"_id":"{number}","version":{version},"version_type":"external"}}}}'


def _sent(engine: ElasticEngine, lines: Any, into: str) -> list[dict[str, Any]]:
    with answered():
        client = engine.client.options(request_timeout=SECONDS)
        # An index is made on purpose, never by writing to a name that is not there.
        answer = client.bulk(operations=lines, index=into, require_alias=True, timeout=PATIENCE).body
        return [next(iter(item.values())) for item in answer["items"]]


def _refusal(item: dict[str, Any]) -> tuple[int, str] | None:
    """The document that is refused for good; None when it is in, or when the cluster has something as new."""
    status, error = item["status"], item.get("error")
    gone_already = status == NOT_FOUND and error is None
    if status in (*DONE, CONFLICT) or gone_already:
        return None
    reason = f"{status}: {error.get('type', '')} {error.get('reason', '')}"[:500] if error else str(status)
    if status == BAD:
        return int(item["_id"]), reason
    raise (IndexUnusable if status == NOT_FOUND else EngineUnavailable)(reason)
