import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from resolutions.models.curation import fields
from resolutions.models.loading import formats, kinds

NAMES = (
    ("series", ["title"], "recurring subject", "recurring subjects"),
    ("seriesevidence", ["later", "earlier"], "evidence of a recurring subject", "evidence of recurring subjects"),
    ("seriesmerge", ["-made_at", "-pk"], "merge of recurring subjects", "merges of recurring subjects"),
    ("subject", ["name"], "subject heading", "subject headings"),
    ("subjectheading", ["version", "position"], "subject heading of a text", "subject headings of texts"),
)


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
        *(
            migrations.AlterModelOptions(
                model, {"ordering": ordering, "verbose_name": one, "verbose_name_plural": several}
            )
            for model, ordering, one, several in NAMES
        ),
        migrations.AlterField(
            "resolution",
            "series",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="resolutions",
                to="resolutions.series",
                verbose_name="recurring subject",
            ),
        ),
        migrations.AlterField(
            "seriesmerge",
            "series",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="merges",
                to="resolutions.series",
                verbose_name="recurring subject",
            ),
        ),
        migrations.AlterField(
            "subjectheading",
            "subject",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="headings",
                to="resolutions.subject",
                verbose_name="subject heading",
            ),
        ),
    ]
