from django.contrib.auth.management import create_permissions
from django.db import migrations

from resolutions.curation import roles


def give_roles(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config(roles.APP)
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    roles.give_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0013_loads_with_remarks")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
