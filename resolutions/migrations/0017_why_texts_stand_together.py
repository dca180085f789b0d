from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0016_indexes_for_loading")]

    operations = [migrations.AddField("version", "joined", models.JSONField(default=dict, editable=False))]
