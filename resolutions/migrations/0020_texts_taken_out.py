import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from resolutions.models.choices import FileChange, one_of


def say_unchanged(apps, schema_editor):
    apps.get_model("resolutions", "RunFile").objects.filter(change="left_out").update(change="unchanged")


def let_go(apps, schema_editor):
    """Corrections of texts that are gone have nothing to be of. Their table is altered next, so nothing may be left to
    be checked at the end."""
    apps.get_model("resolutions", "Correction").objects.filter(removal__isnull=False).delete()
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("resolutions", "0017_why_texts_stand_together"),
    ]

    operations = [
        migrations.AddField("ingestrun", "left_out", models.PositiveIntegerField(default=0)),
        migrations.RemoveConstraint("runfile", "run_file_change_known"),
        migrations.AddConstraint("runfile", one_of("change", FileChange, "run_file_change_known")),
        migrations.RunPython(migrations.RunPython.noop, say_unchanged),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version_pk", models.BigIntegerField(editable=False)),
                ("label", models.CharField(max_length=200)),
                ("title", models.TextField(blank=True)),
                ("symbol_key", models.CharField(db_index=True, editable=False, max_length=200, null=True)),
                (
                    "columns",
                    models.JSONField(
                        default=dict, editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("votes", models.JSONField(default=list, editable=False)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("put_back", models.BooleanField(default=False, editable=False)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "editor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="removals",
                        to="resolutions.resolution",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="resolutions.sourcefile",
                    ),
                ),
            ],
            options={
                "verbose_name": "text taken out",
                "verbose_name_plural": "texts taken out",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.AddField(
            "correction",
            "removal",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="corrections",
                to="resolutions.removal",
            ),
        ),
        migrations.RemoveConstraint("correction", "correction_of_one_thing"),
        migrations.AddConstraint(
            "correction",
            models.CheckConstraint(
                condition=Q(version__isnull=False, resolution__isnull=True, removal__isnull=True)
                | Q(version__isnull=True, resolution__isnull=False, removal__isnull=True)
                | Q(version__isnull=True, resolution__isnull=True, removal__isnull=False),
                name="correction_of_one_thing",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, let_go),
    ]
