"""The authority list gets keys, other names and codes; votes and subjects become rows. What is held already gets them
when its files are loaded again."""

import django.db.models.deletion
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.models import F

from resolutions.text.states import name_key

SEEN = "alias ballot subject subjectheading vote".split()
EDITED = "alias ballot vote".split()


def give_keys(apps, schema_editor):
    """Names that differ in nothing but their form have one key: they become the one that is written most often."""
    Sponsor, Sponsorship = (apps.get_model("resolutions", name) for name in ("Sponsor", "Sponsorship"))
    written = Sponsor.objects.filter(pk=models.OuterRef("sponsor")).values("name")
    Sponsorship.objects.update(as_written=models.Subquery(written))
    known = {}
    for sponsor in Sponsor.objects.annotate(times=models.Count("sponsorships")).order_by("-times", "pk"):
        sponsor.key = name_key(sponsor.name)[:300] or sponsor.slug
        first = known.setdefault(sponsor.key, sponsor)
        if first is sponsor:
            sponsor.save(update_fields=["key"])
            continue
        named = Sponsorship.objects.filter(sponsor=first).values("version")
        of_other = Sponsorship.objects.filter(sponsor=sponsor)
        of_other.filter(version__in=named).delete()
        of_other.update(sponsor=first)
        sponsor.delete()
    # What is left to be checked would keep the tables from being altered.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def give_roles(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    codes = [f"view_{model}" for model in SEEN]
    codes += [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in EDITED]
    given = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="resolutions", codename__in=codes
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=("Editor", "Librarian")):
        group.permissions.add(*given)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0009_mendings_and_settled_problems")]

    operations = [
        migrations.AddField("sponsor", "code", models.CharField("ISO 3166 code", blank=True, max_length=3)),
        migrations.AddField("sponsor", "m49", models.CharField("M49 code", blank=True, max_length=3)),
        migrations.AddField("sponsor", "member_from", models.DateField(blank=True, null=True)),
        migrations.AddField("sponsor", "member_until", models.DateField(blank=True, null=True)),
        migrations.AddField("sponsor", "key", models.CharField(default="", editable=False, max_length=300)),
        migrations.AddField("sponsorship", "as_written", models.CharField(default="", max_length=300)),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField("sponsor", "key", models.CharField(editable=False, max_length=300, unique=True)),
        migrations.AlterField("sponsorship", "as_written", models.CharField(max_length=300)),
        migrations.AlterModelOptions(
            "sponsor",
            options={
                "ordering": ["name"],
                "verbose_name": "State, group or body",
                "verbose_name_plural": "States, groups and bodies",
            },
        ),
        migrations.AddConstraint(
            "sponsor",
            models.CheckConstraint(condition=models.Q(key__gt=""), name="sponsor_key_given"),
        ),
        migrations.AddConstraint(
            "sponsor",
            models.CheckConstraint(
                condition=models.Q(member_until__isnull=True) | models.Q(member_until__gt=F("member_from")),
                name="sponsor_membership_in_order",
            ),
        ),
        migrations.CreateModel(
            "Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("key", models.CharField(editable=False, max_length=300, unique=True)),
                ("until", models.PositiveSmallIntegerField("until the year", blank=True, null=True)),
                ("guessed", models.BooleanField(default=False, editable=False)),
                (
                    "sponsor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="resolutions.sponsor",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "constraints": [models.CheckConstraint(condition=models.Q(key__gt=""), name="alias_key_given")],
            },
        ),
        migrations.RemoveConstraint("sponsorship", "sponsor_once_per_version"),
        migrations.RemoveConstraint("sponsorship", "sponsorship_role_known"),
        migrations.AlterField(
            "sponsorship",
            "role",
            models.CharField(
                choices=[
                    ("sponsor", "sponsor"),
                    ("additional", "additional sponsor"),
                    ("behalf", "group on whose behalf it is tabled"),
                ],
                default="sponsor",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "sponsorship",
            models.CheckConstraint(
                condition=models.Q(role__in=["sponsor", "additional", "behalf"]), name="sponsorship_role_known"
            ),
        ),
        migrations.AddConstraint(
            "sponsorship",
            models.UniqueConstraint(fields=("version", "position"), name="sponsorship_position_once"),
        ),
        migrations.CreateModel(
            "Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[("plenary", "plenary"), ("committee", "committee")], default="plenary", max_length=10
                    ),
                ),
                ("in_favour", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("against", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("abstaining", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("meeting", models.CharField(blank=True, max_length=200)),
                ("from_file", models.BooleanField(default=False, editable=False)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="resolutions.version"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "body"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(body__in=["plenary", "committee"]), name="vote_body_known"
                    ),
                    models.UniqueConstraint(fields=("version", "body", "from_file"), name="vote_said_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_written", models.CharField(max_length=300)),
                (
                    "position",
                    models.CharField(
                        choices=[("in_favour", "in favour"), ("against", "against"), ("abstaining", "abstaining")],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="resolutions.sponsor"
                    ),
                ),
                (
                    "vote",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="resolutions.vote",
                    ),
                ),
            ],
            options={
                "ordering": ["vote", "state__name"],
                "verbose_name": "ballot",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(position__in=["in_favour", "against", "abstaining"]),
                        name="ballot_position_known",
                    ),
                    models.UniqueConstraint(fields=("vote", "as_written"), name="one_ballot_per_name"),
                ],
            },
        ),
        migrations.CreateModel(
            "Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=500, unique=True)),
                ("slug", models.SlugField(max_length=120, unique=True)),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            "SubjectHeading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headings",
                        to="resolutions.subject",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="headings",
                        to="resolutions.version",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "position"],
                "verbose_name": "subject heading",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "subject"), name="subject_once_per_version")
                ],
            },
        ),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
    ]
