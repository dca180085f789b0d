from importlib import import_module

from django.db import migrations

give_roles = import_module("resolutions.migrations.0014_roles_for_all_rows").give_roles


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0023_related_documents")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
