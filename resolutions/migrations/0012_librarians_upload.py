"""Who may start a load in the admin: librarians. What became of its files, editors see too."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GIVEN = {"Editor": ["view_runfile"], "Librarian": ["view_runfile", "add_ingestrun"]}


def give_roles(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="resolutions")
    for name, codes in GIVEN.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*permissions.filter(codename__in=codes))


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0011_series_with_evidence")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
