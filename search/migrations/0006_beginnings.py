"""Titles and tags by the beginnings of their words. PostgreSQL compares them byte by byte, as SQLite does, so that a
beginning is a range of the index in any locale."""

from django.db import migrations, models

BYTES = 'ALTER TABLE search_beginning ALTER COLUMN key TYPE varchar(100) COLLATE "C"'


def compare_bytes(apps, schema_editor):
    """Settle the order of the keys."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BYTES)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_queue")]

    operations = [
        migrations.CreateModel(
            name="Beginning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("page", models.PositiveIntegerField(db_index=True, default=0)),
                ("value", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "verbose_name": "awal judul",
                "verbose_name_plural": "awal judul",
                "constraints": [models.UniqueConstraint(fields=("key", "page"), name="beginning_once")],
            },
        ),
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
    ]
