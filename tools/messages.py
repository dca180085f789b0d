"""The catalogues of the interface's text: ``make messages`` writes them anew from code and templates.

What was translated stays, what is new stands there empty, what is gone goes. The compiled catalogues, which Django
reads, are written along. Django's own command asks for programs of the system (GNU gettext); this one does not.
"""

import os
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "NN_": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resarchive.settings")
    django.setup()
    left = 0
    for path in catalogue_paths():
        catalogue = renewed(path)
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, include_lineno=False)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = sum(not is_translated(message) for message in catalogue if message.id)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} strings, {missing} without a translation")
        left += missing
    return 1 if left else 0


def catalogue_paths() -> list[Path]:
    codes = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return [ROOT / "locale" / code / "LC_MESSAGES" / "django.po" for code in codes]


def renewed(path: Path) -> Catalog:
    """The catalogue at ``path`` with the strings there are now."""
    code = path.parent.parent.name
    catalogue = Catalog(locale=code, project="Resarchive", fuzzy=False)
    if path.exists():
        catalogue = read_po(path.open("rb"), locale=code)
    template = Catalog(creation_date=catalogue.creation_date)
    for file, line, message, context in strings():
        template.add(message, locations=[(file, line)], context=context)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


@cache
def strings() -> list[tuple[str, int, str | tuple[str, ...], str | None]]:
    """File, line, msgid (two for a plural) and context of every marked string."""
    found = []
    python = [*(ROOT / "resolutions").rglob("*.py"), *(ROOT / "resarchive").rglob("*.py")]
    for path in sorted([*python, *(ROOT / "templates").rglob("*.*")]):
        name, source = str(path.relative_to(ROOT)), path.read_text()
        if path.suffix != ".py":
            # As Django reads it: the marked strings as calls in Python, the rest as letters in their place.
            source = "\n".join(line.lstrip() for line in templatize(source, name).splitlines())
        for line, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
            found.append((name, line, message, context))
    return found


def is_translated(message) -> bool:
    words = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(words) and not message.fuzzy


if __name__ == "__main__":
    sys.exit(main())
