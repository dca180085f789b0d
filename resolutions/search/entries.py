"""Rows to entries: what the index is told of each version. The only place that reads rows for the index."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from tantivy import Document

from resolutions.models import Citation, Footnote, Paragraph, Version
from resolutions.models.choices import ParagraphKind, SessionKind, Stage

from . import schema
from .analyzers import literal_form

_PARTS = {ParagraphKind.PREAMBULAR: "pp", ParagraphKind.OPERATIVE: "op", ParagraphKind.HEADING: "heading"}

_ADVERB = r"(?:also|further|again|once again|once more|in particular|likewise|strongly|deeply|fully)"
_AROUND_VERB = re.compile(rf"^{_ADVERB} | {_ADVERB}(?= |$)", re.IGNORECASE)

_PREAMBULAR_NUMBER = re.compile(r"pp(\d+)$")

_VERSION_COLUMNS = {
    "pk": F("pk"),
    "heading": F("title"),
    "symbol_text": F("symbol_key"),
    "at_stage": F("stage"),
    "adopted": F("adopted_on"),
    "issued": F("issued_on"),
    "resolution_pk": F("resolution_id"),
    "series_pk": F("resolution__series_id"),
    "resolution_title": F("resolution__title"),
    "outcome": F("resolution__outcome"),
    "session": F("resolution__session__code"),
    "session_kind": F("resolution__session__kind"),
    "session_number": F("resolution__session__ordinal"),
    "committee": F("resolution__committee__code"),
    "committee_name": F("resolution__committee__name"),
    "subjects": F("parsed__subjects"),
    "sponsor_names": ArrayAgg(
        "sponsorships__sponsor__name", distinct=True, default=[], filter=Q(sponsorships__isnull=False)
    ),
    "items": ArrayAgg(
        Concat(
            Cast("resolution__agenda_items__number", CharField()),
            Case(
                When(resolution__agenda_items__letter="", then=Value("")),
                default=Concat(Value("("), "resolution__agenda_items__letter", Value(")")),
            ),
        ),
        distinct=True,
        default=[],
        filter=Q(resolution__agenda_items__isnull=False),
    ),
}


@dataclass(slots=True)
class Facts:
    """Everything the index is told of one version. ``paragraphs`` and ``footnotes`` are value tuples in order."""

    row: dict[str, Any]
    paragraphs: list[tuple]
    footnotes: list[tuple]
    cited: dict[tuple[int, int], list[str]]
    """Symbol keys cited, by (kind, primary key) of the row that cites."""

    @property
    def title(self) -> str:
        return self.row["heading"] or self.row["resolution_title"]

    def stamp(self) -> int:
        """A fingerprint that changes with anything indexed."""
        known = [sorted(self.row.items()), self.paragraphs, self.footnotes, sorted(self.cited.items())]
        written = json.dumps(known, default=str, ensure_ascii=False).encode()
        return int.from_bytes(blake2b(written, digest_size=8).digest()) >> 1


def read(version_ids: Sequence[int]) -> Iterator[Facts]:
    """The facts of those of these versions that exist, in five queries however many they are."""
    paragraphs, footnotes, cited = defaultdict(list), defaultdict(list), defaultdict(lambda: defaultdict(list))
    of_versions = {"version_id__in": version_ids}
    for version_id, *values in (
        Paragraph.objects.filter(**of_versions)
        .order_by("version_id", "position")
        .values_list("version_id", "pk", "position", "anchor", "kind", "annex", "number", "opening", "text")
    ):
        paragraphs[version_id].append(tuple(values))
    for version_id, *values in (
        Footnote.objects.filter(**of_versions)
        .order_by("version_id", "position")
        .values_list("version_id", "pk", "position", "mark", "text")
    ):
        footnotes[version_id].append(tuple(values))
    for version_id, paragraph, footnote, key in (
        Citation.objects.filter(**of_versions)
        .order_by("pk")
        .values_list("version_id", "paragraph_id", "footnote_id", "symbol_key")
    ):
        source = (schema.PARAGRAPH, paragraph) if paragraph else (schema.FOOTNOTE, footnote or 0)
        cited[version_id][source].append(key)
    for row in Version.objects.filter(pk__in=version_ids).order_by("pk").values(**_VERSION_COLUMNS):
        pk = row["pk"]
        regular = row["session_number"] if row["session_kind"] == SessionKind.REGULAR else None
        row |= {"regular": regular, "order_date": order_date(row["adopted"], row["issued"], regular)}
        yield Facts(row, paragraphs[pk], footnotes[pk], dict(cited[pk]))


def documents(facts: Facts) -> Iterator[Document]:
    """The version's entries: its title (which also carries the words of the whole text), paragraphs, footnotes."""
    shared = _shared(facts)
    title = facts.title
    texts = [values[-1] for values in facts.paragraphs + facts.footnotes]
    yield _entry(
        facts, shared, schema.TITLE, facts.row["pk"], 0, title, part="title", stamp=facts.stamp(), body=[title, *texts]
    )
    for pk, position, anchor, kind, _annex, number, opening, text in facts.paragraphs:
        part = _PARTS.get(kind, "text")
        named = {"number": _number(part, anchor, number)}
        if opening:
            named |= {"opening": opening, "verb": verb(opening)}
        yield _entry(facts, shared, schema.PARAGRAPH, pk, position + 1, text, part=part, **named)
    for pk, position, mark, text in facts.footnotes:
        yield _entry(facts, shared, schema.FOOTNOTE, pk, 20_000 + position, text, part="note", number=mark)


def verb(opening: str) -> str:
    """The opening without its adverbs, as facets count it: "Also requests" and "Requests further" are "Requests"."""
    bare = _AROUND_VERB.sub("", opening).strip()
    return bare[:1].upper() + bare[1:]


def cursor_document(cursor: int) -> Document:
    return Document.from_dict({"cursor": [cursor]}, schema.schema())


def order_date(adopted: date | None, issued: date | None, regular: int | None) -> date | None:
    """The day a text is sorted by: adopted, else issued, else the opening of its session (the first was that of
    1946)."""
    return adopted or issued or (date(1945 + regular, 9, 15) if regular else None)


def _entry(facts: Facts, shared: dict, kind: int, pk: int, position: int, text: str, **more: Any) -> Document:
    newest, oldest = schema.order_keys(facts.row["order_date"], facts.row["pk"], position)
    values = shared | {"entry": schema.entry_key(kind, pk), "newest": newest, "oldest": oldest, "text": text}
    values |= {"literal": literal_form(text), "cites": facts.cited.get((kind, pk), [])} | more
    return Document.from_dict(
        {name: value for name, value in values.items() if value not in (None, "", [])}, schema.schema()
    )


def _shared(facts: Facts) -> dict[str, Any]:
    row = facts.row
    return {
        "version": row["pk"],
        "family": schema.family_key(row["series_pk"], row["resolution_pk"]),
        "regular": row["regular"],
        "adopted": schema.adopted_key(row["adopted"]) if row["adopted"] else None,
        "standing": 2 * (row["at_stage"] == Stage.ADOPTED) + bool(row["symbol_text"]),
        "title": facts.title,
        "symbol": row["symbol_text"],
        "session": row["session"],
        "committee": row["committee_name"],
        "committee_words": " ".join(filter(None, (row["committee"], row["committee_name"]))),
        "stage": row["at_stage"],
        "outcome": row["outcome"],
        "item": row["items"],
        "sponsor": row["sponsor_names"],
        "subject": row["subjects"] or [],
    }


def _number(part: str, anchor: str, number: str) -> str:
    """As printed; preambular paragraphs are counted, and the count stands in their anchor."""
    counted = _PREAMBULAR_NUMBER.search(anchor) if part == "pp" else None
    return counted[1] if counted else number.strip("()")
