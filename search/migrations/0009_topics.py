from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0008_missed")]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="topics",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
