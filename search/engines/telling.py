"""The rarest of some words with the documents that have them, in one question to the database.

How often a word comes up is known to the database alone, so it chooses: what is sent are words with their weights, and
back come only the sets of those that tell most.
"""

import json
from collections.abc import Mapping

from django.db import connection

from search.bits import Bits, bits_of, bits_of_words

#: fewer say nothing of any other text
LEAST = 2

_SQLITE = """
SELECT chosen.token, found.rowid FROM (
    SELECT term.token AS token FROM json_each(%s) AS given
    JOIN search_term AS term ON term.token = json_extract(given.value, '$[0]')
    WHERE term.documents BETWEEN %s AND %s
    ORDER BY term.documents / json_extract(given.value, '$[1]'), term.token LIMIT %s
) AS chosen CROSS JOIN search_fts AS found WHERE found.search_fts MATCH '"' || chosen.token || '"'
"""
_POSTGRESQL = """
SELECT chosen.token, found.places, found.words FROM (
    SELECT term.token FROM search_term AS term
    JOIN unnest(%s::text[], %s::float[]) AS given (token, weight) ON given.token = term.token
    WHERE term.documents BETWEEN %s AND %s
    ORDER BY term.documents / given.weight, term.token LIMIT %s
) AS chosen, LATERAL search_set((chr(39) || chosen.token || chr(39))::tsquery) AS found
"""


def telling(weights: Mapping[str, float], *, most: int, count: int) -> dict[str, Bits]:
    """Of tokens with weights those that at most `most` documents have, the rarest for their weight, each with its set."""
    if not weights:
        return {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pairs = json.dumps([[token, float(weight)] for token, weight in weights.items()])
            cursor.execute(_SQLITE, [pairs, LEAST, most, count])
            having: dict[str, list[int]] = {}
            for token, number in cursor.fetchall():
                having.setdefault(token, []).append(number)
            return {token: bits_of(numbers) for token, numbers in having.items()}
        cursor.execute(_POSTGRESQL, [list(weights), list(weights.values()), LEAST, most, count])
        return {token: bits_of_words(places or [], words or []) for token, places, words in cursor.fetchall()}
