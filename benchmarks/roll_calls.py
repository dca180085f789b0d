"""How quickly the Library's table of recorded votes is loaded: 900,000 rows, a row a State and vote.

python -m benchmarks.roll_calls [--rows 900000] [--held 2000]

The table is made up: each vote of the sessions from 1946 on with the Members of its year, who vote as a seed has it. A
part of the texts is held, most of them without a vote of their own. Loaded once, and again as it is.
"""

from __future__ import annotations

import csv
import random
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks import archive
from benchmarks.options import options
from benchmarks.report import report

REACH = {"load_s": 300}
COLUMNS = (
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report", "meeting",
    "title", "agenda_title", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions", "total_non_voting",
    "total_ms", "undl_link",
)  # fmt: skip
VOTES_A_SESSION = 80
FIRST = 1946


@dataclass(frozen=True, slots=True)
class Scale:
    rows: int = 900_000
    held: int = 2_000


TINY = Scale(rows=2_000, held=5)


def write_table(path: Path, rows: int) -> list[str]:
    """A table of about so many rows. Returns the symbols voted on."""
    symbols = []
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(COLUMNS)
        written = 0
        for number, day in enumerate(_days()):
            vote = list(_vote(number, day))
            table.writerows(vote)
            symbols.append(vote[0][6])
            written += len(vote)
            if written >= rows:
                break
    return symbols


def _days() -> Iterator[date]:
    """Days of votes, again and again from the last year backwards: that has most Members."""
    while True:
        for year in range(2025, FIRST, -1):
            yield from [date(year, 12, 10)] * VOTES_A_SESSION


def _vote(number: int, day: date) -> Iterator[list[str]]:
    from resolutions.text.states import members_on

    chance = random.Random(number)
    members = members_on(day)
    sides = chance.choices("YNAX", (120, 8, 30, 10), k=len(members))
    session = day.year - 1945
    totals = [str(sides.count(side)) for side in "YNAX"]
    symbol = f"A/RES/{session}/{1 + number}"
    said = [day.isoformat(), str(session), symbol, f"A/{session}/L.{number}", f"A/{session}/{400 + number % 90}"]
    words = [f"A/{session}/PV.60", f"Care of the tides, part {number} : resolution", "Tides, general", "TIDES--SEA", ""]
    for state, side in zip(members, sides, strict=True):
        link = f"https://digitallibrary.example/record/{number}"
        yield [str(number), state.code, state.name.upper(), side, *said, *words, *totals, str(len(members)), link]


def hold(symbols: list[str]) -> None:
    """Texts of these symbols, as a load leaves them; every tenth states a vote of its own."""
    from resolutions.ingest import IncomingFile, Storage
    from resolutions.text.files import FileRead
    from resolutions.text.parse import parse_all

    storage = Storage()
    for number, symbol in enumerate(symbols):
        vote = "" if number % 10 else "\nAdopted by a recorded vote of 100 to 5, with 20 abstentions.\n"
        title = f"Care of the tides, part {number}"
        text = f"{symbol}\n\n{title}\n\nThe General Assembly,\n\n1. Decides to keep the tides.\n{vote}"
        name, content = f"{number}.txt", text.encode()
        read = FileRead(content=content, documents=parse_all(content, name=name, symbol=symbol))
        storage.store(IncomingFile(name, Path(name)), read)


def main() -> None:
    parser = options(__doc__, corpus="?")
    parser.add_argument("--rows", type=int, default=Scale().rows)
    parser.add_argument("--held", type=int, default=Scale().held)
    asked = parser.parse_args()
    scale = TINY if asked.tiny else Scale(asked.rows, asked.held)
    archive.open_archive(empty=True)
    from resolutions.ingest import load_voting_table
    from resolutions.models import Ballot

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "votes.csv")
        symbols = write_table(path, scale.rows)
        hold(symbols[: scale.held])
        started = perf_counter()
        first = load_voting_table(path)
        loaded = perf_counter()
        load_voting_table(path)
        times = loaded - started, perf_counter() - loaded
        size = path.stat().st_size
    figures = {
        "rows": first.rows,
        "votes": first.votes,
        "texts_held": scale.held,
        "texts_completed": first.completed,
        "texts_differing": first.texts_differing,
        "records_without_text": first.without_text,
        "ballots_written": Ballot.objects.count(),
        "table_mb": round(size / 2**20),
        "load_s": round(times[0], 1),
        "load_again_s": round(times[1], 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    report("roll_calls", "Recorded votes, loaded from the Library's table", figures, REACH, {}, tiny=asked.tiny)


if __name__ == "__main__":
    main()
