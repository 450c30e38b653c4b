from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("review", "0004_a_month_unsaid")]

    operations = [
        migrations.AddField(
            model_name="lookagain",
            name="corrections",
            field=models.JSONField(default=list, editable=False),
        ),
    ]
