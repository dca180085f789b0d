import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from resolutions.models.curation import fields
from resolutions.models.loading import formats, kinds


class Migration(migrations.Migration):
    """Words for editors: nothing changes in the database."""

    dependencies = [
        ("resolutions", "0025_corrections_of_sponsors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField("correction", "field", models.CharField(choices=fields, max_length=40)),
        migrations.AlterField(
            "problem", "code", models.CharField(choices=kinds, max_length=60, verbose_name="kind")
        ),
        migrations.AlterField(
            "removal",
            "editor",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="taken out by",
            ),
        ),
        migrations.AlterField("removal", "label", models.CharField(max_length=200, verbose_name="text")),
        migrations.AlterField(
            "removal", "made_at", models.DateTimeField(auto_now_add=True, verbose_name="taken out on")
        ),
        migrations.AlterField("sourcefile", "format", models.CharField(choices=formats, max_length=20)),
    ]
