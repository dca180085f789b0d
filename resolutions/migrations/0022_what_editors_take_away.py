from importlib import import_module

from django.db import migrations, models

from resolutions.models.choices import Outcome
from resolutions.models.curation import SEVERAL
from resolutions.search import outbox

give_roles = import_module("resolutions.migrations.0014_roles_for_all_rows").give_roles


def let_votes_speak(apps, schema_editor):
    """Votes in the plenary that editors entered before the outcome followed them."""
    Resolution, Version = apps.get_model("resolutions", "Resolution"), apps.get_model("resolutions", "Version")
    held = apps.get_model("resolutions", "Correction").objects.filter(field="outcome", ended_at=None)
    voted = Version.objects.filter(stage="adopted", votes__body="plenary", votes__from_file=False)
    concerned = Resolution.objects.filter(pk__in=voted.values("resolution"))
    concerned = concerned.exclude(pk__in=held.filter(resolution__isnull=False).values("resolution"))
    pks = list(concerned.exclude(outcome=Outcome.BY_VOTE).values_list("pk", flat=True))
    Resolution.objects.filter(pk__in=pks).update(outcome=Outcome.BY_VOTE)
    outbox.record(Version.objects.filter(resolution__in=pks).values_list("pk", flat=True))


def forget(apps, schema_editor):
    """Of a field several corrections could not stand beside each other."""
    apps.get_model("resolutions", "Correction").objects.filter(field="vote").delete()
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0021_outcomes_of_drafts")]

    operations = [
        migrations.RemoveConstraint("correction", "one_standing_correction_per_version_field"),
        migrations.AddConstraint(
            "correction",
            models.UniqueConstraint(
                fields=["version", "field"],
                condition=models.Q(ended_at__isnull=True) & ~models.Q(field__in=SEVERAL),
                name="one_standing_correction_per_version_field",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget),
        migrations.RunPython(let_votes_speak, migrations.RunPython.noop),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
    ]
