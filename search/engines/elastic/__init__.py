"""The engine outside the database: an Elasticsearch cluster, named by `ELASTICSEARCH_URL`.

    ElasticEngine(url, alias)                     talks to nobody before it is asked something
      .search(question, groups) -> Found          what every engine answers
      .refresh(alias="")                          make everything written findable now (else within a second)
      .indexes                                    our indexes: made, switched, dropped, compared (`indexes.Indexes`)
    applying.apply(engine, documents, removed)    tell it what has changed and what is gone
    next_index.NextIndex(engine)                  the index that is being filled beside the one that is read

Whatever goes wrong between here and there raises `EngineUnavailable` with the reason in one line: refused, hanging, no
index, read-only, full, another version of the server. Nothing else is raised.

Nothing is analysed there: an index takes the words and stems that the database engine has made (`DocumentWords`), each a
plain token. So a question means the same on every engine, corrections and synonyms included, and a cluster needs no
language module. The cluster picks the sixty best by BM25; `ranking.Ranking` ranks them, as it does on every engine.
"""

from search.engines.port import EngineUnavailable, IndexUnusable

from .adapter import ElasticEngine

__all__ = ["ElasticEngine", "EngineUnavailable", "IndexUnusable"]
