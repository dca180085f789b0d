"""Loads the Library's records of votes, and writes the votes of the texts that are held from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from resolutions.models import IngestRun, LanguageVersion, Problem, Resolution, RollCall, Version, Vote
from resolutions.models.choices import Outcome, VoteBody
from resolutions.models.titles import subject_key
from resolutions.search import outbox
from resolutions.text import document as doc
from resolutions.text.problems import ProblemCode
from resolutions.text.symbols import Symbol
from resolutions.text.vote_corrections import announced

from ..manifests.apply import names_parsed
from ..manifests.gathering import VotesFound
from ..manifests.voting_table import RecordedVote, VotingTable
from ..matching import proposals
from ..writing import cover_rows, roll_calls
from ..writing.agenda import AgendaLookup
from ..writing.authority import Authority
from ..writing.copies import Copies
from ..writing.reapply_corrections import follow_problems
from . import run_record

GROUP = 200
"""Texts whose votes are written together."""
NOT_COMPARED = ("id", "loaded_from", "loaded_at")
UNSAID = (Outcome.UNKNOWN, Outcome.ADOPTED)
"""Outcomes that a vote says more exactly."""


@dataclass(slots=True)
class RollCallsLoaded:
    """What became of recorded votes. ``differing`` are lines on the ``texts_differing`` that state another vote;
    ``run`` is the load that finds them."""

    rows: int
    votes: int
    run: IngestRun | None = None
    new: int = 0
    changed: int = 0
    without_text: int = 0
    completed: int = 0
    """Texts that stated no vote, or no list of names, and have one now."""
    texts_differing: int = 0
    differing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def load_voting_table(path: Path, dry_run: bool = False) -> RollCallsLoaded:
    """``load_votes`` of a table."""
    return load_votes(VotesFound.in_table(path), dry_run)


def load_votes(found: VotesFound, dry_run: bool = False, run: IngestRun | None = None) -> RollCallsLoaded:
    """Load the recorded votes of a file in one transaction. Raises ``Refused``; then nothing of it is stored."""
    table = found.read()
    with transaction.atomic():
        run_record.wait_for_writers()
        loaded = RollCallsLoaded(table.rows, len(table.votes), run, remarks=list(table.remarks))
        _store(table, found.name, loaded)
        if dry_run:
            transaction.set_rollback(True)
    return loaded


def _store(table: VotingTable, name: str, loaded: RollCallsLoaded) -> None:
    keys: set[str] = set()
    for votes in _chunks(table.votes, GROUP):
        keys |= _store_records([_row(vote, name) for vote in votes], loaded)
    concerned = Version.objects.filter(symbol_key__in=keys).only("pk", "symbol", "symbol_key", "parsed", "resolution")
    authority = Authority()
    for versions in _chunks(concerned.order_by("pk"), GROUP):
        rewrite_votes(versions, authority, loaded)
    loaded.without_text = RollCall.objects.without_text().count()


def _store_records(rows: Sequence[RollCall], loaded: RollCallsLoaded) -> set[str]:
    """Store new and changed records. Returns the keys of the symbols whose votes they are, and were before."""
    names = [one.name for one in RollCall._meta.concrete_fields if one.name not in NOT_COMPARED]
    held = {one.record: one for one in RollCall.objects.filter(record__in=[row.record for row in rows])}
    changed = [row for row in rows if row.record not in held or _values(row, names) != _values(held[row.record], names)]
    loaded.new += sum(row.record not in held for row in changed)
    loaded.changed += sum(row.record in held for row in changed)
    written = [name for name in names if name != "record"] + ["loaded_from", "loaded_at"]
    RollCall.objects.bulk_create(changed, update_conflicts=True, unique_fields=["record"], update_fields=written)
    return {row.symbol_key for row in changed} | {held[row.record].symbol_key for row in changed if row.record in held}


def _values(row: RollCall, names: Iterable[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _row(vote: RecordedVote, name: str) -> RollCall:
    symbol, said = Symbol.parse(vote.symbol), vote.values
    return RollCall(
        record=vote.record[:40],
        symbol=str(symbol),
        symbol_key=symbol.key,
        symbol_sort=symbol.sort_key,
        session=said.get("session", "")[:8],
        day=vote.day,
        title=vote.title,
        subject_key=subject_key(vote.title),
        body=VoteBody.COMMITTEE if vote.in_committee else VoteBody.PLENARY,
        part=vote.part[:500],
        agenda_title=said.get("agenda_title", ""),
        subjects=said.get("subjects", ""),
        draft=said.get("draft", "")[:200],
        report=said.get("committee_report", "")[:200],
        meeting=said.get("meeting", "")[:200],
        note=said.get("vote_note", ""),
        in_favour=vote.total("total_yes"),
        against=vote.total("total_no"),
        abstaining=vote.total("total_abstentions"),
        not_voting=vote.total("total_non_voting"),
        members=vote.total("total_ms"),
        link=said.get("undl_link", "")[:500],
        ballots=vote.ballots,
        loaded_from=name[:1000],
    )


def rewrite_votes(versions: Collection[Version], authority: Authority, loaded: RollCallsLoaded | None = None) -> None:
    """Write the votes of these versions anew: from their texts and from the records. In the caller's transaction.
    ``loaded`` is told what became of them."""
    loaded = loaded or RollCallsLoaded(0, 0)
    recorded = roll_calls.of_versions(versions)
    stated = {version.pk: names_parsed(version.parsed).vote for version in versions}
    authority.expect_states(_names(stated.values(), recorded.values()))
    Vote.objects.filter(version__in=versions, from_file=True).delete()
    copies = Copies()
    copies.keys.expect(Vote, 2 * len(versions))
    found: dict[int, list[doc.Problem]] = {}
    for version in versions:
        vote, of_version = stated[version.pk], recorded.get(version.pk, [])
        body = roll_calls.body_of(version.symbol)
        found[version.pk] = cover_rows.add_votes(version.pk, body, vote, of_version, authority, copies)
        completes = any(one.body == body and not one.part for one in of_version)
        loaded.completed += completes and not (vote and vote.by_state)
    copies.flush()
    for version in versions:
        differing = [problem for problem in found[version.pk] if problem.code == ProblemCode.VOTE_DIFFERS]
        loaded.texts_differing += bool(differing)
        loaded.differing += [f"{version.symbol}: {problem.message}" for problem in differing]
    _write_problems(found, loaded.run)
    _settle({version.resolution_id for version in versions})
    outbox.record([version.pk for version in versions])


def _names(stated: Iterable[doc.Vote | None], recorded: Iterable[Iterable[RollCall]]) -> Iterator[str]:
    for vote in stated:
        yield from (*vote.by_state, *vote.announced) if vote else ()
    for several in recorded:
        for one in several:
            yield from roll_calls.by_state(one)
            yield from announced(one.note)


def _write_problems(found: Mapping[int, Sequence[doc.Problem]], run: IngestRun | None) -> None:
    """Problems of votes, in place of those there were, at the file from which the leading language is shown. One that
    was there stays one of the load that found it."""
    of_votes = Q(code=ProblemCode.VOTE_DIFFERS) | Q(code=ProblemCode.ANNOUNCEMENT_UNREAD, line=0)
    former = Problem.objects.filter(of_votes, version__in=found)
    found_by = {(pk, message): by for pk, message, by in former.values_list("version", "message", "run")}
    former.delete()
    unknown = Problem.objects.filter(version__in=found, code=ProblemCode.NAME_UNKNOWN)
    held = set(unknown.values_list("version", "message"))
    texts = LanguageVersion.objects.leading().filter(version__in=[pk for pk, problems in found.items() if problems])
    for text in texts.select_related("shown__source").defer("shown__source__content"):
        new = [one for one in found[text.version_id] if (text.version_id, one.message) not in held]
        Problem.objects.bulk_create(
            Problem(
                version_id=text.version_id,
                language_version=text,
                reading=text.shown,
                run_id=found_by.get((text.version_id, one.message)) or (run.pk if run else None),
                file_name=text.shown_reading.source.name,
                code=one.code,
                message=one.message,
            )
            for one in new
        )
        follow_problems(text)


def _settle(resolutions: Iterable[int]) -> None:
    """What became of proposals, where only a vote says it."""
    unsaid = Resolution.objects.filter(pk__in=list(resolutions), outcome__in=UNSAID).values_list("pk", flat=True)
    found = proposals.Proposals(AgendaLookup(), Copies())
    found.load(unsaid)
    for proposal in found:
        found.settle(proposal)
    outbox.record(found.write())


def _chunks(rows: Any, size: int) -> Iterator[list[Any]]:
    several = list(rows) if isinstance(rows, list) else list(rows.iterator())
    for start in range(0, len(several), size):
        yield several[start : start + size]
