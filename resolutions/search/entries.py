"""Rows to entries: what the index is told of each language version. The only place that reads rows for the index."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, Model, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from tantivy import Document

from resolutions.models import (
    AgendaItem,
    Citation,
    Commitment,
    Footnote,
    LanguageVersion,
    Paragraph,
    Sponsorship,
    SubjectHeading,
    Version,
)
from resolutions.models.choices import ParagraphKind, SessionKind, SponsorKind, Stage
from resolutions.text.languages import in_order

from . import languages, schema
from .analyzers import indexed_form, literal_form, pairs
from .names import name_terms

_PARTS = {ParagraphKind.PREAMBULAR: "pp", ParagraphKind.OPERATIVE: "op", ParagraphKind.HEADING: "heading"}

_ADVERB = r"(?:also|further|again|once again|once more|in particular|likewise|strongly|deeply|fully)"
_AROUND_VERB = re.compile(rf"^{_ADVERB} | {_ADVERB}(?= |$)", re.IGNORECASE)

_PREAMBULAR_NUMBER = re.compile(r"pp(\d+)$")


def _names(rows: QuerySet, path: str) -> ArraySubquery:
    """One column of the version's rows; a query of its own, so that one list does not multiply another."""
    return ArraySubquery(rows.order_by(path).values_list(path, flat=True))


_ITEM = Concat(
    Cast("number", CharField()),
    Case(When(letter="", then=Value("")), default=Concat(Value("("), "letter", Value(")"))),
)
_SPONSORSHIPS = Sponsorship.objects.filter(version=OuterRef("pk"))
_IS_GROUP = Q(sponsor__kind=SponsorKind.GROUP)

_VERSION_COLUMNS = {
    "pk": F("pk"),
    "symbol_text": F("symbol_key"),
    "at_stage": F("stage"),
    "adopted": F("adopted_on"),
    "issued": F("issued_on"),
    "resolution_pk": F("resolution_id"),
    "series_pk": F("resolution__series_id"),
    "resolution_title": F("resolution__title"),
    "resolution_titles": F("resolution__titles"),
    "outcome": F("resolution__outcome"),
    "session": F("resolution__session__code"),
    "session_kind": F("resolution__session__kind"),
    "session_number": F("resolution__session__ordinal"),
    "committee_name": F("resolution__committee__name"),
    "subject_names": _names(SubjectHeading.objects.filter(version=OuterRef("pk")), "subject__name"),
    "subject_rows": _names(SubjectHeading.objects.filter(version=OuterRef("pk")), "subject"),
    "sponsor_names": _names(_SPONSORSHIPS.exclude(_IS_GROUP), "sponsor__name"),
    "group_names": _names(_SPONSORSHIPS.filter(_IS_GROUP), "sponsor__name"),
    "kinds_asked": _names(Commitment.objects.filter(version=OuterRef("pk")).distinct(), "kind"),
    "items": _names(
        AgendaItem.objects.filter(resolutions=OuterRef("resolution_id")).annotate(written=_ITEM), "written"
    ),
}


@dataclass
class Facts:
    """Everything the index is told of one language version. ``row`` is what is known of it and of its version, by name;
    ``paragraphs`` and ``footnotes`` are value tuples in order."""

    row: dict[str, Any]
    paragraphs: list[tuple]
    footnotes: list[tuple]
    cited: dict[tuple[int, int], list[str]]
    """Symbol keys cited, by (kind, primary key) of the row that cites."""

    @property
    def version(self) -> int:
        return self.row["pk"]

    @property
    def language_version(self) -> int:
        return self.row["language_version"]

    @property
    def language(self) -> str:
        return self.row["language"]

    @property
    def title(self) -> str:
        return self.row["heading"]

    @cached_property
    def title_words(self) -> str:
        return indexed_form(self.title, self.language)

    @cached_property
    def paragraph_words(self) -> list[str]:
        """As they are indexed: each in its place, and all in the text as a whole."""
        return [indexed_form(row[-1], self.language) for row in self.paragraphs]

    @cached_property
    def footnote_words(self) -> list[str]:
        return [indexed_form(row[-1], self.language) for row in self.footnotes]

    @cached_property
    def stamp(self) -> int:
        """A fingerprint that changes with anything indexed. Its text and its title have it."""
        known = [sorted(self.row.items()), self.paragraphs, self.footnotes, sorted(self.cited.items())]
        written = json.dumps(known, default=str, ensure_ascii=False).encode()
        return int.from_bytes(blake2b(written, digest_size=8).digest()) >> 1


def read(version_ids: Sequence[int]) -> Iterator[Facts]:
    """Every language version of those of these versions that exist, version by version. Five queries."""
    language_versions: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    held = LanguageVersion.objects.filter(version__among=version_ids).order_by("version_id", "pk")
    for version_id, pk, language, title in held.values_list("version_id", "pk", "language", "title"):
        language_versions[version_id].append((pk, language, title))
    pks = [pk for of_version in language_versions.values() for pk, *_ in of_version]
    paragraphs = _in_order(Paragraph, pks, "anchor", "kind", "annex", "number", "opening", "text")
    footnotes = _in_order(Footnote, pks, "mark", "text")
    cited = _cited(pks)
    versions: Iterable[Any] = Version.objects.filter(pk__among=version_ids).order_by("pk").values(**_VERSION_COLUMNS)
    for version in versions:
        for pk, known in _known(version, language_versions[version["pk"]]):
            yield Facts(known, paragraphs[pk], footnotes[pk], cited[pk])


def _in_order(model: type[Model], language_versions: Collection[int], *columns: str) -> dict[int, list[tuple]]:
    """Rows from the top of each language version: primary key, position, columns."""
    found: dict[int, list[tuple]] = defaultdict(list)
    rows = model._default_manager.filter(language_version__among=language_versions)
    rows = rows.order_by("language_version_id", "position")
    for of, *values in rows.values_list("language_version_id", "pk", "position", *columns):
        found[of].append(tuple(values))
    return found


def _cited(language_versions: Collection[int]) -> dict[int, dict[tuple[int, int], list[str]]]:
    """``Facts.cited`` of each language version."""
    cited: dict[int, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Citation.objects.filter(language_version__among=language_versions).order_by("pk")
    for of, paragraph, footnote, key in rows.values_list(
        "language_version_id", "paragraph_id", "footnote_id", "symbol_key"
    ):
        source = (schema.PARAGRAPH, paragraph) if paragraph else (schema.FOOTNOTE, footnote or 0)
        cited[of][source].append(key)
    return cited


def _known(version: dict[str, Any], language_versions: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, dict]]:
    """(language version, ``Facts.row``) of each: what is known of the version, with what is known of it alone."""
    regular = version["session_number"] if version["session_kind"] == SessionKind.REGULAR else None
    version |= {"regular": regular, "order_date": order_date(version["adopted"], version["issued"], regular)}
    of_proposal, otherwise = version.pop("resolution_titles"), version.pop("resolution_title")
    held = in_order(language for _, language, _ in language_versions)
    for pk, language, title in language_versions:
        heading = languages.heading_in(language, title, of_proposal, otherwise)
        yield pk, version | {"language_version": pk, "language": language, "languages": held, "heading": heading}


def text_of(facts: Facts) -> Document:
    """A language version as a whole: what it is about."""
    shared = _shared(facts)
    body = "\n".join(row[-1] for row in (*facts.paragraphs, *facts.footnotes))
    own = {
        schema.TEXT_TITLE: facts.title_words,
        schema.TEXT_BODY: "\n".join((*facts.paragraph_words, *facts.footnote_words)),
        schema.TEXT_TOPIC: "\n".join(facts.row["subject_names"] or ()),
        schema.TEXT_NAMES: name_terms(facts.title, body),
        "stamp": facts.stamp,
    }
    known = {name: value for name, value in shared.items() if name not in schema.PLACES_ONLY}
    return Document.from_dict(_said(known | own), schema.texts_schema())


def documents(facts: Facts) -> Iterator[Document]:
    """The places of a language version: its title, paragraphs, footnotes."""
    shared = _shared(facts)
    own = {"part": "title", "stamp": facts.stamp, "heading": literal_form(facts.title)}
    yield _entry(facts, shared, schema.TITLE, facts.language_version, 0, facts.title, facts.title_words, **own)
    for row, words in zip(facts.paragraphs, facts.paragraph_words, strict=True):
        pk, position, anchor, kind, _annex, number, opening, text = row
        part = _PARTS.get(kind, "text")
        named = {"number": _number(part, anchor, number), "verb": verb(opening)}
        yield _entry(facts, shared, schema.PARAGRAPH, pk, position + 1, text, words, part=part, **named)
    for (pk, position, mark, text), words in zip(facts.footnotes, facts.footnote_words, strict=True):
        yield _entry(facts, shared, schema.FOOTNOTE, pk, 20_000 + position, text, words, part="note", number=mark)


@lru_cache(maxsize=10_000)
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


def _entry(
    facts: Facts, shared: dict, kind: int, pk: int, position: int, text: str, words: str, **more: Any
) -> Document:
    literal = literal_form(text)
    own: dict[str, Any] = {"text": words, "literal": literal}
    own |= {"pairs": " ".join(pairs(literal.lower().split())), "cites": facts.cited.get((kind, pk)), **more}
    numbers = {"entry": schema.entry_key(kind, pk), "position": position}
    return Document.from_dict(shared | numbers | _said(own), schema.schema())


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _shared(facts: Facts) -> dict[str, Any]:
    row, day = facts.row, facts.row["order_date"]
    known = {
        "version": facts.version,
        "language_version": facts.language_version,
        "language": row["language"],
        "beside": languages.beside(row["language"], row["languages"]),
        "one_in": schema.samples_of(facts.version),
        "day": day.toordinal() if day else 0,
        "family": schema.family_key(row["series_pk"], row["resolution_pk"]),
        "regular": row["regular"],
        "adopted": schema.adopted_key(row["adopted"]) if row["adopted"] else None,
        "standing": 2 * (row["at_stage"] == Stage.ADOPTED) + bool(row["symbol_text"]),
        "title": facts.title_words,
        "symbol": row["symbol_text"],
        "session": row["session"],
        "committee": row["committee_name"],
        "stage": row["at_stage"],
        "outcome": row["outcome"],
        "item": row["items"],
        "asks": row["kinds_asked"],
        "sponsor": row["sponsor_names"],
        "group": row["group_names"],
        "subject": row["subject_names"],
        "subject_row": [schema.subject_number(pk) for pk in row["subject_rows"]],
    }
    return _said(known)


def _number(part: str, anchor: str, number: str) -> str:
    """As printed; preambular paragraphs are counted, and the count stands in their anchor."""
    counted = _PREAMBULAR_NUMBER.search(anchor) if part == "pp" else None
    return counted[1] if counted else number.strip("()")
