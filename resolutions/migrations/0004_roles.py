"""The two roles, each with the least it needs: an editor corrects what is held, a librarian also takes texts out."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SEEN = (
    "agendaitem citation committee correction footnote ingestrun noteanchor outboxentry paragraph problem resolution "
    "series session sourcefile spellingvariant sponsor sponsorship table version"
).split()
EDITOR = [
    *(f"view_{model}" for model in SEEN),
    *(f"change_{model}" for model in ("version", "resolution", "correction")),
    *(f"{verb}_{model}" for verb in ("add", "change") for model in ("series", "sponsor", "agendaitem", "committee")),
    *(f"{verb}_spellingvariant" for verb in ("add", "change", "delete")),
    "delete_series",
]
LIBRARIAN = [*EDITOR, "delete_version", "add_session", "change_session"]


def make_roles(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    give_roles(apps)


def give_roles(apps):
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="resolutions")
    for name, codes in (("Editor", EDITOR), ("Librarian", LIBRARIAN)):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(permissions.filter(codename__in=codes))


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0003_origins_and_long_names"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
