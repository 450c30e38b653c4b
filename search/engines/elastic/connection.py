"""The way to the cluster: its addresses, how long we wait, and one exception for everything that can go wrong there."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.exceptions import UnsupportedProductError

from search.engines.deadline import DeadlineNode
from search.engines.port import EngineUnavailable, IndexUnusable

#: a reader waits this long at most, then the database answers; both together stay below a second
SEARCH_SECONDS = 0.5
WRITE_SECONDS = 30.0
ADMIN_SECONDS = 60.0

# A cluster that is down would fill the log with a traceback for each try; what is to be said is said by whoever asked.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


def connect(url: str) -> Elasticsearch:
    """A client for `http://[user:password@]host:port`, or several nodes of one cluster with commas between them.

    Another node is tried when one refuses; one that hangs has used up the time.
    """
    nodes = [node.strip() for node in url.split(",") if node.strip()]
    return Elasticsearch(
        nodes,
        node_class=DeadlineNode,
        request_timeout=WRITE_SECONDS,
        max_retries=len(nodes) - 1,
        retry_on_timeout=False,
        retry_on_status=(),
        http_compress=False,
    )


@contextmanager
def answered() -> Iterator[None]:
    """Turn whatever goes wrong on the way into `EngineUnavailable`."""
    try:
        yield
    except NotFoundError as error:
        raise IndexUnusable(_line(error)) from error
    except (TransportError, ApiError, UnsupportedProductError, OSError) as error:
        raise EngineUnavailable(_line(error)) from error
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        # Something answers there, but not as a search engine does.
        raise EngineUnavailable(f"An answer that means nothing: {_line(error)}") from error


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
