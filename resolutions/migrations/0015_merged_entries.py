import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0014_roles_for_all_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "alias", "slug", models.SlugField(editable=False, max_length=120, null=True, unique=True)
        ),
        migrations.AddField("alias", "former", models.JSONField(default=dict, editable=False)),
        migrations.AddField(
            "alias", "made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)
        ),
        migrations.AddField(
            "alias",
            "editor",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "agendaitem",
            "merged_into",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="resolutions.agendaitem",
                verbose_name="merged into",
            ),
        ),
    ]
