from django.db import migrations, models

from resolutions.models.choices import Outcome, one_of

NEW = ["rejected", "withdrawn", "no_action", "superseded"]


def forget(apps, schema_editor):
    """What the program before could not say it does not know."""
    apps.get_model("resolutions", "Resolution").objects.filter(outcome__in=NEW).update(outcome="")


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0020_texts_taken_out")]

    operations = [
        migrations.AlterField(
            "resolution",
            "outcome",
            models.CharField(blank=True, choices=Outcome.choices, default="", max_length=20),
        ),
        migrations.RemoveConstraint("resolution", "resolution_outcome_known"),
        migrations.AddConstraint("resolution", one_of("outcome", Outcome, "resolution_outcome_known")),
        migrations.RunPython(migrations.RunPython.noop, forget),
    ]
