import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_THINGS = ("version", "resolution", "removal", "sponsor")
OF_ONE_THING = models.Q(
    *(models.Q(**{f"{name}__isnull": name != filled for name in _THINGS}) for filled in _THINGS), _connector="OR"
)

FORGET = """
DELETE FROM resolutions_correction WHERE sponsor_id IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
"""On the way back: there is no place for them before this."""


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0024_roles_for_subjects"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "correction",
            "sponsor",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="corrections",
                to="resolutions.sponsor",
            ),
        ),
        migrations.RemoveConstraint("correction", "correction_of_one_thing"),
        migrations.AddConstraint(
            "correction", models.CheckConstraint(condition=OF_ONE_THING, name="correction_of_one_thing")
        ),
        migrations.AddConstraint(
            "correction",
            models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("sponsor", "field"),
                name="one_standing_correction_per_sponsor_field",
            ),
        ),
        migrations.AlterConstraint(
            "sponsor",
            "sponsor_membership_in_order",
            models.CheckConstraint(
                condition=models.Q(member_until__isnull=True) | models.Q(member_until__gt=models.F("member_from")),
                name="sponsor_membership_in_order",
                violation_error_message="A membership ends after it begins: change both of its dates.",
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, FORGET),
    ]
