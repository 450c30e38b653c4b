from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('review', '0003_readers_found_by_topic'),
    ]

    operations = [
        migrations.AlterField(
            model_name='reviewerprofile',
            name='per_month',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tulisan sebulan'),
        ),
    ]
