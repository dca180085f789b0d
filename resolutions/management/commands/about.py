import json as as_json
import platform
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

import django
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection
from django.db.models import Count

from resarchive.embedded import EmbeddedError
from resarchive.version import version
from resolutions.models import LanguageVersion, Version
from resolutions.text.languages import in_order, language_of

from ..database import is_embedded, pending, place, why_not_this_version


@dataclass(slots=True)
class About:
    """What ``--json`` prints. ``database`` is where it lies, ``languages`` how many texts are held in each; these,
    ``postgresql`` and ``texts`` are null where they cannot be known, and ``lacks`` says why, a line each."""

    version: str = field(default_factory=version)
    python: str = field(default_factory=platform.python_version)
    django: str = field(default_factory=django.get_version)
    state: str = field(default_factory=lambda: str(settings.STATE))
    embedded: bool = field(default_factory=is_embedded)
    database: str | None = None
    postgresql: str | None = None
    texts: int | None = None
    languages: dict[str, int] | None = None
    lacks: list[str] = field(default_factory=list)


class Command(BaseCommand):
    help = (
        "Say which version of the program this is, with which Python, Django and PostgreSQL it runs, where its "
        "database lies, and how many texts that holds in each language. Exit status: 0 all is well, 1 the database "
        "cannot be reached or is not one of this version (a line says which), 2 wrong use."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object, for programs")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        found = about()
        if json:
            self.stdout.write(as_json.dumps(asdict(found), ensure_ascii=False))
        else:
            for label, text in in_lines(found):
                self.stdout.write(f"{label:12}{text}")
        if found.lacks:
            sys.exit(1)


def about() -> About:
    found = About()
    try:
        _ask_database(found)
    except (OperationalError, EmbeddedError) as error:
        found.lacks.append(f"the database cannot be reached: {' '.join(str(error).split())}")
    return found


def _ask_database(found: About) -> None:
    """Fill in what the database knows. Raises where it cannot be reached."""
    found.database = place()
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        [found.postgresql] = cursor.fetchone()
    why_not = why_not_this_version(connection)
    if why_not:
        found.lacks.append(why_not)
    elif pending(connection):
        found.lacks.append("its tables are not those of this version: run manage.py migrate")
    else:
        found.texts = Version.objects.count()
        held = LanguageVersion.objects.order_by().values_list("language").annotate(times=Count("pk"))
        counts = dict(held)
        found.languages = {code: counts[code] for code in in_order(counts)}


def in_lines(found: About) -> list[tuple[str, object]]:
    """For people: a label and a text each."""
    kind = "embedded" if found.embedded else "named by DATABASE_URL"
    lines: list[tuple[str, object]] = [
        ("Resarchive", found.version),
        ("Python", found.python),
        ("Django", found.django),
        ("PostgreSQL", found.postgresql or "not known"),
        ("Database", f"{kind}, {found.database}" if found.database else kind),
        ("State", found.state),
    ]
    if found.languages is not None:
        lines.append(("Texts", found.texts))
        lines += [(f"  {language_of(code).name}", times) for code, times in found.languages.items()]
    return lines + [("Lacks", why) for why in found.lacks]
