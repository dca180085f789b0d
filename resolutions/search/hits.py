"""From ranked entries to what a page shows: rows read from PostgreSQL, checked again, marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext

from resolutions.models import Footnote, Paragraph, Version
from resolutions.models.choices import Outcome, Stage
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
    """The hits whose rows exist and still answer, by entry. At most one query a kind of row."""
    ranked = list(ranked)
    rows = {kind: _rows(kind, [one.pk for one in ranked if one.kind == kind]) for kind in _COLUMNS}
    hits = {}
    for one in ranked:
        row = rows[one.kind].get(one.pk)
        hit = _checked(*row, matcher) if row is not None else None
        if hit is not None:
            hits[one] = hit
    return hits


class _Block(NamedTuple):
    text: str
    kind: str
    anchor: str
    number: str
    section: list[str]


_TEXT_COLUMNS = [field.name for field in fields(Text)]
_COLUMNS: dict[int, tuple[Any, Sequence[str]]] = {
    schema.TITLE: (Version, ()),
    schema.PARAGRAPH: (Paragraph, _Block._fields),
    schema.FOOTNOTE: (Footnote, ("text", "mark", "position")),
}

Shown = tuple[Text, str, str, str, str]
"""The version; text, part, place and anchor of what answers."""


def _rows(kind: int, pks: list[int]) -> dict[int, Shown]:
    if not pks:
        return {}
    model, own = _COLUMNS[kind]
    prefix = "" if model is Version else "version__"
    columns = ("pk", *own, *(f"{prefix}{column}" for column in _TEXT_COLUMNS))
    rows = model.objects.filter(pk__in=pks).order_by().values_list(*columns)
    split = len(own) + 1
    return {pk: _MAKERS[kind](Text(*more[split - 1 :]), *more[: split - 1]) for pk, *more in rows}


def _of_title(version: Text) -> Shown:
    return version, version.heading, "title", gettext("Title"), ""


def _of_paragraph(version: Text, *columns: Any) -> Shown:
    block = _Block(*columns)
    part = {"preambular": "pp", "operative": "op"}.get(block.kind, block.kind)
    return version, block.text, part, paragraph_label(block.anchor, block), block.anchor


def _of_footnote(version: Text, text: str, mark: str, position: int) -> Shown:
    return version, text, "note", gettext("Note %(mark)s") % {"mark": mark}, Footnote(position=position).anchor


_MAKERS = {schema.TITLE: _of_title, schema.PARAGRAPH: _of_paragraph, schema.FOOTNOTE: _of_footnote}


def _checked(version: Text, text: str, part: str, place: str, anchor: str, matcher: Matcher | None) -> Hit | None:
    title = version.heading
    made = partial(Hit, version, part=part, place=place, anchor=anchor)
    if matcher is None:
        return made([Piece(text, False)], [Piece(title, False)])
    if matcher.refuses(text, title):
        return None
    return made(matcher.pieces(text, "title" if part == "title" else "text"), matcher.pieces(title, "title"))
