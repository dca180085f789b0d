"""The tables of today at once, and their first rows. A new archive begins here, which takes a tenth of the time of going
through ``0001`` to ``0022`` one by one; an archive that has some of them goes on one by one."""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
import resolutions.models.following
from django.conf import settings
from django.db import migrations, models

_rows = import_module('resolutions.migrations.0002_first_rows')
_names = import_module('resolutions.migrations.0011_acronyms')
_desk = import_module('resolutions.migrations.0018_roles_have_the_desk')

UNSEEN = ('view_following', 'view_letter')
"""Addresses of readers and what is sent to them: no role sees these rows."""


def make_roles(apps, schema_editor):
    """As the migrations one by one leave them."""
    _rows.make_roles(apps, schema_editor)
    _desk.give(apps, schema_editor)
    for group in apps.get_model('auth', 'Group').objects.all():
        group.permissions.remove(*group.permissions.filter(codename__in=UNSEEN))


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('resolutions', '0001_initial'),
        ('resolutions', '0002_first_rows'),
        ('resolutions', '0003_who_is_at_which_text'),
        ('resolutions', '0004_names_not_understood'),
        ('resolutions', '0005_problems_of_reading'),
        ('resolutions', '0006_commitments'),
        ('resolutions', '0007_sessions_in_order_of_kinds'),
        ('resolutions', '0008_records_of_votes'),
        ('resolutions', '0009_text_in_two_languages'),
        ('resolutions', '0010_doubts_of_layout'),
        ('resolutions', '0011_acronyms'),
        ('resolutions', '0012_reason_of_a_correction'),
        ('resolutions', '0013_followed_by_letter'),
        ('resolutions', '0014_names_of_models'),
        ('resolutions', '0015_problems_that_are_raised'),
        ('resolutions', '0016_roles_see_what_is_asked_for'),
        ('resolutions', '0017_the_desk'),
        ('resolutions', '0018_roles_have_the_desk'),
        ('resolutions', '0019_errors_reported'),
        ('resolutions', '0020_words_of_columns'),
        ('resolutions', '0021_languages_that_differ'),
        ('resolutions', '0022_instructions_of_amendments'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Committee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=12, null=True, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='name')),
                ('names', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'verbose_name': 'committee',
                'verbose_name_plural': 'committees',
                'ordering': ['code', 'name'],
            },
        ),
        migrations.CreateModel(
            name='LanguageVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('ru', 'Russian'), ('zh', 'Chinese'), ('ar', 'Arabic')], max_length=2, verbose_name='language')),
                ('title', models.TextField(blank=True, verbose_name='title')),
                ('leads', models.BooleanField(default=False, editable=False)),
            ],
            options={
                'verbose_name': 'language version',
                'verbose_name_plural': 'language versions',
                'ordering': ['version', 'language'],
            },
        ),
        migrations.CreateModel(
            name='OutboxEntry',
            fields=[
                ('version_id', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='text')),
                ('txid', models.BigIntegerField(db_index=True, verbose_name='change')),
            ],
            options={
                'verbose_name': 'change that waits for search',
                'verbose_name_plural': 'changes that wait for search',
                'ordering': ['txid', 'version_id'],
            },
        ),
        migrations.CreateModel(
            name='RollCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.CharField(max_length=40, unique=True, verbose_name='record')),
                ('symbol', models.CharField(max_length=200, verbose_name='symbol')),
                ('symbol_key', models.CharField(db_index=True, editable=False, max_length=200)),
                ('symbol_sort', models.CharField(editable=False, max_length=200)),
                ('session', models.CharField(blank=True, max_length=8, verbose_name='session')),
                ('day', models.DateField(blank=True, null=True, verbose_name='day')),
                ('title', models.TextField(blank=True, verbose_name='title')),
                ('part', models.CharField(blank=True, max_length=500, verbose_name='vote on a part')),
                ('agenda_title', models.TextField(blank=True, verbose_name='agenda item')),
                ('subjects', models.TextField(blank=True, verbose_name='subjects')),
                ('draft', models.CharField(blank=True, max_length=200, verbose_name='draft')),
                ('report', models.CharField(blank=True, max_length=200, verbose_name='report of the committee')),
                ('meeting', models.CharField(blank=True, max_length=200, verbose_name='meeting')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('in_favour', models.PositiveSmallIntegerField(null=True, verbose_name='in favour')),
                ('against', models.PositiveSmallIntegerField(null=True, verbose_name='against')),
                ('abstaining', models.PositiveSmallIntegerField(null=True, verbose_name='abstaining')),
                ('not_voting', models.PositiveSmallIntegerField(null=True, verbose_name='not voting')),
                ('members', models.PositiveSmallIntegerField(null=True, verbose_name='Members')),
                ('link', models.CharField(blank=True, max_length=500, verbose_name='address of the record')),
                ('ballots', models.JSONField(default=dict, editable=False)),
                ('loaded_from', models.CharField(editable=False, max_length=1000, verbose_name='loaded from')),
                ('loaded_at', models.DateTimeField(auto_now=True, verbose_name='loaded at')),
            ],
            options={
                'verbose_name': 'record of a vote',
                'verbose_name_plural': 'records of votes',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('letter', models.CharField(blank=True, max_length=4, verbose_name='letter')),
                ('title', models.TextField(blank=True, verbose_name='title')),
                ('titles', models.JSONField(default=dict, editable=False)),
                ('titles_from', models.JSONField(default=dict, editable=False)),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='resolutions.agendaitem', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'agenda item',
                'verbose_name_plural': 'agenda items',
                'ordering': ['session', 'number', 'letter'],
            },
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('language_version', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='fingerprint', serialize=False, to='resolutions.languageversion', verbose_name='text in one language')),
                ('sample', models.BinaryField()),
            ],
            options={
                'verbose_name': 'wording kept for comparison',
                'verbose_name_plural': 'wordings kept for comparison',
            },
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=60, verbose_name='place')),
                ('words', models.TextField(verbose_name='words shown')),
                ('said', models.TextField(max_length=1000, verbose_name='what is wrong')),
                ('reported_at', models.DateTimeField(auto_now_add=True, verbose_name='reported')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='error_reports', to='resolutions.languageversion')),
            ],
            options={
                'verbose_name': 'error reported',
                'verbose_name_plural': 'errors reported by readers',
                'ordering': ['reported_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Following',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('kind', models.CharField(choices=[('subject', 'subject heading'), ('state', 'State or group'), ('series', 'recurring subject'), ('text', 'text'), ('search', 'search')], max_length=10)),
                ('target', models.CharField(max_length=500)),
                ('label', models.CharField(max_length=300)),
                ('rhythm', models.CharField(choices=[('daily', 'every day'), ('weekly', 'every week')], default='daily', max_length=10)),
                ('token', models.CharField(default=resolutions.models.following.a_token, editable=False, max_length=40, unique=True)),
                ('since', models.BigIntegerField(default=0)),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('refused', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['subject', 'state', 'series', 'text', 'search'])), name='following_kind_known'), models.CheckConstraint(condition=models.Q(('rhythm__in', ['daily', 'weekly'])), name='following_rhythm_known'), models.UniqueConstraint(fields=('address', 'kind', 'target'), name='followed_once')],
            },
        ),
        migrations.CreateModel(
            name='Footnote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('mark', models.CharField(max_length=40, verbose_name='mark')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('first_line', models.PositiveIntegerField(default=0, verbose_name='first line')),
                ('last_line', models.PositiveIntegerField(default=0, verbose_name='last line')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='footnotes', to='resolutions.languageversion', verbose_name='text in one language')),
            ],
            options={
                'verbose_name': 'footnote',
                'verbose_name_plural': 'footnotes',
                'ordering': ['language_version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='IngestRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished on')),
                ('asked', models.TextField(blank=True, verbose_name='asked for')),
                ('dry_run', models.BooleanField(default=False, verbose_name='dry run')),
                ('session', models.CharField(blank=True, max_length=8, verbose_name='session')),
                ('folder', models.CharField(blank=True, max_length=40, verbose_name='folder')),
                ('ended', models.TextField(blank=True, verbose_name='ended')),
                ('remarks', models.JSONField(blank=True, default=list, verbose_name='remarks')),
                ('created', models.PositiveIntegerField(default=0, verbose_name='created')),
                ('language_added', models.PositiveIntegerField(default=0, verbose_name='language added')),
                ('better_source', models.PositiveIntegerField(default=0, verbose_name='better source')),
                ('kept_beside', models.PositiveIntegerField(default=0, verbose_name='kept beside')),
                ('updated', models.PositiveIntegerField(default=0, verbose_name='updated')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('refused', models.PositiveIntegerField(default=0, verbose_name='refused')),
                ('left_out', models.PositiveIntegerField(default=0, verbose_name='left out')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followed_by', to='resolutions.ingestrun', verbose_name='follows the dry run')),
            ],
            options={
                'verbose_name': 'load',
                'verbose_name_plural': 'loads',
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versions', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('following', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='resolutions.following')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OpeningVerb',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ladder', models.CharField(help_text='What its verbs have in common.', max_length=40, verbose_name='ladder')),
                ('rung', models.PositiveSmallIntegerField(help_text='1 is the weakest.', verbose_name='rung')),
                ('verb', models.CharField(help_text='As it opens a paragraph: “takes note with appreciation”.', max_length=100, verbose_name='verb')),
            ],
            options={
                'verbose_name': 'opening verb',
                'verbose_name_plural': 'opening verbs, by strength',
                'ordering': ['ladder', 'rung', 'verb'],
                'constraints': [models.UniqueConstraint(fields=('ladder', 'verb'), name='opening_verb_once_on_a_ladder')],
            },
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('anchor', models.CharField(max_length=120, verbose_name='anchor')),
                ('kind', models.CharField(choices=[('preambular', 'preambular paragraph'), ('operative', 'operative paragraph'), ('heading', 'heading'), ('text', 'text'), ('formula', 'opening formula')], max_length=10, verbose_name='kind')),
                ('section', models.JSONField(blank=True, default=list, verbose_name='section')),
                ('annex', models.BooleanField(default=False, verbose_name='in an annex')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='number')),
                ('depth', models.PositiveSmallIntegerField(default=0, verbose_name='depth')),
                ('opening', models.CharField(blank=True, max_length=200, verbose_name='opening')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('first_line', models.PositiveIntegerField(default=0, verbose_name='first line')),
                ('last_line', models.PositiveIntegerField(default=0, verbose_name='last line')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='resolutions.languageversion', verbose_name='text in one language')),
            ],
            options={
                'verbose_name': 'paragraph',
                'verbose_name_plural': 'paragraphs',
                'ordering': ['language_version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='NoteAnchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=40, verbose_name='mark')),
                ('offset', models.PositiveIntegerField(verbose_name='place in the paragraph')),
                ('footnote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='anchors', to='resolutions.footnote', verbose_name='footnote')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='note_anchors', to='resolutions.paragraph', verbose_name='paragraph')),
            ],
            options={
                'verbose_name': 'place of a footnote mark',
                'verbose_name_plural': 'places of footnote marks',
                'ordering': ['paragraph', 'offset', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Instruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('operation', models.CharField(choices=[('replace_words', 'words replaced'), ('insert_words', 'words inserted'), ('delete_words', 'words deleted'), ('replace', 'replaced'), ('insert', 'new paragraph'), ('delete', 'deleted'), ('move', 'moved'), ('renumber', 'renumbered'), ('other', 'not understood')], max_length=13)),
                ('target', models.CharField(blank=True, max_length=120)),
                ('words', models.TextField(blank=True)),
                ('by', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('place', models.CharField(blank=True, choices=[('before', 'before'), ('after', 'after'), ('beginning', 'at the beginning'), ('end', 'at the end'), ('everywhere', 'everywhere'), ('', 'here')], max_length=10)),
                ('beside', models.TextField(blank=True)),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instructions', to='resolutions.paragraph')),
            ],
            options={
                'verbose_name': 'instruction of an amendment',
                'verbose_name_plural': 'instructions of amendments',
                'ordering': ['paragraph', 'position'],
            },
        ),
        migrations.CreateModel(
            name='FormerAnchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(max_length=120, verbose_name='anchor')),
                ('opening', models.CharField(blank=True, max_length=200, verbose_name='opening')),
                ('until', models.DateTimeField(default=django.utils.timezone.now, verbose_name='until')),
                ('language_version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='former_anchors', to='resolutions.languageversion', verbose_name='text in one language')),
                ('paragraph', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='former_anchors', to='resolutions.paragraph', verbose_name='paragraph')),
            ],
            options={
                'verbose_name': 'former place of a paragraph',
                'verbose_name_plural': 'former places of paragraphs',
                'ordering': ['language_version', 'anchor'],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('parsed', models.JSONField(default=dict, editable=False)),
                ('inferred', models.JSONField(default=dict, editable=False)),
                ('manifest', models.JSONField(default=dict, editable=False)),
                ('read_by', models.CharField(blank=True, editable=False, max_length=16)),
                ('rank', models.CharField(blank=True, editable=False, max_length=200, verbose_name='rank among the files')),
                ('chosen', models.BooleanField(default=False, editable=False, verbose_name='chosen by an editor')),
                ('reissued', models.TextField(blank=True, editable=False, verbose_name='why issued again')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='resolutions.languageversion')),
            ],
            options={
                'verbose_name': 'reading of a file',
                'verbose_name_plural': 'readings of files',
                'ordering': ['language_version', 'rank', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='languageversion',
            name='shown',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='shown_in', to='resolutions.reading'),
        ),
        migrations.CreateModel(
            name='ReadingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made on')),
                ('former', models.CharField(max_length=20, verbose_name='format before')),
                ('now', models.CharField(max_length=20, verbose_name='format now')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('words', models.JSONField(default=list, verbose_name='words')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reading_changes', to='resolutions.languageversion', verbose_name='text in one language')),
            ],
            options={
                'verbose_name': 'change of the file shown',
                'verbose_name_plural': 'changes of the file shown',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series_from', models.CharField(blank=True, choices=[('title', 'its title is that of a proposal in another session, or of the series'), ('text', 'it carries on a text that it cites, or is carried on by one'), ('manifest', 'said beside the file'), ('editor', 'chosen by an editor'), ('', 'in no series')], default='', editable=False, max_length=10, verbose_name='why in the subject')),
                ('title', models.TextField(blank=True, verbose_name='title')),
                ('titles', models.JSONField(default=dict, editable=False)),
                ('title_key', models.CharField(blank=True, editable=False, max_length=300)),
                ('subject_key', models.CharField(blank=True, db_index=True, editable=False, max_length=300)),
                ('outcome', models.CharField(blank=True, choices=[('adopted', 'adopted'), ('adopted_without_vote', 'adopted without a vote'), ('adopted_by_vote', 'adopted by vote'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn'), ('no_action', 'no action taken'), ('superseded', 'superseded by another draft'), ('', 'outcome not known')], default='', max_length=20, verbose_name='outcome')),
                ('agenda_items', models.ManyToManyField(blank=True, related_name='resolutions', to='resolutions.agendaitem', verbose_name='agenda items')),
                ('committee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='resolutions.committee', verbose_name='committee')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['session', 'title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Removal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(choices=[('version', 'the whole text, in every language'), ('language', 'the text in one language'), ('source', 'one file of the text')], default='version', max_length=10, verbose_name='what')),
                ('version_pk', models.BigIntegerField(editable=False)),
                ('language', models.CharField(blank=True, editable=False, max_length=2)),
                ('label', models.CharField(max_length=200, verbose_name='text')),
                ('title', models.TextField(blank=True, verbose_name='title')),
                ('symbol_key', models.CharField(db_index=True, editable=False, max_length=200, null=True)),
                ('columns', models.JSONField(default=dict, editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('votes', models.JSONField(default=list, editable=False)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='taken out on')),
                ('is_public', models.BooleanField(default=False, help_text='The address of the text says that it was removed, when and why.', verbose_name='readers are told')),
                ('put_back', models.BooleanField(default=False, editable=False)),
                ('ended_at', models.DateTimeField(null=True)),
                ('editor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken out by')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resolution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='removals', to='resolutions.resolution')),
            ],
            options={
                'verbose_name': 'text taken out',
                'verbose_name_plural': 'texts taken out',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SavedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=40, verbose_name='model')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('query', models.CharField(max_length=2000, verbose_name='query')),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_lists', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
            ],
            options={
                'verbose_name': 'saved list',
                'verbose_name_plural': 'saved lists',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='last part of the address')),
                ('title', models.TextField(verbose_name='title')),
                ('titles', models.JSONField(default=dict, editable=False)),
                ('title_key', models.CharField(editable=False, max_length=300, unique=True)),
                ('title_given', models.BooleanField(default=False, editable=False)),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='resolutions.series', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'recurring subject',
                'verbose_name_plural': 'recurring subjects',
                'ordering': ['title'],
            },
        ),
        migrations.AddField(
            model_name='resolution',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resolutions', to='resolutions.series', verbose_name='recurring subject'),
        ),
        migrations.CreateModel(
            name='SeriesEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(choices=[('title', 'the same title, but for years, sessions and small words'), ('text', 'the later text cites the earlier and carries its wording on')], max_length=10, verbose_name='rule')),
                ('shared', models.FloatField(null=True, verbose_name='share in common')),
                ('symbol', models.CharField(blank=True, max_length=200, verbose_name='symbol')),
                ('anchor', models.CharField(blank=True, max_length=120, verbose_name='anchor')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence_for_later', to='resolutions.resolution', verbose_name='earlier')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='resolutions.resolution', verbose_name='later')),
            ],
            options={
                'verbose_name': 'evidence of a recurring subject',
                'verbose_name_plural': 'evidence of recurring subjects',
                'ordering': ['later', 'earlier'],
            },
        ),
        migrations.CreateModel(
            name='SeriesMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made on')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended on')),
                ('editor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges_into', to='resolutions.series', verbose_name='into')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='resolutions.series', verbose_name='recurring subject')),
            ],
            options={
                'verbose_name': 'merge of recurring subjects',
                'verbose_name_plural': 'merges of recurring subjects',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('regular', 'regular session'), ('special', 'special session'), ('emergency', 'emergency special session')], max_length=10, verbose_name='kind')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='number')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': [models.Func('kind', template="STRPOS('regular special emergency', %(expressions)s)"), '-ordinal'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['regular', 'special', 'emergency'])), name='session_kind_known'), models.UniqueConstraint(fields=('kind', 'ordinal'), name='session_once'), models.CheckConstraint(condition=models.Q(('ordinal__gt', 0)), name='session_ordinal_from_one')],
            },
        ),
        migrations.AddField(
            model_name='resolution',
            name='session',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='resolutions.session', verbose_name='session'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='resolutions.session', verbose_name='session'),
        ),
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='fingerprint of the bytes')),
                ('name', models.CharField(db_index=True, max_length=1000, verbose_name='name')),
                ('format', models.CharField(max_length=20, verbose_name='format')),
                ('content', models.BinaryField()),
                ('received_at', models.DateTimeField(auto_now_add=True, verbose_name='received on')),
                ('replaced_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='resolutions.sourcefile', verbose_name='replaced by')),
            ],
            options={
                'verbose_name': 'source file',
                'verbose_name_plural': 'source files',
                'ordering': ['-received_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RemovedReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.PositiveSmallIntegerField(default=0, verbose_name='place in the file')),
                ('language', models.CharField(max_length=2)),
                ('said', models.CharField(blank=True, max_length=200, verbose_name='symbol it had')),
                ('manifest', models.JSONField(default=dict)),
                ('chosen', models.BooleanField(default=False)),
                ('removal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='resolutions.removal', verbose_name='removal')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='removed_readings', to='resolutions.sourcefile')),
            ],
            options={
                'verbose_name': 'file taken out',
                'verbose_name_plural': 'files taken out',
                'ordering': ['removal', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='reading',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='resolutions.sourcefile'),
        ),
        migrations.CreateModel(
            name='SpellingVariant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spelling', models.CharField(max_length=120, verbose_name='spelling')),
                ('variant', models.CharField(max_length=120, verbose_name='variant')),
                ('ending', models.BooleanField(default=False, verbose_name='ending only')),
            ],
            options={
                'verbose_name': 'spelling variant',
                'verbose_name_plural': 'spelling variants',
                'ordering': ['spelling'],
                'constraints': [models.UniqueConstraint(fields=('spelling', 'variant'), name='spelling_variant_once')],
            },
        ),
        migrations.CreateModel(
            name='Sponsor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, unique=True, verbose_name='name')),
                ('key', models.CharField(editable=False, max_length=300, unique=True)),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='last part of the address')),
                ('kind', models.CharField(choices=[('state', 'State'), ('group', 'group'), ('body', 'body'), ('unknown', 'name not understood'), ('no_name', 'no name, says an editor')], default='state', max_length=10, verbose_name='kind')),
                ('code', models.CharField(blank=True, max_length=3, verbose_name='ISO 3166 code')),
                ('m49', models.CharField(blank=True, max_length=3, verbose_name='M49 code')),
                ('names', models.JSONField(default=dict, editable=False)),
                ('member_from', models.DateField(blank=True, null=True, verbose_name='member from')),
                ('member_until', models.DateField(blank=True, null=True, verbose_name='member until')),
            ],
            options={
                'verbose_name': 'State, group or body',
                'verbose_name_plural': 'States, groups and bodies',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['state', 'group', 'body', 'unknown', 'no_name'])), name='sponsor_kind_known'), models.CheckConstraint(condition=models.Q(('key__gt', '')), name='sponsor_key_given'), models.CheckConstraint(condition=models.Q(('member_until__isnull', True), ('member_until__gt', models.F('member_from')), _connector='OR'), name='sponsor_membership_in_order', violation_error_message='A membership ends after it begins: change both of its dates.')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(blank=True, editable=False, max_length=2)),
                ('field', models.CharField(max_length=40, verbose_name='field')),
                ('value', models.JSONField(null=True)),
                ('before', models.JSONField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made on')),
                ('ended_at', models.DateTimeField(null=True)),
                ('needless', models.BooleanField(default=False, editable=False)),
                ('batch', models.UUIDField(db_index=True, editable=False, null=True)),
                ('checked_at', models.DateTimeField(editable=False, null=True, verbose_name='looked at on')),
                ('checked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='looked at by')),
                ('editor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='corrections', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='resolutions.correction')),
                ('language_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='resolutions.languageversion')),
                ('removal', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='resolutions.removal')),
                ('resolution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='resolutions.resolution')),
                ('sponsor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='resolutions.sponsor')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='name')),
                ('key', models.CharField(editable=False, max_length=300, unique=True)),
                ('until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='until the year')),
                ('guessed', models.BooleanField(default=False, editable=False, verbose_name='guessed')),
                ('slug', models.SlugField(editable=False, max_length=120, null=True, unique=True, verbose_name='last part of the address')),
                ('former', models.JSONField(default=dict, editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made on')),
                ('editor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('sponsor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='resolutions.sponsor', verbose_name='sponsor')),
            ],
            options={
                'verbose_name': 'other name',
                'verbose_name_plural': 'other names',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Sponsorship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_written', models.CharField(max_length=300, verbose_name='as printed')),
                ('role', models.CharField(choices=[('sponsor', 'sponsor'), ('additional', 'additional sponsor'), ('behalf', 'group on whose behalf it is tabled')], default='sponsor', max_length=10, verbose_name='role')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('sponsor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sponsorships', to='resolutions.sponsor', verbose_name='sponsor')),
            ],
            options={
                'verbose_name': 'sponsor of a text',
                'verbose_name_plural': 'sponsors of texts',
                'ordering': ['version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=500, unique=True, verbose_name='name')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='last part of the address')),
                ('names', models.JSONField(default=dict, editable=False)),
                ('identifier', models.CharField(blank=True, help_text='Number of its record in the library’s authority file (UNBIS).', max_length=60, verbose_name='identifier')),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='resolutions.subject', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'subject heading',
                'verbose_name_plural': 'subject headings',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Table',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('section', models.JSONField(blank=True, default=list, verbose_name='section')),
                ('rows', models.JSONField(default=list, verbose_name='rows')),
                ('first_line', models.PositiveIntegerField(default=0, verbose_name='first line')),
                ('last_line', models.PositiveIntegerField(default=0, verbose_name='last line')),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tables_after', to='resolutions.paragraph', verbose_name='stands after')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tables', to='resolutions.languageversion', verbose_name='text in one language')),
            ],
            options={
                'verbose_name': 'table',
                'verbose_name_plural': 'tables',
                'ordering': ['language_version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about_key', models.CharField(blank=True, db_index=True, default='', editable=False, max_length=200)),
                ('kind', models.CharField(choices=[('draft_resolution', 'draft resolution'), ('resolution', 'resolution'), ('draft_decision', 'draft decision'), ('decision', 'decision'), ('amendment', 'amendment'), ('addendum', 'addendum'), ('corrigendum', 'corrigendum'), ('other', 'other document'), ('unknown', 'kind not known')], default='unknown', max_length=20, verbose_name='kind')),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('revised', 'revised draft'), ('amendment', 'amendment'), ('adopted', 'adopted'), ('unknown', 'stage not known')], default='unknown', max_length=10, verbose_name='stage')),
                ('symbol', models.CharField(blank=True, max_length=200, null=True, verbose_name='symbol')),
                ('symbol_key', models.CharField(blank=True, editable=False, max_length=200, null=True)),
                ('symbol_sort', models.CharField(blank=True, editable=False, max_length=500)),
                ('symbol_from', models.CharField(blank=True, choices=[('text', 'printed in the text'), ('name', 'taken from the file name'), ('option', 'given when loading'), ('editor', 'given by an editor'), ('', 'symbol not known')], default='', max_length=10, verbose_name='where the symbol is from')),
                ('titles', models.JSONField(default=dict, editable=False)),
                ('organ', models.CharField(blank=True, max_length=200, verbose_name='organ')),
                ('distribution', models.CharField(blank=True, max_length=40, verbose_name='distribution')),
                ('original_language', models.CharField(blank=True, max_length=40, verbose_name='original language')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('adopted_on', models.DateField(blank=True, null=True, verbose_name='adopted on')),
                ('meeting', models.CharField(blank=True, max_length=200, verbose_name='meeting')),
                ('origin', models.TextField(blank=True, verbose_name='origin')),
                ('origin_keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, editable=False, size=None)),
                ('related', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='related documents')),
                ('sponsor_note', models.TextField(blank=True, verbose_name='sponsors’ note')),
                ('joined', models.JSONField(default=dict, editable=False)),
                ('parsed', models.JSONField(default=dict, editable=False)),
                ('inferred', models.JSONField(default=dict, editable=False)),
                ('manifest', models.JSONField(default=dict, editable=False)),
                ('loaded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='loaded on')),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='documents_about', to='resolutions.version', verbose_name='about')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='resolutions.resolution', verbose_name='proposal')),
                ('sponsors', models.ManyToManyField(blank=True, related_name='versions', through='resolutions.Sponsorship', to='resolutions.sponsor')),
            ],
            options={
                'verbose_name': 'issued text',
                'verbose_name_plural': 'issued texts',
                'ordering': ['symbol_sort', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SubjectHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headings', to='resolutions.subject', verbose_name='subject heading')),
                ('version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'subject heading of a text',
                'verbose_name_plural': 'subject headings of texts',
                'ordering': ['version', 'position'],
            },
        ),
        migrations.AddField(
            model_name='sponsorship',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sponsorships', to='resolutions.version', verbose_name='text'),
        ),
        migrations.CreateModel(
            name='RunFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=1000, verbose_name='name')),
                ('change', models.CharField(choices=[('created', 'created'), ('language_added', 'another language'), ('better_source', 'better source'), ('kept_beside', 'kept beside'), ('updated', 'updated'), ('unchanged', 'unchanged'), ('refused', 'refused'), ('left_out', 'left out')], max_length=20, verbose_name='change')),
                ('label', models.CharField(blank=True, max_length=200, verbose_name='text')),
                ('kind', models.CharField(choices=[('draft_resolution', 'draft resolution'), ('resolution', 'resolution'), ('draft_decision', 'draft decision'), ('decision', 'decision'), ('amendment', 'amendment'), ('addendum', 'addendum'), ('corrigendum', 'corrigendum'), ('other', 'other document'), ('unknown', 'kind not known')], default='unknown', max_length=20, verbose_name='kind')),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('fields', models.JSONField(blank=True, default=list, verbose_name='fields')),
                ('notes', models.JSONField(blank=True, default=list, verbose_name='notes')),
                ('problems', models.JSONField(blank=True, default=list, verbose_name='problems')),
                ('problem_count', models.PositiveIntegerField(default=0, verbose_name='problems')),
                ('unread', models.PositiveIntegerField(default=0, verbose_name='lines left out')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='resolutions.ingestrun', verbose_name='load')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='runs', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'file of a load',
                'verbose_name_plural': 'files of loads',
                'ordering': ['run', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(blank=True, max_length=1000, verbose_name='file name')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line')),
                ('code', models.CharField(max_length=60, verbose_name='kind')),
                ('message', models.TextField(verbose_name='message')),
                ('gravity', models.GeneratedField(db_persist=True, expression=models.Case(models.When(code__in=['refused', 'mending_conflict', 'not_a_resolution', 'fragment', 'broken_font', 'left_out', 'two_openings', 'unfinished', 'no_opening', 'furniture_in_text', 'table_guessed', 'languages_mixed', 'unknown-element', 'number-without-text'], then=models.Value(1)), models.When(code__in=['digit_as_mark', 'break_in_doubt', 'numbers_jump', 'mark_without_note', 'stray_sign', 'mark_not_found', 'mark_lost', 'misprinted-number', 'symbol_from_number', 'words_differ', 'numbers_differ', 'languages_differ'], then=models.Value(2)), models.When(code__in=['unread', 'mark-in-word', 'placeholder-date', 'dates-differ', 'vote-count'], then=models.Value(4)), default=models.Value(3)), output_field=models.PositiveSmallIntegerField())),
                ('language_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='resolutions.languageversion', verbose_name='text in one language')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='problems', to='resolutions.ingestrun', verbose_name='load')),
                ('settled', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='problems', to='resolutions.correction')),
                ('reading', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='resolutions.reading', verbose_name='reading')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'problem',
                'verbose_name_plural': 'problems',
                'ordering': ['version', 'line', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=2000, verbose_name='note')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made on')),
                ('done_at', models.DateTimeField(editable=False, null=True, verbose_name='done on')),
                ('assigned_to', models.ForeignKey(blank=True, limit_choices_to={'is_active': True, 'is_staff': True}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('done_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='done by')),
                ('removal', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='resolutions.removal')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'note on a text',
                'verbose_name_plural': 'notes and tasks',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='languageversion',
            name='version',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='language_versions', to='resolutions.version'),
        ),
        migrations.AddField(
            model_name='correction',
            name='version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='resolutions.version'),
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='begins at')),
                ('end', models.PositiveIntegerField(verbose_name='ends at')),
                ('kind', models.CharField(choices=[('report', 'report'), ('briefing', 'oral report or briefing'), ('agenda', 'item of the agenda'), ('consider', 'consideration'), ('convene', 'meeting'), ('review', 'review'), ('continue', 'extension'), ('establish', 'establishment'), ('appoint', 'appointment'), ('budget', 'budget')], max_length=10, verbose_name='kind')),
                ('verb', models.CharField(max_length=40, verbose_name='verb')),
                ('addressees', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), default=list, size=None, verbose_name='addressees')),
                ('about', models.TextField(blank=True, verbose_name='about')),
                ('item', models.TextField(blank=True, verbose_name='item')),
                ('sub_item', models.TextField(blank=True, verbose_name='sub item')),
                ('due_sessions', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list, size=None, verbose_name='sessions it falls due')),
                ('due_year', models.PositiveSmallIntegerField(null=True, verbose_name='year it falls due')),
                ('due_words', models.TextField(blank=True, verbose_name='when, as printed')),
                ('rhythm', models.CharField(blank=True, choices=[('annual', 'every year'), ('biennial', 'every second year'), ('triennial', 'every third year'), ('quadrennial', 'every fourth year'), ('quinquennial', 'every fifth year'), ('', 'once, or not stated')], max_length=12, verbose_name='rhythm')),
                ('ends', models.TextField(blank=True, verbose_name='ends')),
                ('inferred', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None, verbose_name='inferred')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='resolutions.paragraph', verbose_name='paragraph')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'request to somebody',
                'verbose_name_plural': 'requests to somebody',
                'ordering': ['version', 'paragraph', 'start'],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='begins at')),
                ('end', models.PositiveIntegerField(verbose_name='ends at')),
                ('as_written', models.TextField(verbose_name='as printed')),
                ('symbol', models.CharField(max_length=200, verbose_name='symbol')),
                ('symbol_key', models.CharField(db_index=True, max_length=200)),
                ('date', models.DateField(blank=True, null=True, verbose_name='date')),
                ('carrier', models.CharField(blank=True, max_length=200, verbose_name='opening words')),
                ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='resolutions.languageversion', verbose_name='text in one language')),
                ('footnote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='resolutions.footnote', verbose_name='footnote')),
                ('paragraph', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='resolutions.paragraph', verbose_name='paragraph')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cited_by', to='resolutions.version', verbose_name='document cited')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['language_version', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='last there')),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'editor at a text',
                'verbose_name_plural': 'who is at which text',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(choices=[('plenary', 'plenary'), ('committee', 'committee')], default='plenary', max_length=10, verbose_name='body')),
                ('part', models.CharField(blank=True, help_text='Empty for a vote on the whole text; else what was voted on: operative paragraph 5, an amendment.', max_length=500, verbose_name='vote on a part')),
                ('in_favour', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='in favour')),
                ('against', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='against')),
                ('abstaining', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='abstaining')),
                ('held_on', models.DateField(blank=True, null=True, verbose_name='held on')),
                ('meeting', models.CharField(blank=True, max_length=200, verbose_name='meeting')),
                ('from_file', models.BooleanField(default=False, editable=False, verbose_name='said by a file')),
                ('record', models.CharField(blank=True, editable=False, max_length=40)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='resolutions.version', verbose_name='text')),
            ],
            options={
                'verbose_name': 'vote',
                'verbose_name_plural': 'votes',
                'ordering': ['version', 'body'],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_written', models.CharField(max_length=300, verbose_name='as printed')),
                ('position', models.CharField(choices=[('in_favour', 'in favour'), ('against', 'against'), ('abstaining', 'abstaining')], max_length=10, verbose_name='position')),
                ('state', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='resolutions.sponsor', verbose_name='State')),
                ('vote', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='resolutions.vote', verbose_name='vote')),
            ],
            options={
                'verbose_name': 'ballot',
                'ordering': ['vote', 'state__name'],
            },
        ),
        migrations.AddConstraint(
            model_name='footnote',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('language_version', 'position'), name='footnote_position_once'),
        ),
        migrations.AddConstraint(
            model_name='footnote',
            constraint=models.CheckConstraint(condition=models.Q(('last_line__gte', models.F('first_line'))), name='footnote_lines_in_order'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('sent_at__isnull', True)), fields=('following',), name='one_letter_unsent'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['preambular', 'operative', 'heading', 'text', 'formula'])), name='paragraph_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('language_version', 'position'), name='paragraph_position_once'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(fields=('language_version', 'anchor'), name='paragraph_anchor_once'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('anchor__gt', '')), name='paragraph_anchor_given'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('last_line__gte', models.F('first_line'))), name='paragraph_lines_in_order'),
        ),
        migrations.AddConstraint(
            model_name='instruction',
            constraint=models.CheckConstraint(condition=models.Q(('operation__in', ['replace_words', 'insert_words', 'delete_words', 'replace', 'insert', 'delete', 'move', 'renumber', 'other'])), name='instruction_operation_known'),
        ),
        migrations.AddConstraint(
            model_name='instruction',
            constraint=models.CheckConstraint(condition=models.Q(('place__in', ['before', 'after', 'beginning', 'end', 'everywhere', ''])), name='instruction_place_known'),
        ),
        migrations.AddConstraint(
            model_name='formeranchor',
            constraint=models.UniqueConstraint(fields=('language_version', 'anchor'), name='former_anchor_once'),
        ),
        migrations.AddConstraint(
            model_name='savedlist',
            constraint=models.UniqueConstraint(fields=('editor', 'model', 'name'), name='saved_list_named_once'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('pk')), _negated=True), name='series_not_merged_into_itself'),
        ),
        migrations.AddConstraint(
            model_name='seriesevidence',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['title', 'text'])), name='series_evidence_rule_known'),
        ),
        migrations.AddConstraint(
            model_name='seriesevidence',
            constraint=models.UniqueConstraint(fields=('later', 'earlier'), name='series_evidence_once'),
        ),
        migrations.AddConstraint(
            model_name='seriesmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('series',), name='series_merged_once'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(fields=['title_key', 'session'], name='resolution_by_title'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['adopted', 'adopted_without_vote', 'adopted_by_vote', 'rejected', 'withdrawn', 'no_action', 'superseded', ''])), name='resolution_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('series_from__in', ['title', 'text', 'manifest', 'editor', ''])), name='resolution_series_from_known'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('session', 'number', 'letter'), name='agenda_item_once'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('source', 'part'), name='reading_part_once'),
        ),
        migrations.AddConstraint(
            model_name='alias',
            constraint=models.CheckConstraint(condition=models.Q(('key__gt', '')), name='alias_key_given'),
        ),
        migrations.AddConstraint(
            model_name='table',
            constraint=models.UniqueConstraint(fields=('language_version', 'position'), name='table_position_once'),
        ),
        migrations.AddConstraint(
            model_name='table',
            constraint=models.CheckConstraint(condition=models.Q(('last_line__gte', models.F('first_line'))), name='table_lines_in_order'),
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['symbol_sort', 'id'], name='version_by_symbol'),
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['-loaded_at'], name='version_latest_loads'),
        ),
        migrations.AddIndex(
            model_name='version',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['origin_keys'], name='version_by_origin'),
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['symbol_key'], name='version_by_symbol_begun', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['draft_resolution', 'resolution', 'draft_decision', 'decision', 'amendment', 'addendum', 'corrigendum', 'other', 'unknown'])), name='version_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'revised', 'amendment', 'adopted', 'unknown'])), name='version_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('symbol_from__in', ['text', 'name', 'option', 'editor', ''])), name='version_symbol_from_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('symbol_key',), name='one_version_per_symbol'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('symbol__isnull', True), ('symbol_from', ''), ('symbol_key__isnull', True)), models.Q(('symbol__gt', ''), ('symbol_key__gt', ''), models.Q(('symbol_from', ''), _negated=True)), _connector='OR'), name='version_symbol_with_key_and_where_from'),
        ),
        migrations.AddConstraint(
            model_name='subjectheading',
            constraint=models.UniqueConstraint(fields=('version', 'subject'), name='subject_once_per_version'),
        ),
        migrations.AddConstraint(
            model_name='sponsorship',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['sponsor', 'additional', 'behalf'])), name='sponsorship_role_known'),
        ),
        migrations.AddConstraint(
            model_name='sponsorship',
            constraint=models.UniqueConstraint(fields=('version', 'position'), name='sponsorship_position_once'),
        ),
        migrations.AddConstraint(
            model_name='runfile',
            constraint=models.CheckConstraint(condition=models.Q(('change__in', ['created', 'language_added', 'better_source', 'kept_beside', 'updated', 'unchanged', 'refused', 'left_out'])), name='run_file_change_known'),
        ),
        migrations.AddConstraint(
            model_name='runfile',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['draft_resolution', 'resolution', 'draft_decision', 'decision', 'amendment', 'addendum', 'corrigendum', 'other', 'unknown'])), name='run_file_kind_known'),
        ),
        migrations.AddIndex(
            model_name='problem',
            index=models.Index(fields=['gravity', 'version', 'line', 'id'], name='problem_worst_first'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(('version__isnull', False), ('file_name__gt', ''), _connector='OR'), name='problem_of_something'),
        ),
        migrations.AddConstraint(
            model_name='languageversion',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['en', 'fr', 'es', 'ru', 'zh', 'ar'])), name='language_version_language_known'),
        ),
        migrations.AddConstraint(
            model_name='languageversion',
            constraint=models.UniqueConstraint(fields=('version', 'language'), name='language_version_once'),
        ),
        migrations.AddConstraint(
            model_name='languageversion',
            constraint=models.UniqueConstraint(condition=models.Q(('leads', True)), fields=('version',), name='one_language_version_leads'),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(fields=['-made_at'], name='correction_latest'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('language_version__isnull', True), ('removal__isnull', True), ('resolution__isnull', True), ('sponsor__isnull', True), ('version__isnull', False)), models.Q(('language_version__isnull', False), ('removal__isnull', True), ('resolution__isnull', True), ('sponsor__isnull', True), ('version__isnull', True)), models.Q(('language_version__isnull', True), ('removal__isnull', True), ('resolution__isnull', False), ('sponsor__isnull', True), ('version__isnull', True)), models.Q(('language_version__isnull', True), ('removal__isnull', False), ('resolution__isnull', True), ('sponsor__isnull', True), ('version__isnull', True)), models.Q(('language_version__isnull', True), ('removal__isnull', True), ('resolution__isnull', True), ('sponsor__isnull', False), ('version__isnull', True)), _connector='OR'), name='correction_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('field__in', ('paragraphs', 'footnotes', 'problem', 'vote')), _negated=True)), fields=('version', 'field'), name='one_standing_correction_per_version_field'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('field__in', ('paragraphs', 'footnotes', 'problem', 'vote')), _negated=True)), fields=('language_version', 'field'), name='one_standing_correction_per_language_field'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resolution', 'field'), name='one_standing_correction_per_resolution_field'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('sponsor', 'field'), name='one_standing_correction_per_sponsor_field'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=django.contrib.postgres.indexes.GinIndex(fields=['due_sessions'], name='commitment_by_session'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['kind'], name='commitment_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['report', 'briefing', 'agenda', 'consider', 'convene', 'review', 'continue', 'establish', 'appoint', 'budget'])), name='commitment_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('rhythm__in', ['annual', 'biennial', 'triennial', 'quadrennial', 'quinquennial', ''])), name='commitment_rhythm_known'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='commitment_span'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='citation_span'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('paragraph__isnull', True), ('footnote__isnull', True), _connector='OR'), name='citation_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('symbol__gt', ''), ('symbol_key__gt', '')), name='citation_symbol_with_key'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('version', 'editor'), name='visit_once'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('body__in', ['plenary', 'committee'])), name='vote_body_known'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('version', 'body', 'part', 'from_file'), name='vote_said_once'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('position__in', ['in_favour', 'against', 'abstaining'])), name='ballot_position_known'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('vote', 'as_written'), name='one_ballot_per_name'),
        ),
        migrations.RunPython(_rows.add_spellings, migrations.RunPython.noop),
        migrations.RunPython(_names.add_names, migrations.RunPython.noop),
        migrations.RunPython(_rows.add_opening_verbs, migrations.RunPython.noop),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
