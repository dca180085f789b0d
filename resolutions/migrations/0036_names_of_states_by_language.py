"""The names of States in the official languages, for entries that were made before the table of them was there."""

import csv
from pathlib import Path

from django.db import migrations

TABLE = Path(__file__).resolve().parent.parent / "text" / "state_names_by_language.csv"


def give_names(apps, schema_editor):
    """What an entry says itself stays."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        by_code = {row.pop("code"): row for row in csv.DictReader(lines)}
    entries = list(apps.get_model("resolutions", "Sponsor").objects.filter(code__in=by_code))
    for entry in entries:
        entry.names = {**by_code[entry.code], **entry.names}
    apps.get_model("resolutions", "Sponsor").objects.bulk_update(entries, ["names"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0035_pictures_of_pages"),
    ]

    operations = [
        migrations.RunPython(give_names, migrations.RunPython.noop),
    ]
