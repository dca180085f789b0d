"""MARCXML records of the United Nations Digital Library, as a manifest.

The fields are those of the Dag Hammarskjöld Library: the UNBIS Reference Manual (un.org/depts/dhl/unbisref_manual: for
bibliographic description tags 191, 245, 856, 991, 992, 996, for voting records 791, 967, 996), and for the rest the
names and subfields by which its own cataloguing program checks them (dag-hammarskjold-library/dlx-rest,
``validation.js``). MARCXML is the schema of the Library of Congress (www.loc.gov/standards/marcxml).

==============  ==================================================================================================
001             number of the record, by which it has its address in the Digital Library
191 $a          symbol of the document; several where it has several
245 $a $n $p    title, and the number and title of a part
245 $b          what it is: "draft resolution", "resolution"
245 $c          who is responsible: of a draft, its sponsors
269 $a          day of issue; of a voting record, of the vote
500 $a          notes; one that begins "Additional sponsors" names those who joined later
650 $a, 651 $a  subjects, topical and geographic
650 $0, 651 $0  address of the subject in the UNBIS Thesaurus
710 $a          bodies with a part in it; of a draft, the States that sponsor it
791 $a          symbol of the resolution: of a voting record what was voted on, of others a related document
856 $u          addresses of its files; the last part is the file's name
967 to 969      how each State voted (``marc_votes``)
991 $a $b $c    agenda: symbol of the agenda document, number of the item ("69b"), its title
992 $a          day of adoption
993 $a          symbols of related documents: drafts, reports, meeting records
996             how it was adopted, with the vote in short (``marc_votes``)
==============  ==================================================================================================

Every other field is named in a remark with the number of records that have it, and so is a date of no single day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from resolutions.text.document import AgendaItem
from resolutions.text.elsewhere import thesaurus_identifier
from resolutions.text.sponsors import read_sponsors
from resolutions.text.states import state_named
from resolutions.text.symbols import Symbol

from ..refusals import Refused
from . import marc_votes
from .entries import Manifest, ManifestEntry, read_item, read_symbol
from .marc_records import Record, day, records
from .voting_table import title_alone

LANGUAGE = "en"
"""Titles and subjects of the records are in English."""

READ = frozenset({"001", "191", "245", "269", "500", "650", "651", "710", "791", "856", "991", "992", "993", "996"})
"""Fields that are read of every record."""
SUBJECTS = ("650", "651")
_DRAFT = re.compile(r"\b(?:draft (?:resolution|decision)|amendment)", re.IGNORECASE)
_ADDITIONAL = re.compile(r"(?:list of )?additional sponsors?\s*:?\s*(?P<names>.+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\[[^\]]*\]")
_NAME_SUPPLIED = re.compile(r"\[(?:[AES]/\S[^\]]*|untitled(?: \w+)?)\]", re.IGNORECASE)
_BY = re.compile(r"^(?:submitted |sponsored |proposed )?by (?:the )?", re.IGNORECASE)
_PUNCTUATION = " :;/=,"
"""The punctuation that the cataloguing rules (ISBD) put between the parts of a title."""


def read_marc(content: bytes) -> Manifest:
    """The entries of texts by the symbols of their records, and of files by the names in the records; the recorded
    votes. Raises ``Refused``."""
    manifest, left = Manifest(), Counter[str]()
    for record in records(content):
        symbols = _symbols(record)
        vote = marc_votes.recorded_vote(record, symbols)
        left.update(record.tags() - (READ | marc_votes.OF_VOTES if vote else READ))
        if vote:
            manifest.votes.append(vote)
        elif not symbols:
            manifest.remarks.append(f"{record.name} has no symbol (191 $a): it names no document and is left aside")
            continue
        manifest.entries += 1
        if symbols:
            _add(manifest, record, symbols)
    if left:
        manifest.remarks.append(_left_aside(left))
    return manifest


def _add(manifest: Manifest, record: Record, symbols: list[str]) -> None:
    entry = _entry(record, manifest.remarks)
    for symbol in symbols:
        manifest.by_symbol.setdefault(Symbol.parse(symbol).key, entry)
    for name in _file_names(record):
        manifest.by_name.setdefault(name, entry.or_else(ManifestEntry(symbol=symbols[0])))


def _left_aside(left: Counter[str]) -> str:
    named = (f"{tag} ({count} record{'' if count == 1 else 's'})" for tag, count in sorted(left.items()))
    return f"fields that are not read: {', '.join(named)}"


def _symbols(record: Record) -> list[str]:
    try:
        return [read_symbol(text) for text in record.values("191", "a") if text]
    except ValueError as error:
        raise Refused(f"{record.name}, 191 $a: {error}") from error


def _title(title: Mapping[str, str]) -> str:
    """Empty where a cataloguer supplied the name of a text that has no title."""
    parts = (title_alone(title.get(code, "")).strip(_PUNCTUATION) for code in "anp")
    whole = ". ".join(part.removesuffix(".") for part in parts if part)
    return "" if _NAME_SUPPLIED.fullmatch(whole) else whole


def _entry(record: Record, remarks: list[str]) -> ManifestEntry:
    title = next(record.rows("245"), {})
    whole = _title(title)
    sponsors, additional = _sponsors(record, title)
    return ManifestEntry(
        title=whole or None,
        language=LANGUAGE if whole else None,
        sponsors=sponsors,
        additional_sponsors=additional,
        agenda_items=tuple(_agenda_items(record)),
        subjects=tuple(text.rstrip(". ") for tag in SUBJECTS for text in record.values(tag, "a")),
        subject_identifiers=dict(_subject_identifiers(record)),
        related=tuple(_related(record, remarks)),
        issued_on=_day(record, "269", remarks),
        adopted_on=_day(record, "992", remarks),
        outcome=marc_votes.outcome(record),
        library_record=record.number or None,
    )


def _sponsors(record: Record, title: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sponsors of a draft, and those who joined later. The records of adopted texts name none."""
    if not _DRAFT.search(title.get("b", "")):
        return (), ()
    printed = _BY.sub("", _BRACKETS.sub("", title.get("c", "")).strip(" ."))
    named = dict.fromkeys(one.name for one in read_sponsors(printed))
    named |= dict.fromkeys(state for text in record.values("710", "a") if (state := state_named(text.rstrip("."))))
    notes = (_ADDITIONAL.match(note) for note in record.values("500", "a"))
    later = (one.name for note in notes if note for one in read_sponsors(note["names"].rstrip(". ")))
    additional = dict.fromkeys(name for name in later if name not in named)
    return tuple(named), tuple(additional)


def _agenda_items(record: Record) -> Iterator[AgendaItem]:
    """Items of the General Assembly's agenda; a text may also be on that of another organ."""
    for row in record.rows("991"):
        if not row.get("a", "").startswith("A/") or not row.get("b"):
            continue
        try:
            item = read_item(row["b"])
        except ValueError as error:
            raise Refused(f"{record.name}, 991 $b: {error}") from error
        yield AgendaItem(item.number, item.letter, row.get("c", "").strip(_PUNCTUATION).removesuffix(".") or None)


def _subject_identifiers(record: Record) -> Iterator[tuple[str, str]]:
    """Of headings whose $0 names one of the UNBIS Thesaurus; other numbers are of records of the Library alone."""
    for field in record.marc.get_fields(*SUBJECTS):
        stated = map(thesaurus_identifier, field.get_subfields("0"))
        if (name := field.get("a")) and (identifier := next(filter(None, stated), "")):
            yield " ".join(name.split()).rstrip(". "), identifier


def _related(record: Record, remarks: list[str]) -> Iterator[str]:
    for tag in ("791", "993"):
        for text in record.values(tag, "a"):
            try:
                yield read_symbol(text)
            except ValueError as error:
                remarks.append(f"{record.name}, {tag} $a: {error}; left out")


def _day(record: Record, tag: str, remarks: list[str]) -> str | None:
    """A day as in ISO 8601. Of a year or a month alone, or of several days, none is taken."""
    printed = record.values(tag, "a")
    days = {found for text in printed if (found := day(text))}
    if len(days) == len(printed) == 1:
        return days.pop()
    if printed:
        remarks.append(f"{record.name}, {tag} $a: “{'; '.join(printed)}” is not one day; left out")
    return None


def _file_names(record: Record) -> Iterator[str]:
    for address in record.values("856", "u"):
        name = unquote(urlsplit(address).path).rpartition("/")[2]
        if "." in name:
            yield name
