from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("places", "0001_regions_and_schools"),
    ]

    operations = [
        migrations.AddField(
            model_name="school",
            name="search_text",
            field=models.CharField(blank=True, default="", editable=False, max_length=400),
        ),
    ]
