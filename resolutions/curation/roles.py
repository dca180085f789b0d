"""The two roles, each with the least it needs: an editor corrects what is held, a librarian also loads files and takes
texts out. Migrations spell out what is said here and give it to them; whoever changes it adds one that does so anew."""

from __future__ import annotations

APP = "resolutions"
ADDED = (
    "agendaitem",
    "alias",
    "ballot",
    "committee",
    "note",
    "openingverb",
    "series",
    "spellingvariant",
    "sponsor",
    "subject",
    "vote",
)
"""What editors add and change: what no file says. Everything that files say is changed by corrections alone."""
TAKEN_AWAY = ("alias", "ballot", "committee", "openingverb", "series", "spellingvariant", "vote")
CORRECTED = ("correction", "languageversion", "resolution", "seriesmerge", "version")

EDITOR = (
    *(f"{verb}_{model}" for model in ADDED for verb in ("add", "change")),
    *(f"delete_{model}" for model in TAKEN_AWAY),
    *(f"change_{model}" for model in CORRECTED),
    "delete_subject",
    "add_savedlist",
    "delete_savedlist",
)
REMOVED = ("version", "languageversion", "reading")
"""What librarians remove from the archive, so that loads leave it out."""
LIBRARIAN = (
    *EDITOR,
    *(f"delete_{model}" for model in REMOVED),
    "change_removal",
    "add_session",
    "change_session",
    "add_ingestrun",
)
ROLES = {"Editor": EDITOR, "Librarian": LIBRARIAN}
