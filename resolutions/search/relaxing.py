"""What to show when nothing answers a query of plain words: first texts that have them in different places, then
paragraphs that have most of them. Quoted phrases, exclusions and fields are never loosened."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from tantivy import Query, Searcher

from . import schema
from .analyzers import words
from .engine import matching
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.matching import Matcher
from .query.tree import All, Any, Label, Node, Range, Words
from .spelling import nearest

_TEXTS = 1_000
"""Texts looked through for words in different places."""

_RAREST = 24
"""Words, the rarest first, that are asked for when only some are wanted."""


_NUMBERED = re.compile(r"\d/|/\d")
"""A symbol, of which half an answer is none."""


@dataclass(frozen=True, slots=True)
class Looser:
    """``marks`` is the tree whose words are marked; any row is good enough. ``query`` is of texts in every language."""

    query: Query
    marks: Node
    why: str


class Marker(Matcher):
    """Marks, but refuses nothing: a loosened query is answered in part."""

    def refuses(self, text: str, title: str) -> bool:
        return False


def in_different_places(searcher: Searcher, compiler: Compiler, tree: Node) -> Looser | None:
    """Texts that have all the words, in different places; None where there are none, or where the reader asked for
    something exact."""
    plain, fixed = _parts(tree)
    if len(plain) < 2:
        return None
    texts = _texts_with_all(searcher, compiler, plain)
    if not texts:
        return None
    somewhere = any_of([compiler.compile(part) for part in plain])
    within = filtering(Query.term_set_query(schema.schema(), "version", texts))
    query = all_of([somewhere, within, *(compiler.compile(part) for part in fixed)])
    if fixed and not matching(searcher.search(compiler.shown(query), limit=1)):
        return None
    why = _("No single paragraph has all these words; these texts have them in different places.")
    return Looser(query, Any(tuple(plain)), why)


def _texts_with_all(searcher: Searcher, compiler: Compiler, plain: Iterable[Words]) -> list[int]:
    """Numbers of texts, narrowed word by word from the rarest on: of those that have it most often, those that also
    have the next."""
    spelt, spread = compiler.spellings.sequences, compiler.vocabulary.spread
    rarest_first = sorted(plain, key=lambda part: spread(spelt(part.text)))
    texts: list[int] = []
    for query in (filtering(compiler.compile(part)) for part in rarest_first):
        within = [filtering(Query.term_set_query(schema.schema(), "version", texts))] if texts else []
        wanted = {"texts": {"terms": {"field": "version", "size": _TEXTS}}}
        found = searcher.aggregate(compiler.shown(all_of([query, *within])), wanted)["texts"]["buckets"]
        texts = [int(bucket["key"]) for bucket in found]
        if not texts:
            break
    return texts


def with_most_words(searcher: Searcher, compiler: Compiler, tree: Node) -> Looser | None:
    """Any of the rarest words, an unknown one replaced by the nearest the archive knows; None where none is known, or
    where the reader asked for something exact."""
    plain, fixed = _parts(tree)
    known: list[tuple[int, Words]] = []
    for part in plain:
        pieces = [word for *_, word in words(part.text)]
        for piece in pieces:
            replaced = Words(nearest(searcher, compiler, piece) or piece)
            spelt = compiler.spellings.sequences(replaced.text)
            count = max((searcher.doc_freq("text", stems[0]) for stems in spelt), default=0)
            if count:
                known.append((count, replaced))
    rarest = [word for _, word in sorted(known, key=lambda pair: pair[0])[:_RAREST]]
    if not rarest:
        return None
    query = any_of([compiler.compile(word) for word in dict.fromkeys(rarest)])
    why = (
        _("No text has all these words; these come closest.")
        if len(plain) > 1
        else _("No text has this word; these have one like it.")
    )
    return Looser(all_of([query, *(compiler.compile(part) for part in fixed)]), Any(tuple(rarest)), why)


WAYS = (in_different_places, with_most_words)
"""The better first."""


def _parts(tree: Node) -> tuple[list[Words], list[Label | Range]]:
    """The words of a query, and what it says beside them; no words where it asks for something exact."""
    parts = tree.parts if isinstance(tree, All) else (tree,)
    plain = [part for part in parts if isinstance(part, Words)]
    fixed = [part for part in parts if isinstance(part, (Label, Range))]
    exact = len(plain) + len(fixed) != len(parts) or any(_NUMBERED.search(part.text) for part in plain)
    return ([], []) if exact else (plain, fixed)
