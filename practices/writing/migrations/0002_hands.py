"""Which showing of a form typed and saved last, so that two devices never write over one another unseen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("writing", "0001_form_drafts")]

    operations = [
        migrations.AddField("formdraft", "typed_by", models.CharField(blank=True, default="", max_length=40)),
        migrations.AddField("formdraft", "saved_by", models.CharField(blank=True, default="", max_length=40)),
        migrations.AddField("formdraft", "turn", models.PositiveIntegerField(default=0)),
    ]
