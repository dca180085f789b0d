from django.db import migrations

CODE = "symbol_from_number"
"""Of the problem that said so before it was a value of its own."""


def tell_where_from(apps, schema_editor):
    """Texts whose symbol is made from the number before their title say so, and have no problem for it."""
    problems = apps.get_model("resolutions", "Problem").objects.filter(code=CODE)
    versions = apps.get_model("resolutions", "Version").objects.filter(pk__in=problems.values("version"))
    versions.filter(symbol_from="text").update(symbol_from="number")
    problems.delete()


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0026_symbols_made_from_numbers")]

    operations = [migrations.RunPython(tell_where_from, migrations.RunPython.noop)]
