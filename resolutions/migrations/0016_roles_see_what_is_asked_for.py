from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_both_roles_see_it(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permission = apps.get_model("auth", "Permission").objects.get(codename="view_commitment")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=("Editor", "Librarian")):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0015_problems_that_are_raised"),
    ]

    operations = [
        migrations.RunPython(let_both_roles_see_it, migrations.RunPython.noop),
    ]
