"""Series keep their evidence and can be merged; a subject's key no longer minds small words and blanks. Fingerprints of
texts that are held already are taken when their files are loaded again."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from resolutions.models.titles import subject_key

BATCH = 500


def fill(apps, schema_editor):
    resolutions = apps.get_model("resolutions", "Resolution").objects
    rows = list(resolutions.exclude(subject_key="").only("title"))
    for row in rows:
        row.subject_key = subject_key(row.title)
    resolutions.bulk_update(rows, ["subject_key"], BATCH)
    named = resolutions.filter(series_from="manifest").values("series")
    apps.get_model("resolutions", "Series").objects.filter(pk__in=named).update(title_given=True)


def give_roles(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    may = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="resolutions", codename__in=("view_seriesmerge", "change_seriesmerge")
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=("Editor", "Librarian")):
        group.permissions.add(*may)


def key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def to(model: str, related: str, **options) -> models.ForeignKey:
    options = {"on_delete": django.db.models.deletion.CASCADE, **options}
    return models.ForeignKey(related_name=related, to=model, **options)


def to_user() -> models.ForeignKey:
    return to(settings.AUTH_USER_MODEL, "+", null=True, on_delete=django.db.models.deletion.SET_NULL)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0010_opening_verbs"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField("series", "title_given", models.BooleanField(default=False, editable=False)),
        migrations.AddField(
            "series",
            "merged_into",
            to(
                "resolutions.series",
                "merged",
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
            ),
        ),
        migrations.AddConstraint(
            "series",
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")), name="series_not_merged_into_itself"
            ),
        ),
        migrations.RemoveConstraint("resolution", "resolution_series_from_known"),
        migrations.AlterField(
            "resolution",
            "series_from",
            models.CharField(
                blank=True,
                choices=[
                    ("title", "its title is that of a proposal in another session, or of the series"),
                    ("text", "it carries on a text that it cites, or is carried on by one"),
                    ("manifest", "said beside the file"),
                    ("editor", "chosen by an editor"),
                    ("", "in no series"),
                ],
                default="",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "resolution",
            models.CheckConstraint(
                condition=models.Q(series_from__in=["title", "text", "manifest", "editor", ""]),
                name="resolution_series_from_known",
            ),
        ),
        migrations.CreateModel(
            "SeriesEvidence",
            fields=[
                ("id", key()),
                ("later", to("resolutions.resolution", "evidence")),
                ("earlier", to("resolutions.resolution", "evidence_for_later")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("title", "the same title, but for years, sessions and small words"),
                            ("text", "the later text cites the earlier and carries its wording on"),
                        ],
                        max_length=10,
                    ),
                ),
                ("shared", models.FloatField(null=True)),
                ("symbol", models.CharField(blank=True, max_length=200)),
                ("anchor", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "verbose_name": "evidence of a series",
                "verbose_name_plural": "evidence of series",
                "ordering": ["later", "earlier"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(rule__in=["title", "text"]), name="series_evidence_rule_known"
                    ),
                    models.UniqueConstraint(fields=("later", "earlier"), name="series_evidence_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "SeriesMerge",
            fields=[
                ("id", key()),
                ("series", to("resolutions.series", "merges")),
                ("into", to("resolutions.series", "merges_into")),
                (
                    "moved",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("editor", to_user()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", to_user()),
            ],
            options={
                "verbose_name": "merge of series",
                "verbose_name_plural": "merges of series",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series",), condition=models.Q(ended_at__isnull=True), name="series_merged_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "Fingerprint",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="resolutions.version",
                    ),
                ),
                ("sample", models.BinaryField()),
            ],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
    ]
