from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0015_merged_entries")]

    operations = [
        migrations.AddIndex(
            "version",
            models.Index(fields=["symbol_key"], opclasses=["varchar_pattern_ops"], name="version_by_symbol_begun"),
        ),
        migrations.RemoveIndex("version", "version_by_origin"),
        migrations.AddIndex("version", GinIndex(fields=["origin_keys"], name="version_by_origin", fastupdate=False)),
    ]
