"""The outbox, and the spellings that stand at the start; editors add their own."""

from django.db import migrations, models

ENDINGS = [
    ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("isation", "ization"),
    ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"), ("our", "or"), ("ours", "ors"), ("tre", "ter"),
    ("ence", "ense"), ("ogue", "og"),
]  # fmt: skip

WORDS = [
    ("subcommission", "sub-commission"), ("subcommittee", "sub-committee"), ("cooperation", "co-operation"),
    ("cooperate", "co-operate"), ("coordination", "co-ordination"), ("coordinate", "co-ordinate"),
    ("peacekeeping", "peace-keeping"), ("peacebuilding", "peace-building"), ("programme", "program"),
    ("programmes", "programs"), ("nonproliferation", "non-proliferation"),
    ("nongovernmental", "non-governmental"), ("postconflict", "post-conflict"), ("email", "e-mail"),
    ("multilingualism", "multi-lingualism"), ("decolonization", "de-colonization"), ("labour", "labor"),
]  # fmt: skip


def add_first_spellings(apps, schema_editor):
    rows = [(*pair, True) for pair in ENDINGS] + [(*pair, False) for pair in WORDS]
    model = apps.get_model("resolutions", "SpellingVariant")
    model.objects.bulk_create(model(spelling=one, variant=other, ending=ending) for one, other, ending in rows)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_the_archive")]

    operations = [
        migrations.CreateModel(
            name="OutboxEntry",
            fields=[
                ("version_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("txid", models.BigIntegerField(db_index=True)),
            ],
            options={"ordering": ["txid", "version_id"], "verbose_name_plural": "outbox entries"},
        ),
        migrations.CreateModel(
            name="SpellingVariant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("spelling", models.CharField(max_length=60)),
                ("variant", models.CharField(max_length=60)),
                ("ending", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["spelling"],
                "constraints": [models.UniqueConstraint(fields=("spelling", "variant"), name="spelling_variant_once")],
            },
        ),
        migrations.RunPython(add_first_spellings, migrations.RunPython.noop),
    ]
