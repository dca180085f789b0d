"""From ranked entries to what a page shows: rows read from PostgreSQL, checked again, marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext

from resolutions.models import Footnote, Paragraph, Version
from resolutions.text.anchors import paragraph_label

from . import schema
from .analyzers import plain_shapes
from .query.matching import Matcher, Piece
from .ranking import Ranked

_JOINED = ("resolution__session", "resolution__series")
_SHOWN = (
    *("symbol", "title", "stage", "language", "adopted_on", "issued_on", "loaded_at"),
    *("resolution__title", "resolution__outcome", "resolution__session__code"),
    *("resolution__series__slug", "resolution__series__title"),
)
"""What a hit shows of its version; nothing else is read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. ``row`` is the paragraph or footnote that answers, None where it is the title.

    ``others`` is the number of other versions of the same subject that answer too.
    """

    version: Version
    row: Paragraph | Footnote | None
    pieces: list[Piece]
    title: list[Piece]
    part: str
    place: str
    anchor: str
    others: int = 0

    @property
    def heading(self) -> str:
        return heading_of(self.version)

    @property
    def address(self) -> str:
        return self.url("")

    def url(self, q: str) -> str:
        """Straight to the paragraph, with the query along so that the text can mark it too."""
        address = self.version.get_absolute_url()
        if q:
            address += f"{'&' if '?' in address else '?'}q={quote(q)}"
        return f"{address}#{self.anchor}" if self.anchor else address


def heading_of(version: Version) -> str:
    """The text's own title, or its proposal's. The resolution must have been fetched along."""
    return version.title or version.resolution.title


def searched_text(hit: Hit) -> str:
    """The row's text in the shapes phrases are compared in."""
    return plain_shapes("".join(piece.text for piece in hit.pieces))


def read(ranked: Iterable[Ranked], matcher: Matcher | None) -> dict[Ranked, Hit]:
    """The hits whose rows exist and still answer, by entry. At most one query a kind of row."""
    ranked = list(ranked)
    rows = {kind: _rows(kind, [one.pk for one in ranked if one.kind == kind]) for kind in _READERS}
    hits = {}
    for one in ranked:
        row = rows[one.kind].get(one.pk)
        hit = _MAKERS[one.kind](row, matcher) if row is not None else None
        if hit is not None:
            hits[one] = hit
    return hits


def _rows(kind: int, pks: list[int]) -> dict[int, Paragraph | Footnote | Version]:
    return {row.pk: row for row in _READERS[kind].filter(pk__in=pks)} if pks else {}


def _of_paragraph(row: Paragraph, matcher: Matcher | None) -> Hit | None:
    part = {"preambular": "pp", "operative": "op"}.get(row.kind, row.kind)
    return _checked(row.version, row, row.text, part, paragraph_label(row.anchor, row), row.anchor, matcher)


def _of_footnote(row: Footnote, matcher: Matcher | None) -> Hit | None:
    return _checked(
        row.version, row, row.text, "note", gettext("Note %(mark)s") % {"mark": row.mark}, row.anchor, matcher
    )


def _of_title(row: Version, matcher: Matcher | None) -> Hit | None:
    return _checked(row, None, heading_of(row), "title", gettext("Title"), "", matcher)


def _checked(
    version: Version, row, text: str, part: str, place: str, anchor: str, matcher: Matcher | None
) -> Hit | None:
    title = heading_of(version)
    if matcher is None:
        return Hit(version, row, [Piece(text, False)], [Piece(title, False)], part, place, anchor)
    if matcher.refuses(text, title):
        return None
    scope = "title" if part == "title" else "text"
    return Hit(version, row, matcher.pieces(text, scope), matcher.pieces(title, "title"), part, place, anchor)


def _with_version(model, *columns: str):
    joined = [f"version__{path}" for path in _JOINED]
    return model.objects.select_related(*joined).only(*columns, *(f"version__{column}" for column in _SHOWN))


_READERS = {
    schema.TITLE: Version.objects.select_related(*_JOINED).only(*_SHOWN),
    schema.PARAGRAPH: _with_version(Paragraph, "anchor", "number", "section", "kind", "text"),
    schema.FOOTNOTE: _with_version(Footnote, "mark", "text"),
}
_MAKERS = {schema.TITLE: _of_title, schema.PARAGRAPH: _of_paragraph, schema.FOOTNOTE: _of_footnote}
