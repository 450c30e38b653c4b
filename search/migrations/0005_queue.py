"""The queue of engines outside the database: since when a row waits, what is gone, whose turn it is, how far a rebuild is."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0004_synonyms"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="changed_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(
                condition=models.Q(("version__gt", models.F("indexed_version"))),
                fields=["changed_at"],
                name="search_waiting",
            ),
        ),
        migrations.CreateModel(
            name="RemovedDocument",
            fields=[
                ("page_id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("version", models.PositiveBigIntegerField()),
                ("indexed", models.BooleanField(default=False)),
                ("removed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "dokumen yang sudah dihapus",
                "verbose_name_plural": "dokumen yang sudah dihapus",
                "indexes": [
                    models.Index(
                        condition=models.Q(("indexed", False)),
                        fields=["removed_at"],
                        name="search_removal_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("holder", models.CharField(blank=True, max_length=40)),
                ("until", models.DateTimeField()),
            ],
            options={"verbose_name": "giliran", "verbose_name_plural": "giliran"},
        ),
        migrations.CreateModel(
            name="Rebuild",
            fields=[
                ("engine", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("index", models.CharField(blank=True, max_length=100)),
                ("reached", models.PositiveBigIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "pembangunan ulang",
                "verbose_name_plural": "pembangunan ulang",
            },
        ),
    ]
