"""Two versions side by side: what is kept of the result, and how the page shows it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.comparison import Comparison
from resolutions.comparison.result import RowOp, TableChange
from resolutions.comparison.sentence import sentence
from resolutions.comparison.tally import TECHNICAL, tally
from resolutions.models import OpeningVerb, Version
from resolutions.models.documents import as_documents
from resolutions.text.document import Document
from resolutions.text.equality import same_text
from resolutions.text.languages import Language, in_order, language_of

from ..links import common_languages, compare_address, text_address
from .attempt import Attempt, attempt
from .content import Content, covers_key
from .labels import OPS, ROWS, long_name
from .lines import ComparedLines, CoverLine, Line, NoteLine, TableLines, cover_line, lines_of
from .moved import SponsorsMoved, VoteMoved, sponsors_moved, vote_moved

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WAYS = {"side": _("Side by side"), "changes": _("Changes only"), "inline": _("In one column"), "list": _("In words")}
TOLD = ("inserted", "deleted", "moved", "split", "merged", "edited", TECHNICAL)
"""In which order it is told what became of paragraphs."""
WIDEST = 4
"""Space between two changes on the map."""
MOST_LINES = 2_000
"""A page of more would keep a server, and a browser, busy for seconds."""


class ComparePage:
    """Everything the page shows of two versions in a ``language`` that both are held in. The texts are read only when
    something of the result is asked for. What did not change is folded, unless it is ``whole``."""

    whole = False

    def __init__(self, a: Version, b: Version, way: str, language: str, whole: bool = False) -> None:
        self.a, self.b, self.language = a, b, language
        self.way = way if way in WAYS else "side"
        self.whole = whole
        self.content = Content([a, b], language)

    @cached_property
    def key(self) -> str:
        """Three queries: what the covers name may change without a load."""
        return f"{self.content.compared_key}{covers_key([self.a, self.b])}"

    @property
    def of_one_title(self) -> bool:
        return same_text(self.a.title, self.b.title)

    @cached_property
    def documents(self) -> tuple[Document, Document]:
        a, b = as_documents(self.content.texts)
        return a, b

    @cached_property
    def attempt(self) -> Attempt:
        return attempt(*self.documents, OpeningVerb.objects.ladders())

    @property
    def comparison(self) -> Comparison:
        """Only where there is no ``refusal``."""
        assert self.attempt.comparison is not None
        return self.attempt.comparison

    @property
    def sentence(self) -> str:
        return sentence(self.comparison, *self.documents, translation)

    @property
    def refusal(self) -> str:
        """Why there is no comparison; empty where there is one."""
        return self.attempt.refusal

    @cached_property
    def lines(self) -> list[Line]:
        return list(islice(lines_of(self.comparison, *self.documents), MOST_LINES))

    @property
    def left_out(self) -> int:
        """Paragraphs the page has no room for; they are in the files."""
        return len(self.comparison.rows) - len(self.lines)

    @cached_property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.change]

    @property
    def tally(self) -> list[tuple[str, StrOrPromise, int]]:
        """``(op, label, paragraphs)`` of what became of them, as the sentence tells it; nothing of the unchanged."""
        counts = tally(self.comparison)["paragraphs"]
        return [(op, OPS[op], counts[op]) for op in TOLD if op in counts]

    @property
    def unchanged(self) -> int:
        return sum(row.op == RowOp.SAME for row in self.comparison.rows)

    @property
    def strip(self) -> list[tuple[int, Line]]:
        """Each change with the space before it: 0 where it follows another, 1 to 4 for one line between to many."""
        spaces: list[tuple[int, Line]] = []
        between = 0
        for line in self.lines:
            if line.change:
                spaces.append((min(between.bit_length(), WIDEST), line))
            between = 0 if line.change else between + 1
        return spaces

    @cached_property
    def vote_moved(self) -> VoteMoved | None:
        return vote_moved(*self.documents)

    @cached_property
    def sponsors_moved(self) -> SponsorsMoved | None:
        return sponsors_moved(*self.documents)

    @cached_property
    def verbs(self) -> list[Line]:
        """Changes in which an opening verb became stronger, weaker or another."""
        return [line for line in self.changed if line.strengths]

    @cached_property
    def addresses(self) -> tuple[str, str]:
        """Of the two texts, in the language compared."""
        return text_address(self.a, self.language), text_address(self.b, self.language)

    @cached_property
    def names(self) -> tuple[str, str]:
        return str(self.a), str(self.b)

    @property
    def shown(self) -> list[Line]:
        return self.changed if self.way in ("changes", "list") else self.lines

    @cached_property
    def runs(self) -> list[ComparedLines]:
        """The lines shown, those in a row of which nothing is to be said folded."""
        found = (list(lines) for _, lines in groupby(self.shown, key=lambda line: line.is_quiet))
        return [ComparedLines(lines, lines[0].is_quiet) for lines in found]

    @property
    def is_folded(self) -> bool:
        return not self.whole and any(run.folded for run in self.runs)

    @property
    def notes(self) -> list[NoteLine]:
        notes = [NoteLine(row) for row in self.comparison.footnotes]
        return [note for note in notes if note.row.op != "same"] if self.way in ("changes", "list") else notes

    @cached_property
    def tables(self) -> list[TableLines]:
        found = self.comparison.tables
        if self.way in ("changes", "list"):
            found = tuple(table for table in found if table.op != "same")
        return [self._table(table) for table in found]

    def _table(self, table: TableChange) -> TableLines:
        """Called after the paragraph it follows."""
        side = 0 if table.b is None else 1
        document, at = self.documents[side], table.a if table.b is None else table.b
        after = document.tables[at or 0].after
        follows = next((long_name(paragraph) for paragraph in document.paragraphs if paragraph.id == after), "")
        name = gettext("Table after %(place)s") % {"place": follows} if follows else gettext("Table before the text")
        shown = [row for row in table.rows if row.op != "same" or self.way not in ("changes", "list")]
        return TableLines(table, name, [(row, ROWS[row.op]) for row in shown])

    @property
    def cover(self) -> list[CoverLine]:
        return [cover_line(fact) for fact in self.comparison.cover]

    @cached_property
    def last(self) -> int:
        return len(self.changed)

    @property
    def ways(self) -> list[tuple[StrOrPromise, str, bool]]:
        """``(label, address, chosen)`` of each way to show the result."""
        return [(label, self._address(show=way), way == self.way) for way, label in WAYS.items()]

    @property
    def languages(self) -> list[tuple[Language, str, bool]]:
        """``(language, address, chosen)`` of each in which the two can be compared."""
        common = in_order(common_languages(self.a, self.b))
        return [(language_of(one), self._address(language=one, show=self.way), one == self.language) for one in common]

    @property
    def turned(self) -> str:
        """The same the other way round."""
        return self._address(turned=True, show=self.way)

    @property
    def unfolded(self) -> str:
        """The same with everything open."""
        return self._address(show=self.way, all="1")

    @property
    def word_file(self) -> str:
        return self._address(format="docx")

    @property
    def data_file(self) -> str:
        return self._address(format="json")

    @property
    def file_name(self) -> str:
        return f"{_slug(self.a)} to {_slug(self.b)}"

    def _address(self, language: str = "", *, turned: bool = False, **state: str) -> str:
        a, b = (self.b, self.a) if turned else (self.a, self.b)
        address = compare_address(a, b, language or self.language)
        query = {name: value for name, value in state.items() if value != "side"}
        return f"{address}&{urlencode(query)}" if query else address


def _slug(version: Version) -> str:
    return re.sub(r"[^\w.()-]+", "-", str(version))
