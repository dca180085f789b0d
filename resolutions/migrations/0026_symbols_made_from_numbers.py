from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0025_joined_translations'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='version',
            name='version_symbol_from_known',
        ),
        # The expression of a generated column cannot be altered: the column goes, with its index, and comes again.
        migrations.RemoveIndex(model_name='problem', name='problem_worst_first'),
        migrations.RemoveField(model_name='problem', name='gravity'),
        migrations.AddField(
            model_name='problem',
            name='gravity',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(code__in=['refused', 'mending_conflict', 'not_a_resolution', 'fragment', 'broken_font', 'left_out', 'two_openings', 'unfinished', 'no_opening', 'furniture_in_text', 'table_guessed', 'languages_mixed', 'unknown-element', 'number-without-text'], then=models.Value(1)), models.When(code__in=['digit_as_mark', 'break_in_doubt', 'numbers_jump', 'mark_without_note', 'stray_sign', 'mark_not_found', 'mark_lost', 'misprinted-number', 'words_differ', 'numbers_differ', 'languages_differ'], then=models.Value(2)), models.When(code__in=['unread', 'mark-in-word', 'placeholder-date', 'dates-differ', 'vote-count'], then=models.Value(4)), default=models.Value(3)), output_field=models.PositiveSmallIntegerField()),
        ),
        migrations.AddIndex(
            model_name='problem',
            index=models.Index(fields=['gravity', 'version', 'line', 'id'], name='problem_worst_first'),
        ),
        migrations.AlterField(
            model_name='version',
            name='symbol_from',
            field=models.CharField(blank=True, choices=[('text', 'printed in the text'), ('number', 'made from the number before the title'), ('name', 'taken from the file name'), ('option', 'given when loading'), ('editor', 'given by an editor'), ('', 'symbol not known')], default='', max_length=10, verbose_name='where the symbol is from'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('symbol_from__in', ['text', 'number', 'name', 'option', 'editor', ''])), name='version_symbol_from_known'),
        ),
    ]
