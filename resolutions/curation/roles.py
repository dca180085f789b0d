"""The two roles, each with the least it needs: an editor corrects what is held, a librarian also loads files and takes
texts out. A migration gives them what this says; whoever changes it adds a migration that does so again."""

from __future__ import annotations

APP = "resolutions"
ADDED = ("agendaitem", "alias", "ballot", "committee", "openingverb", "series", "spellingvariant", "sponsor", "vote")
"""What editors add and change: what no file says. Everything that files say is changed by corrections alone."""
TAKEN_AWAY = ("alias", "ballot", "committee", "openingverb", "series", "spellingvariant", "vote")
CORRECTED = ("correction", "resolution", "seriesmerge", "version")

EDITOR = (
    *(f"{verb}_{model}" for model in ADDED for verb in ("add", "change")),
    *(f"delete_{model}" for model in TAKEN_AWAY),
    *(f"change_{model}" for model in CORRECTED),
    "add_subject",
    "delete_subject",
)
LIBRARIAN = (*EDITOR, "delete_version", "change_removal", "add_session", "change_session", "add_ingestrun")
ROLES = {"Editor": EDITOR, "Librarian": LIBRARIAN}


def give_roles(apps) -> None:
    """Each role sees every row, and may do what ``ROLES`` lists and nothing else. ``apps`` as a migration has them."""
    seen = [f"view_{model._meta.model_name}" for model in apps.get_app_config(APP).get_models()]
    permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label=APP)
    for name, codes in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(permissions.filter(codename__in=[*seen, *codes]))
