"""From ranked entries to what a page shows: rows read from PostgreSQL, checked again, marked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext

from resolutions.models import Footnote, Paragraph, Version
from resolutions.models.choices import NOT_ADOPTED, Outcome, Stage
from resolutions.models.texts import address_of
from resolutions.text.anchors import paragraph_label

from . import schema
from .analyzers import plain_shapes
from .query.matching import Matcher, Piece
from .ranking import Ranked


@dataclass(frozen=True, slots=True)
class Text:
    """What a hit shows of its version, and nothing else is read: whole rows cost more than the search."""

    id: int
    symbol: str | None
    title: str
    stage: str
    language: str
    adopted_on: date | None
    issued_on: date | None
    loaded_at: datetime
    inferred: dict[str, Any]
    resolution__title: str
    resolution__outcome: str
    resolution__session__code: str | None
    resolution__series__slug: str | None

    @property
    def heading(self) -> str:
        """The text's own title, or its proposal's."""
        return self.title or self.resolution__title

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
    def get_outcome_display(self) -> str:
        return Outcome(self.outcome).label

    @property
    def get_stage_display(self) -> str:
        return Stage(self.stage).label

    def get_absolute_url(self) -> str:
        return address_of(self.symbol, self.id, self.language)


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: a title, paragraph or footnote. ``others`` is the number of other versions of the same subject that
    answer too."""

    version: Text
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


def searched_text(hit: Hit) -> str:
    """The row's text in the shapes phrases are compared in."""
    return plain_shapes(hit.text)


def read(ranked: Iterable[Ranked], matcher: Matcher | None) -> dict[Ranked, Hit]:
    """The hits whose rows exist and still answer, by entry. At most three queries: paragraphs, footnotes, and the
    versions of all."""
    ranked = list(ranked)
    blocks = {kind: make([one.pk for one in ranked if one.kind == kind]) for kind, make in _BLOCKS.items()}
    found = {one: block for one in ranked if (block := blocks[one.kind].get(one.pk))}
    versions = _versions({block.version for block in found.values()})
    known = ((one, versions.get(block.version), block) for one, block in found.items())
    hits = {one: _checked(version, block, matcher) for one, version, block in known if version}
    return {one: hit for one, hit in hits.items() if hit}


class _Block(NamedTuple):
    """What answers, and where it stands in which version. A title has no text of its own: it is the version's."""

    version: int
    text: str | None
    part: str
    place: str
    anchor: str


class _Paragraph(NamedTuple):
    version_id: int
    text: str
    kind: str
    anchor: str
    number: str
    section: list[str]


def _versions(pks: Collection[int]) -> dict[int, Text]:
    if not pks:
        return {}
    rows = Version.objects.filter(pk__in=pks).order_by().values_list(*(field.name for field in fields(Text)))
    return {pk: Text(pk, *more) for pk, *more in rows}


def _titles(pks: Collection[int]) -> dict[int, _Block]:
    return {pk: _Block(pk, None, "title", gettext("Title"), "") for pk in pks}


def _paragraphs(pks: Collection[int]) -> dict[int, _Block]:
    if not pks:
        return {}
    rows = Paragraph.objects.filter(pk__in=pks).order_by().values_list("pk", *_Paragraph._fields)
    return {pk: _of_paragraph(_Paragraph(*more)) for pk, *more in rows}


def _of_paragraph(row: _Paragraph) -> _Block:
    part = {"preambular": "pp", "operative": "op"}.get(row.kind, row.kind)
    return _Block(row.version_id, row.text, part, paragraph_label(row.anchor, row), row.anchor)


def _footnotes(pks: Collection[int]) -> dict[int, _Block]:
    if not pks:
        return {}
    rows = Footnote.objects.filter(pk__in=pks).order_by().values_list("pk", "version_id", "text", "mark", "position")
    return {pk: _of_footnote(*more) for pk, *more in rows}


def _of_footnote(version: int, text: str, mark: str, position: int) -> _Block:
    return _Block(version, text, "note", gettext("Note %(mark)s") % {"mark": mark}, Footnote(position=position).anchor)


_BLOCKS = {schema.TITLE: _titles, schema.PARAGRAPH: _paragraphs, schema.FOOTNOTE: _footnotes}


def _checked(version: Text, block: _Block, matcher: Matcher | None) -> Hit | None:
    title = version.heading
    text = title if block.text is None else block.text
    made = partial(Hit, version, part=block.part, place=block.place, anchor=block.anchor)
    if matcher is None:
        return made([Piece(text, False)], [Piece(title, False)])
    if matcher.refuses(text, title):
        return None
    return made(matcher.pieces(text, "title" if block.part == "title" else "text"), matcher.pieces(title, "title"))
