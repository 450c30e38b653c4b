from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_person_and_school"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                default="id", help_text="Surel dari kami ditulis dalam bahasa ini.", max_length=5, verbose_name="bahasa surel"
            ),
        ),
    ]
