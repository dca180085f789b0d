import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from resolutions.models.choices import FileChange, Kind, one_of


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("resolutions", "0007_series_found_by_title"),
    ]

    operations = [
        migrations.AddField("ingestrun", "asked", models.TextField(blank=True)),
        migrations.AddField("ingestrun", "dry_run", models.BooleanField(default=False)),
        migrations.AddField("ingestrun", "session", models.CharField(blank=True, max_length=8)),
        migrations.AddField("ingestrun", "folder", models.CharField(blank=True, max_length=40)),
        migrations.AddField("ingestrun", "ended", models.TextField(blank=True)),
        migrations.AddField(
            "ingestrun",
            "by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "ingestrun",
            "follows",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="followed_by",
                to="resolutions.ingestrun",
            ),
        ),
        migrations.CreateModel(
            name="RunFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=1000)),
                ("change", models.CharField(choices=FileChange.choices, max_length=10)),
                ("label", models.CharField(blank=True, max_length=200)),
                ("kind", models.CharField(choices=Kind.choices, default="unknown", max_length=20)),
                ("message", models.TextField(blank=True)),
                ("fields", models.JSONField(blank=True, default=list)),
                ("notes", models.JSONField(blank=True, default=list)),
                ("problems", models.JSONField(blank=True, default=list)),
                ("problem_count", models.PositiveIntegerField(default=0)),
                ("unread", models.PositiveIntegerField(default=0)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="resolutions.ingestrun",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="runs",
                        to="resolutions.version",
                    ),
                ),
            ],
            options={
                "ordering": ["run", "pk"],
                "constraints": [
                    one_of("change", FileChange, "run_file_change_known"),
                    one_of("kind", Kind, "run_file_kind_known"),
                ],
            },
        ),
    ]
