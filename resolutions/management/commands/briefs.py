from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from resolutions.ingest.manifests.entries import SESSION
from resolutions.models import Resolution
from resolutions.pages.naming import session_name
from resolutions.pages.subjects.agenda_briefs import AgendaBriefs


class Command(BaseCommand):
    help = (
        "Write the briefs of all recurring subjects of a session's agenda, or of one committee, as one Word file. "
        "Exit status: 0 written, 1 there is no subject, 2 there is no such session."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("session", help="66, S-10, ES-10")
        parser.add_argument("file", metavar="FILE", help="the Word file to write")
        parser.add_argument("--committee", default="", metavar="CODE", help="C.3, or its name")

    def handle(self, *args: Any, session: str, file: str, committee: str, **options: Any) -> None:
        session = session.strip().upper()
        if not SESSION.fullmatch(session):
            raise CommandError(f"{session} is no session: write 66, S-10 or ES-10", returncode=2)
        proposals = Resolution.objects.filter(session__code=session)
        if committee:
            proposals = proposals.filter(Q(committee__code=committee) | Q(committee__name=committee))
        briefs = AgendaBriefs(list(filter(None, (session_name(session), committee))), proposals, most=None)
        if not briefs.subjects:
            raise CommandError(f"{briefs.title}: no proposal on a recurring subject is in the archive")
        try:
            Path(file).write_bytes(briefs.as_docx())
        except OSError as error:
            raise CommandError(f"{file}: cannot be written: {error.strerror}", returncode=2) from error
        self.stdout.write(f"{file}: {briefs.total} briefs")
        for remark in briefs.remarks:
            self.stdout.write(remark)
