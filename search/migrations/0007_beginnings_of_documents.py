"""What could be found before is offered while somebody types, too."""

from django.db import migrations

from search.engines.beginnings import rows_of_tag, rows_of_title

BATCH = 1_000


def fill(apps, schema_editor):
    """Make the beginnings of all documents there are."""
    document = apps.get_model("search", "SearchDocument")
    beginning = apps.get_model("search", "Beginning")
    tags = set()
    rows = []
    for number, kind, title, facets in document.objects.values_list(
        "pk", "kind", "title", "facets"
    ).iterator():
        tags.update(facets.get("tag", []))
        rows += [beginning(key=key, page=page) for key, page, _tag in rows_of_title(number, kind, title)]
        if len(rows) >= BATCH:
            beginning.objects.bulk_create(rows)
            rows = []
    rows += [
        beginning(key=key, value=value) for tag in sorted(tags) for key, _page, value in rows_of_tag(tag)
    ]
    beginning.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def empty(apps, schema_editor):
    """Go back."""
    apps.get_model("search", "Beginning").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0006_beginnings")]

    operations = [migrations.RunPython(fill, empty)]
