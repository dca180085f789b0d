"""The strength of opening verbs becomes rows, so that editors can change it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from resolutions.comparison.openings import verbs_to_start_from


def start(apps, schema_editor):
    """With the ladders the comparison itself knows, and the editors' right to change them."""
    OpeningVerb = apps.get_model("resolutions", "OpeningVerb")
    OpeningVerb.objects.bulk_create(OpeningVerb(**placed._asdict()) for placed in verbs_to_start_from())
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    may = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="resolutions", content_type__model="openingverb"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=("Editor", "Librarian")):
        group.permissions.add(*may)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0009_states_votes_and_subjects")]

    operations = [
        migrations.CreateModel(
            name="OpeningVerb",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ladder",
                    models.CharField(help_text="What its verbs have in common.", max_length=40, verbose_name="ladder"),
                ),
                ("rung", models.PositiveSmallIntegerField(help_text="1 is the weakest.", verbose_name="rung")),
                (
                    "verb",
                    models.CharField(
                        help_text="As it opens a paragraph: “takes note with appreciation”.",
                        max_length=100,
                        verbose_name="verb",
                    ),
                ),
            ],
            options={
                "verbose_name": "opening verb",
                "verbose_name_plural": "opening verbs, by strength",
                "ordering": ["ladder", "rung", "verb"],
            },
        ),
        migrations.AddConstraint(
            "openingverb",
            models.UniqueConstraint(fields=("ladder", "verb"), name="opening_verb_once_on_a_ladder"),
        ),
        migrations.RunPython(start, migrations.RunPython.noop),
    ]
