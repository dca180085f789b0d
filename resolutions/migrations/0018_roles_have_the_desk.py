from django.contrib.auth.management import create_permissions
from django.db import migrations

GIVEN = (
    "view_note",
    "add_note",
    "change_note",
    "view_savedlist",
    "add_savedlist",
    "delete_savedlist",
    "change_subject",
)


def give(apps, schema_editor):
    """Permissions are otherwise made after the last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    given = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="resolutions", codename__in=GIVEN
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=("Editor", "Librarian")):
        group.permissions.add(*given)


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0017_the_desk"),
    ]

    operations = [
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
