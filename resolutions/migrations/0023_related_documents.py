import django.contrib.postgres.fields
from django.db import migrations, models

FILL = """
UPDATE resolutions_version AS version SET related = found.symbols FROM (
    SELECT id, array_agg(symbol ORDER BY place) AS symbols FROM (
        SELECT id, symbol, min(place) AS place FROM (
            SELECT id, one.value ->> 'symbol' AS symbol, one.place
            FROM resolutions_version, jsonb_path_query(parsed, '$.related[*]') WITH ORDINALITY AS one (value, place)
            UNION ALL
            SELECT id, one.value #>> '{}', 100000 + one.place
            FROM resolutions_version, jsonb_path_query(given, '$.related[*]') WITH ORDINALITY AS one (value, place)
        ) AS said GROUP BY id, symbol
    ) AS once GROUP BY id
) AS found WHERE version.id = found.id
"""
"""What was read and what was said beside the file, each document once, as a load has them."""


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0022_what_editors_take_away")]

    operations = [
        migrations.AddField(
            "version",
            "related",
            django.contrib.postgres.fields.ArrayField(
                models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
