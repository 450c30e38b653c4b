"""PostgreSQL gives the documents of a token as a set, 64 numbers in a word: thirty thousand single numbers cost more on
their way than the finding itself."""

from django.db import migrations

# The planner does not know that reading a token list outside its row is dear, and would read all of them.
SETTINGS = "LANGUAGE sql STABLE SET enable_seqscan = off SET work_mem = '16MB'"
SET = (
    f"CREATE FUNCTION search_set(asked tsquery, OUT places integer[], OUT words bigint[]) {SETTINGS} AS "
    "'SELECT array_agg(place), array_agg(word) FROM (SELECT document_id >> 6 AS place, "
    "bit_or(1::bigint << (document_id & 63)) AS word FROM search_documentwords WHERE tokens @@ asked GROUP BY 1) AS parts'"
)
MATCHING = (
    f"CREATE FUNCTION search_matching(asked tsquery) RETURNS integer[] {SETTINGS} AS "
    "'SELECT coalesce(array_agg(document_id), ''{}'') FROM search_documentwords WHERE tokens @@ asked'"
)


def create(apps, schema_editor):
    """Put the sets in the place of the lists."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(SET)
        schema_editor.execute("DROP FUNCTION search_matching(tsquery)")


def drop(apps, schema_editor):
    """Go back to lists."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MATCHING)
        schema_editor.execute("DROP FUNCTION search_set(tsquery)")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_engine_tables")]

    operations = [migrations.RunPython(create, drop)]
