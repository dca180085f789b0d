from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0020_words_of_columns'),
    ]

    operations = [
        # The expression of a generated column cannot be altered: the column goes, with its index, and comes again.
        migrations.RemoveIndex(model_name='problem', name='problem_worst_first'),
        migrations.RemoveField(model_name='problem', name='gravity'),
        migrations.AddField(
            model_name='problem',
            name='gravity',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(code__in=['refused', 'mending_conflict', 'not_a_resolution', 'fragment', 'broken_font', 'left_out', 'two_openings', 'unfinished', 'no_opening', 'furniture_in_text', 'table_guessed', 'languages_mixed', 'unknown-element', 'number-without-text'], then=models.Value(1)), models.When(code__in=['digit_as_mark', 'break_in_doubt', 'numbers_jump', 'mark_without_note', 'stray_sign', 'mark_not_found', 'mark_lost', 'misprinted-number', 'symbol_from_number', 'words_differ', 'numbers_differ', 'languages_differ'], then=models.Value(2)), models.When(code__in=['unread', 'mark-in-word', 'placeholder-date', 'dates-differ', 'vote-count'], then=models.Value(4)), default=models.Value(3)), output_field=models.PositiveSmallIntegerField()),
        ),
        migrations.AddIndex(
            model_name='problem',
            index=models.Index(fields=['gravity', 'version', 'line', 'id'], name='problem_worst_first'),
        ),
    ]
