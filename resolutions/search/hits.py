"""From ranked entries to what a page shows: rows read from PostgreSQL, checked again, marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from django.db.models import Model
from django.utils.translation import get_language, gettext

from resolutions.models import Footnote, LanguageVersion, Paragraph
from resolutions.models.choices import NOT_ADOPTED, Outcome, Stage
from resolutions.models.prepared import Prepared
from resolutions.models.versions import address_of
from resolutions.text.anchors import paragraph_label
from resolutions.text.languages import best_of, in_order, language_of

from . import schema
from .analyzers import plain_shapes
from .languages import heading_in
from .query.matching import Matcher, Piece
from .ranking import Ranked

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class FoundVersion:
    """What a hit shows of its version, and nothing else is read: whole rows cost more than the search. ``language`` and
    ``title`` are those of the language version in which it was found; ``titles`` are all."""

    id: int
    language: str
    title: str
    titles: dict[str, str]
    symbol: str | None
    stage: str
    adopted_on: date | None
    issued_on: date | None
    loaded_at: datetime
    inferred: dict[str, Any]
    resolution__title: str
    resolution__titles: dict[str, str]
    resolution__outcome: str
    resolution__session__code: str | None
    resolution__series__slug: str | None

    @property
    def heading(self) -> str:
        """The text's own title, or its proposal's, in its language."""
        return heading_in(self.language, self.title, self.resolution__titles, self.resolution__title)

    @property
    def language_name(self) -> str:
        """What its language calls itself."""
        return language_of(self.language).own_name

    @property
    def session(self) -> str | None:
        return self.resolution__session__code

    @property
    def series(self) -> str | None:
        """The series' slug."""
        return self.resolution__series__slug

    @property
    def outcome(self) -> str:
        return self.resolution__outcome

    @property
    def was_not_adopted(self) -> bool:
        return self.outcome in NOT_ADOPTED

    @property
    def get_outcome_display(self) -> StrOrPromise:
        return Outcome(self.outcome).label

    @property
    def get_stage_display(self) -> StrOrPromise:
        return Stage(self.stage).label

    @property
    def other_languages(self) -> list[str]:
        """Codes of those it is held in besides."""
        return [code for code in in_order(self.titles) if code != self.language]

    def get_absolute_url(self) -> str:
        """With its language, where that is not the one the page of the text would choose."""
        by_itself = self.language == best_of(self.titles, get_language())
        return address_of(self.symbol, self.id, None if by_itself else self.language)


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: a title, paragraph or footnote. ``others`` is the number of other versions of the same subject that
    answer too."""

    version: FoundVersion
    pieces: list[Piece]
    title: list[Piece]
    part: str
    place: str
    anchor: str
    others: int = 0

    @property
    def heading(self) -> str:
        return self.version.heading

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def address(self) -> str:
        return self.url("")

    def url(self, q: str) -> str:
        """Straight to the paragraph, with the query along so that the text can mark it too."""
        address = self.version.get_absolute_url()
        if q:
            address += f"{'&' if '?' in address else '?'}q={quote(q)}"
        return f"{address}#{self.anchor}" if self.anchor else address


def beside_address(hit: Hit, code: str) -> str:
    """Where the paragraph stands in its own language and in another: there it is seen where they are not the same."""
    version = hit.version
    address = address_of(version.symbol, version.id, f"{version.language},{code}")
    return f"{address}#{hit.anchor}" if hit.anchor else address


def searched_text(hit: Hit) -> str:
    """The row's text in the shapes phrases are compared in."""
    return plain_shapes(hit.text)


def read(ranked: Iterable[Ranked], matcher: Matcher | None) -> dict[Ranked, Hit]:
    """The hits whose rows exist and still answer, by entry. One query a kind of row: titles, paragraphs, footnotes."""
    ranked = list(ranked)
    blocks = {kind: make([one.pk for one in ranked if one.kind == kind]) for kind, make in _BLOCKS.items()}
    found = ((one, blocks[one.kind].get(one.pk)) for one in ranked)
    hits = {one: _checked(block, matcher) for one, block in found if block}
    return {one: hit for one, hit in hits.items() if hit}


class _Block(NamedTuple):
    """What answers, and where it stands in which version. A title has no text of its own: it is the language
    version's."""

    version: FoundVersion
    text: str | None
    part: str
    place: str
    anchor: str


class _Paragraph(NamedTuple):
    text: str
    kind: str
    anchor: str
    number: str
    section: list[str]


_OF_LANGUAGE = {"language", "title"}
_OF_TEXT = tuple(
    field.name if field.name in _OF_LANGUAGE else f"version__{field.name}" for field in fields(FoundVersion)
)
"""The way to each from the language version."""


@cache
def _all_rows(model: type[Model], way: str, *columns: str) -> Prepared[tuple]:
    rows = model._default_manager.order_by().values_list("pk", *(way + name for name in _OF_TEXT), *columns)
    return Prepared(lambda pks: rows.filter(pk__among=pks), pks=list)


def _rows(model: type[Model], pks: list[int], way: str, *columns: str) -> Iterator[tuple[int, FoundVersion, list]]:
    """(primary key, its version, columns). ``way`` is that from the row to the language version."""
    for pk, *row in _all_rows(model, way, *columns)(pks=pks):
        yield pk, FoundVersion(*row[: len(_OF_TEXT)]), row[len(_OF_TEXT) :]


def _titles(pks: list[int]) -> dict[int, _Block]:
    rows = _rows(LanguageVersion, pks, "")
    return {pk: _Block(version, None, "title", gettext("Title"), "") for pk, version, _ in rows}


def _paragraphs(pks: list[int]) -> dict[int, _Block]:
    rows = _rows(Paragraph, pks, "language_version__", *_Paragraph._fields)
    return {pk: _of_paragraph(version, _Paragraph(*more)) for pk, version, more in rows}


def _of_paragraph(version: FoundVersion, row: _Paragraph) -> _Block:
    part = {"preambular": "pp", "operative": "op"}.get(row.kind, row.kind)
    return _Block(version, row.text, part, paragraph_label(row.anchor, row), row.anchor)


def _footnotes(pks: list[int]) -> dict[int, _Block]:
    rows = _rows(Footnote, pks, "language_version__", "text", "mark", "position")
    return {pk: _of_footnote(version, *more) for pk, version, more in rows}


def _of_footnote(version: FoundVersion, text: str, mark: str, position: int) -> _Block:
    return _Block(version, text, "note", gettext("Note %(mark)s") % {"mark": mark}, Footnote(position=position).anchor)


_BLOCKS = {schema.TITLE: _titles, schema.PARAGRAPH: _paragraphs, schema.FOOTNOTE: _footnotes}


def _checked(block: _Block, matcher: Matcher | None) -> Hit | None:
    title, language = block.version.heading, block.version.language
    text = title if block.text is None else block.text
    made = partial(Hit, block.version, part=block.part, place=block.place, anchor=block.anchor)
    if matcher is None:
        return made([Piece(text, False)], [Piece(title, False)])
    if matcher.refuses(text, title, language):
        return None
    scope = "title" if block.part == "title" else "text"
    return made(matcher.pieces(text, language, scope), matcher.pieces(title, language, "title"))
