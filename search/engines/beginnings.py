"""Keeping what is offered while somebody types in step with the documents, and looking it up.

A title is found by a range of an ordered index that is read for a few rows, never for all that begin alike: the cost
is the same at a hundred stories and at a hundred thousand.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from search.models import Beginning, SearchDocument
from search.words.analysis import is_stop_word, words_of

MAX_KEY = 100
#: words of a title that it can be found by
LEADS = 6
#: sorts after every letter and digit
LAST = "\U0010ffff"
#: key, page, value
Row = tuple[str, int, str]
FIRST_WORD, LATER_WORD = "0", "1"
INSERT = "INSERT INTO search_beginning (key, page, value) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
#: rows of the index that are read for one beginning at most
READ = 3_000
NEAR = (
    "SELECT key, page FROM (SELECT key, page FROM search_beginning "
    "WHERE key >= %s AND key < %s ORDER BY key, page LIMIT %s) AS near"
)


def keep(documents: Iterable[SearchDocument]) -> None:
    """Take in documents that are new or have changed."""
    batch = list(documents)
    forget(document.pk for document in batch)
    named = {tag for document in batch for tag in document.facets.get("tag", [])}
    rows = [row for document in batch for row in rows_of_title(document.pk, document.kind, document.title)]
    rows += [row for tag in sorted(named) for row in rows_of_tag(tag)]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT, rows)


def forget(ids: Iterable[int]) -> None:
    """Forget titles by the ids of their pages. Tags stay: whether any text has one is asked when it is offered."""
    Beginning.objects.filter(page__in=list(ids)).delete()


def rows_of_title(page: int, kind: str, title: str) -> list[Row]:
    """A title by each of its telling words."""
    group = Beginning.COMMUNITY if kind == "komunitas" else Beginning.TITLE
    return [(key, page, "") for key in _keys(group, title)]


def rows_of_tag(tag: str) -> list[Row]:
    """A tag by each of its telling words."""
    return [(key, 0, tag) for key in _keys(Beginning.TAG, tag)]


def _keys(group: str, text: str) -> Iterator[str]:
    words = words_of(text)
    leads: dict[str, int] = {}
    for at, word in enumerate(words):
        if at == 0 or not is_stop_word(word):
            leads.setdefault(word, at)
    for at in list(leads.values())[:LEADS]:
        row = " ".join([*words[at:], *words[:at]])
        yield f"{group}{FIRST_WORD if at == 0 else LATER_WORD}{row}"[:MAX_KEY]


def titles(group: str, words: list[str], count: int) -> list[int]:
    """The pages whose titles have words that begin like all of these; first those where the first word is meant."""
    return [page for _key, page in _starting(group, words, count)]


def tags(words: list[str], count: int) -> list[str]:
    """The tags with words that begin like all of these."""
    keys = [key for key, _page in _starting(Beginning.TAG, words, count)]
    values = dict(Beginning.objects.filter(key__in=keys, page=0).values_list("key", "value")) if keys else {}
    return list(dict.fromkeys(values[key] for key in keys if key in values))


def _starting(group: str, words: list[str], count: int) -> list[tuple[str, int]]:
    """Keys and pages, at most `count` of either place. The longest word leads, being the rarest for all we know; the
    others have to begin somewhere behind it.
    """
    lead = max(words, key=len)
    others = list(words)
    others.remove(lead)
    behind = " AND ".join(["key LIKE %s"] * len(others)) or "1 = 1"
    found: list[tuple[str, int]] = []
    with connection.cursor() as cursor:
        for place in (FIRST_WORD, LATER_WORD):
            start = f"{group}{place}{lead}"
            # Letters and digits only: nothing in a word means anything to LIKE.
            cursor.execute(
                f"{NEAR} WHERE {behind} ORDER BY key, page LIMIT %s",
                [start, start + LAST, READ, *(f"% {other}%" for other in others), count],
            )
            found += cursor.fetchall()
    return found
