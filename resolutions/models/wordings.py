"""The words of many language versions in one query, as Documents without a cover: enough to compare their texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from resolutions.text import document as doc

from .paragraphs import Footnote, NoteAnchor, Paragraph, Table
from .prepared import Prepared
from .versions import LanguageVersion

_PARAGRAPH = ("kind", "text", "number", "depth", "section", "annex", "opening")


def wordings(texts: Collection[int]) -> dict[int, doc.Document]:
    """Paragraphs, footnotes and tables of each language version, by its primary key."""
    return {row["pk"]: _document(row) for row in _worded(texts=list(texts))}


def _with_words(texts: list[int]) -> QuerySet[LanguageVersion, Any]:
    marks = NoteAnchor.objects.filter(paragraph=OuterRef("pk")).order_by("offset", "pk")
    mark = JSONObject(mark=F("mark"), offset=F("offset"))
    paragraph = {name: F(name) for name in _PARAGRAPH} | {
        "id": F("anchor"),
        "notes": ArraySubquery(marks.values(x=mark)),
    }
    of_text = {
        "blocks": Paragraph.objects.values(json=JSONObject(**paragraph)),
        "notes": Footnote.objects.values(json=JSONObject(mark=F("mark"), text=F("text"))),
        "grids": Table.objects.values(json=JSONObject(section=F("section"), rows=F("rows"), after=F("after__anchor"))),
    }
    lists = {
        name: ArraySubquery(rows.filter(language_version=OuterRef("pk")).order_by("position"))
        for name, rows in of_text.items()
    }
    columns = {"symbol": F("version__symbol"), "source": F("shown__source__name"), **lists}
    return LanguageVersion.objects.filter(pk__among=texts).order_by().values("pk", "language", **columns)


_worded = Prepared(_with_words, texts=list)


def _document(row: Mapping[str, Any]) -> doc.Document:
    return doc.Document(
        source=row["source"] or "",
        format="",
        language=row["language"],
        symbol=row["symbol"],
        paragraphs=tuple(_paragraph(**block) for block in row["blocks"]),
        footnotes=tuple(doc.Footnote(note["mark"], note["text"]) for note in row["notes"]),
        tables=tuple(
            doc.Table(tuple(grid["section"]), tuple(map(tuple, grid["rows"])), grid["after"]) for grid in row["grids"]
        ),
    )


def _paragraph(number: str, section: list[str], notes: list[dict[str, Any]], **columns: Any) -> doc.Paragraph:
    marks = tuple(doc.NoteMark(note["mark"], note["offset"]) for note in notes)
    return doc.Paragraph(number=number or None, section=tuple(section), notes=marks, **columns)
