import json
import sys
from collections.abc import Sequence
from itertools import groupby
from textwrap import fill
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from resolutions.ingest.manifests.entries import SESSION
from resolutions.models import Session
from resolutions.pages.sessions.gaps import Gaps, gaps

from ..database import brought_up_to_date

WIDTH = 100
MOST = 10
"""Problems listed of one text."""
NO_SESSION = 2
"""Exit status where what is asked for is no session."""


class Command(BaseCommand):
    help = (
        "Say what a session still lacks: numbers skipped, drafts without outcome, texts cited but not held, problems. "
        "Exit status: 0 nothing is missing, 1 it lacks something, 2 there is no such session."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("session", help="66, S-10, ES-10")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, session: str, **options: Any) -> None:
        session = session.strip().upper()
        if not SESSION.fullmatch(session):
            raise CommandError(f"{session} is no session: write 66, S-10 or ES-10", returncode=NO_SESSION)
        with brought_up_to_date(NO_SESSION):
            found = Session.objects.with_counts().filter(code=session).first()
            if found is None:
                held = ", ".join(Session.objects.values_list("code", flat=True)) or "none"
                raise CommandError(f"no text of session {session} is in the archive, which has {held}")
            lacking = gaps(found)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(found, lacking), ensure_ascii=False))
            sys.exit(1 if lacking else 0)
        texts, proposals = found.version_count, found.resolution_count
        self.stdout.write(
            f"session {found}: {texts} text{pluralize(texts)} of {proposals} proposal{pluralize(proposals)}"
        )
        self._list("numbers not held", lacking.numbers_skipped, [numbers for numbers, _ in lacking.skipped])
        drafts = [f"{_symbols(proposal)}  {proposal.title}".strip() for proposal in lacking.open]
        self._list("drafts without outcome", len(drafts), drafts)
        self._cited(lacking)
        self._problems(lacking)
        if lacking:
            sys.exit(1)
        self.stdout.write("nothing is missing")

    def _cited(self, lacking: Gaps) -> None:
        if lacking.cited:
            self.stdout.write(f"cited but not held: {len(lacking.cited)}")
        for times, symbols in groupby(lacking.cited, key=lambda one: one[1]):
            line = f"in {times} text{pluralize(times)}: {', '.join(symbol for symbol, _ in symbols)}"
            self.stdout.write(fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))

    def _problems(self, lacking: Gaps) -> None:
        total = sum(len(problems) for _, problems in lacking.problems)
        if total:
            texts = len(lacking.problems)
            self.stdout.write(f"problems open: {total} in {texts} text{pluralize(texts)}, the worst first")
        for version, problems in lacking.problems:
            self.stdout.write(f"  {version}: {len(problems)}")
            for problem in problems[:MOST]:
                self.stdout.write(f"    {f'line {problem.line}: ' if problem.line else ''}{problem.message}")
            if len(problems) > MOST:
                self.stdout.write(f"    and {len(problems) - MOST} more")

    def _list(self, title: str, count: int, lines: Sequence[str]) -> None:
        if lines:
            self.stdout.write(f"{title}: {count}")
        for line in lines:
            self.stdout.write(f"  {line}")


def _as_json(session: Any, lacking: Gaps) -> dict[str, Any]:
    problems = [(version, problem) for version, problems in lacking.problems for problem in problems]
    return {
        "session": session.code,
        "texts": session.version_count,
        "proposals": session.resolution_count,
        "numbers_not_held": [{"numbers": numbers, "count": count} for numbers, count in lacking.skipped],
        "drafts_without_outcome": [
            {"symbols": [str(one) for one in proposal.versions.all()], "title": proposal.title}
            for proposal in lacking.open
        ],
        "cited_but_not_held": [{"symbol": symbol, "texts": texts} for symbol, texts in lacking.cited],
        "problems": [
            {"text": str(version), "line": one.line, "code": one.code, "message": one.message}
            for version, one in problems
        ],
    }


def _symbols(proposal: Any) -> str:
    return ", ".join(map(str, proposal.versions.all()))
