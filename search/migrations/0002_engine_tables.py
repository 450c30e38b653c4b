"""What the engine of each database needs beside the models: FTS5 on SQLite, a tsvector with its index on PostgreSQL."""

from django.db import migrations

FTS5 = (
    "CREATE VIRTUAL TABLE search_fts USING fts5("
    "keys, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_^+'\")"
)
# Made from our own tokens, so that PostgreSQL's parser and dictionaries have no say.
TSVECTOR = (
    "ALTER TABLE search_documentwords ADD COLUMN tokens tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(array_remove(string_to_array(keys, ' '), ''))) STORED"
)
# Texts and tokens lie beside the row, so that finding thirty thousand rows reads two thousand pages and not a gigabyte.
NARROW = "ALTER TABLE search_documentwords SET (toast_tuple_target = 128)"
GIN = "CREATE INDEX search_tokens ON search_documentwords USING gin (tokens)"

# The planner does not know that reading a token list outside its row is dear, and would read all of them.
MATCHING = (
    "CREATE FUNCTION search_matching(asked tsquery) RETURNS integer[] LANGUAGE sql STABLE "
    "SET enable_seqscan = off SET work_mem = '16MB' AS "
    "'SELECT coalesce(array_agg(document_id), ''{}'') FROM search_documentwords WHERE tokens @@ asked'"
)


def create(apps, schema_editor):
    """Make the tables of the engine in use."""
    statements = {"sqlite": [FTS5], "postgresql": [NARROW, TSVECTOR, GIN, MATCHING]}
    for statement in statements.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Go back; the documents stay."""
    statements = {
        "sqlite": ["DROP TABLE search_fts"],
        "postgresql": [
            "DROP FUNCTION search_matching(tsquery)",
            "ALTER TABLE search_documentwords DROP COLUMN tokens",
        ],
    }
    for statement in statements.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_documents")]

    operations = [migrations.RunPython(create, drop)]
