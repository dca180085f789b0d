"""The rows an archive starts with: spellings searched as one, the ladders of opening verbs, and the two roles.

Everything is spelled out here, so that this migration does the same whatever the program becomes.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

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

LADDERS = {
    "approval": [
        ["notes", "noting", "takes note", "taking note"],
        [
            "takes note with appreciation",
            "taking note with appreciation",
            "takes note with interest",
            "taking note with interest",
            "notes with appreciation",
            "noting with appreciation",
        ],
        ["welcomes", "welcoming", "notes with satisfaction", "noting with satisfaction"],
        ["commends", "commending", "expresses its appreciation", "expressing its appreciation"],
        ["endorses", "endorsing"],
    ],
    "call to act": [
        ["encourages", "encouraging", "invites", "inviting"],
        ["calls upon", "calling upon", "appeals to", "appealing to"],
        ["urges", "urging", "strongly encourages"],
        ["strongly urges", "calls for", "requests", "requesting"],
        ["demands", "demanding"],
    ],
    "recollection": [
        ["recalls", "recalling", "bears in mind", "bearing in mind"],
        ["recognizes", "recognizing", "acknowledges", "acknowledging"],
        ["reiterates", "reiterating", "reaffirms", "reaffirming", "affirms", "affirming"],
    ],
    "concern": [
        [
            "notes with concern",
            "noting with concern",
            "expresses its concern",
            "expressing its concern",
            "expresses concern",
            "expressing concern",
            "concerned",
        ],
        [
            "expresses its deep concern",
            "expressing its deep concern",
            "expresses deep concern",
            "deeply concerned",
            "seriously concerned",
        ],
        ["expresses grave concern", "expresses its grave concern", "gravely concerned", "alarmed"],
        ["deplores", "deploring"],
        ["condemns", "condemning"],
        ["strongly condemns", "strongly condemning", "condemns in the strongest terms"],
    ],
    "emphasis": [
        ["notes", "noting"],
        ["underlines", "underlining", "underscores", "underscoring", "highlights", "highlighting"],
        ["emphasizes", "emphasizing", "stresses", "stressing"],
    ],
    "decision": [
        ["considers", "considering", "believes", "believing"],
        ["declares", "declaring", "proclaims", "proclaiming"],
        ["decides", "deciding"],
    ],
}
"""Of each ladder the verbs on its rungs, the weakest first."""

EDITOR = [
    "add_agendaitem",
    "change_agendaitem",
    "add_alias",
    "change_alias",
    "add_ballot",
    "change_ballot",
    "add_committee",
    "change_committee",
    "add_openingverb",
    "change_openingverb",
    "add_series",
    "change_series",
    "add_spellingvariant",
    "change_spellingvariant",
    "add_sponsor",
    "change_sponsor",
    "add_vote",
    "change_vote",
    "delete_alias",
    "delete_ballot",
    "delete_committee",
    "delete_openingverb",
    "delete_series",
    "delete_spellingvariant",
    "delete_vote",
    "change_correction",
    "change_languageversion",
    "change_resolution",
    "change_seriesmerge",
    "change_version",
    "add_subject",
    "delete_subject",
]
LIBRARIAN = [
    *EDITOR,
    "delete_version",
    "delete_languageversion",
    "delete_reading",
    "change_removal",
    "add_session",
    "change_session",
    "add_ingestrun",
]


def add_spellings(apps, schema_editor):
    rows = [(*pair, True) for pair in ENDINGS] + [(*pair, False) for pair in WORDS]
    model = apps.get_model("resolutions", "SpellingVariant")
    model.objects.bulk_create(model(spelling=one, variant=other, ending=ending) for one, other, ending in rows)


def add_opening_verbs(apps, schema_editor):
    model = apps.get_model("resolutions", "OpeningVerb")
    model.objects.bulk_create(
        model(ladder=name, rung=rung, verb=verb)
        for name, rungs in LADDERS.items()
        for rung, verbs in enumerate(rungs, 1)
        for verb in verbs
    )


def make_roles(apps, schema_editor):
    """Each role sees every row, and may do what its list says and nothing else. Permissions are otherwise made after the
    last migration, too late for a role to have them."""
    app = apps.get_app_config("resolutions")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    seen = [f"view_{model._meta.model_name}" for model in app.get_models()]
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="resolutions")
    for name, codes in (("Editor", EDITOR), ("Librarian", LIBRARIAN)):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(permissions.filter(codename__in=[*seen, *codes]))


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(add_spellings, migrations.RunPython.noop),
        migrations.RunPython(add_opening_verbs, migrations.RunPython.noop),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
