import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.text import Truncator

from resolutions.pages.checking.draft_check import DraftCheck
from resolutions.pages.checking.word_file import as_docx
from resolutions.pages.own_texts import NotRead, read_own
from resolutions.text.checking import Weight
from resolutions.text.files import file_bytes
from resolutions.text.readers.errors import Unreadable

_SHOWN = 100
"""Letters of the words that a finding is about."""


class Command(BaseCommand):
    help = (
        "Check a draft against the archive: references, agreed language, verbs, numbering, names, what the last text "
        "on its subject had. Exit status 0 where nothing is wrong, 1 where something is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--beside", default="", metavar="SYMBOL", help="the last text on the subject")
        parser.add_argument("--json", action="store_true", help="every finding, for other programs")
        parser.add_argument("--docx", metavar="OUT", help="write a Word file with comments")

    def handle(self, *args: Any, file: str, beside: str, docx: str | None, **options: Any) -> None:
        try:
            draft = read_own(file_bytes(Path(file)), Path(file).name)
        except (NotRead, Unreadable) as error:
            raise CommandError(f"{file}: {error}", returncode=2) from error
        check = DraftCheck(draft, beside)
        if docx:
            Path(docx).write_bytes(as_docx(check))
        if options["json"]:
            self.stdout.write(json.dumps(check.as_dict(), ensure_ascii=False))
        else:
            self._tell(check)
        if any(one.weight == Weight.WRONG for one in check.findings):
            sys.exit(1)

    def _tell(self, check: DraftCheck) -> None:
        counted = ", ".join(f"{count} {label}" for label, count in check.counted)
        self.stdout.write(f"{check.draft.source}: {_read_against(check)}; {counted}")
        for title, found in (
            ("Places to look at", check.places),
            ("In the last text and not here", check.left_out),
            ("Facts", check.notes),
        ):
            if found:
                self.stdout.write(f"\n{title}: {len(found)}")
            for finding, place, message in found:
                sign = "! " if finding.weight == Weight.WRONG else ""
                words = f"“{Truncator(finding.quoted).chars(_SHOWN)}”: " if finding.quoted else ""
                self.stdout.write(f"  {sign}{place}{': ' if place else ''}{words}{message}.")


def _read_against(check: DraftCheck) -> str:
    if check.is_about_another:
        return "it says what to change in another text, so that none stands beside it"
    return f"read against {check.last.version}" if check.last else "no earlier text on its subject was found"
