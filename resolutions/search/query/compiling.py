"""From the tree to a query of the index."""

import unicodedata
from collections import defaultdict
from functools import singledispatchmethod

from django.utils.translation import gettext as _
from tantivy import FieldType, Occur, Query, Schema

from resolutions.models import Committee
from resolutions.text.symbols import Symbol

from ..analyzers import COMMON, cuts_of, fold, literal_tokens, pairs
from ..entries import verb
from ..schema import OF_PLACES, schema
from ..scripts import is_one_character
from ..vocabulary import Vocabulary
from .errors import QueryError
from .fields import TEXT_PARTS
from .symbols import symbol_in
from .terms import Spellings, Stems
from .tree import All, Any, Label, Near, Node, Not, Phrase, Prefix, Range, Within, Words

_SPECIAL = set(r".+*?()|[]{}^$\\")
_RANGE_FIELDS = {"session": "regular", "adopted": "adopted"}
_MOST_NAMES = 500
_FEW_VALUES = 8

EVERYWHERE = 0.1
"""Share of all entries from which on a word stands nearly everywhere."""


def _accents() -> dict[str, str]:
    """For each plain letter, the Latin, Cyrillic and Arabic letters that fold to it."""
    shapes: dict[str, str] = defaultdict(str)
    for code in (*range(0xC0, 0x250), *range(0x400, 0x460), *range(0x621, 0x64B)):
        letter = chr(code).lower()
        base = unicodedata.normalize("NFKD", letter)[0]
        if base.isalpha() and base != letter and letter not in shapes[base]:
            shapes[base] += letter
    return dict(shapes)


_ACCENTED = _accents()


def escaped(text: str) -> str:
    """The text as a pattern of the index's regular expressions."""
    return "".join("\\" + c if c in _SPECIAL else c for c in text)


def prefix_pattern(prefix: str) -> str:
    """Words that begin so, whatever their accents."""
    letters = (f"[{c}{_ACCENTED[c]}]" if c in _ACCENTED else escaped(c) for c in fold(prefix))
    return "".join(letters) + ".*"


def all_of(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: list[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def filtering(query: Query) -> Query:
    """Matches without weighing."""
    return Query.const_score_query(query, 0.0)


def everything() -> Query:
    """Every entry; not the one that keeps the cursor."""
    return filtering(Query.exists_query("version"))


def shown_to(reader: str | None, query: Query, of: Schema) -> Query:
    """The same of texts as readers of this language are shown them: what is found is counted once, in whatever
    languages it is held. The one place where this is said to the index. None for every language."""
    if reader is None:
        return query
    beside = Query.term_query(of, "beside", reader, "basic")
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, beside)])


def asked_of_places(field: str) -> bool:
    """Is it, a facet or a field of the query language, known of titles, paragraphs and footnotes, and not of texts?"""
    return field in OF_PLACES or field in TEXT_PARTS


class Compiler:
    """Compiles trees for one state of the index.

    ``reader`` is the language of those who ask, where some texts are held in others beside the one that they are shown;
    None where nothing is left out by it: texts are then looked at in every language.
    """

    def __init__(self, schema: Schema, vocabulary: Vocabulary, spellings: Spellings, reader: str | None = None) -> None:
        self.schema = schema
        self.vocabulary = vocabulary
        self.spellings = spellings
        self.reader = reader if reader and vocabulary.beside(reader) else None
        self.field = "text"

    def knows(self, field: str) -> bool:
        """Whether entries of this index have it: what is known of places is not known of texts."""
        return not asked_of_places(field) or self.schema is schema()

    def in_every_language(self) -> "Compiler":
        return Compiler(self.schema, self.vocabulary, self.spellings)

    def shown(self, query: Query) -> Query:
        """The same of texts as the reader is shown them."""
        return shown_to(self.reader, query, self.schema)

    @property
    def entries(self) -> int:
        """How many there are as the reader is shown the texts."""
        beside = self.vocabulary.beside(self.reader) if self.reader else 0
        return self.vocabulary.entries - beside

    def term(self, field: str, value: str | int, option: str = "freq") -> Query:
        return Query.term_query(self.schema, field, value, option)

    def terms(self, field: str, values: list[str]) -> Query:
        """Any of them. A set is a list of all it matches, made first: a few terms are walked beside the rest."""
        if len(values) > _FEW_VALUES:
            return Query.term_set_query(self.schema, field, values)
        return any_of([self.term(field, value, "basic") for value in values])

    def word(self, typed: str) -> Query:
        """A word in all its forms, in a text in any language."""
        return any_of([self.sequence("text", stems) for stems in cuts_of(typed) if stems])

    def sequence(self, field: str, tokens: Stems, slop: int = 0) -> Query:
        """Tokens side by side."""
        if len(tokens) == 1:
            return self._one_character(field, tokens[0]) if is_one_character(tokens[0]) else self.term(field, tokens[0])
        return Query.phrase_query(self.schema, field, list(tokens), slop)

    def _one_character(self, field: str, character: str) -> Query:
        """A Chinese character: it is in pairs with those around it."""
        return Query.regex_query(self.schema, field, f"{character}.?|.{character}")

    def literal(self, phrase: str) -> Query:
        """Exactly these words and marks side by side."""
        tokens = literal_tokens(phrase)
        if len(tokens) > 1 and COMMON.issuperset(tokens):
            return self.sequence("pairs", tuple(pairs(tokens)))
        return self.sequence("literal", tuple(tokens))

    @singledispatchmethod
    def compile(self, node: Node) -> Query:
        raise TypeError(f"no query for {node!r}")

    @compile.register
    def _(self, node: Words) -> Query:
        return any_of([self.sequence(self.field, stems) for stems in self.spellings.sequences(node.text)])

    @compile.register
    def _(self, node: Prefix) -> Query:
        field = "literal" if self.field == "text" else self.field
        return Query.regex_query(self.schema, field, prefix_pattern(node.text))

    @compile.register
    def _(self, node: Phrase) -> Query:
        if self.field == "text":
            return self.literal(node.text)
        return any_of([self.sequence(self.field, stems) for stems in cuts_of(node.text)])

    @compile.register
    def _(self, node: Near) -> Query:
        """Two words exactly; of more, every two neighbours within the whole distance, which the row then decides."""
        return any_of([self._near(stems, node.distance) for stems in cuts_of(node.text)])

    def _near(self, stems: Stems, distance: int) -> Query:
        if len(stems) == 1 or distance == 0:
            return self.sequence(self.field, stems)
        slop = distance + len(stems) - 2
        pairs = zip(stems, stems[1:], strict=False)
        return all_of([self._either_way(one, other, slop) for one, other in pairs])

    def _either_way(self, one: str, other: str, slop: int) -> Query:
        return any_of([self.sequence(self.field, pair, slop) for pair in ((one, other), (other, one))])

    @compile.register
    def _(self, node: Not) -> Query:
        return Query.boolean_query([(Occur.Must, everything()), (Occur.MustNot, self.compile(node.inner))])

    @compile.register
    def _(self, node: All) -> Query:
        weightless = self._weightless(node)
        clauses = [
            (Occur.MustNot, self.compile(part.inner))
            if isinstance(part, Not)
            else (Occur.Must, filtering(self.compile(part)) if part in weightless else self.compile(part))
            for part in node.parts
        ]
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, everything()))
        return Query.boolean_query(clauses)

    def _weightless(self, node: All) -> set[Words]:
        """Words that stand nearly everywhere, beside rarer ones: they must be there and say nothing about what is best,
        and weighing them is what costs."""
        counts = {part: self.vocabulary.frequency(part.text) for part in node.parts if isinstance(part, Words)}
        if len(counts) == len(node.parts):
            counts.pop(min(counts, key=counts.__getitem__))
        return {part for part, count in counts.items() if count > EVERYWHERE * self.entries}

    @compile.register
    def _(self, node: Any) -> Query:
        return any_of([self.compile(part) for part in node.parts])

    @compile.register
    def _(self, node: Within) -> Query:
        if node.part != "title":
            return all_of([filtering(self.term("part", node.part)), self.compile(node.inner)])
        outer, self.field = self.field, "title"
        query = self.compile(node.inner)
        self.field = outer
        return query

    @compile.register
    def _(self, node: Range) -> Query:
        field = _RANGE_FIELDS[node.field]
        return filtering(Query.range_query(self.schema, field, FieldType.Unsigned, node.first, node.last))

    @compile.register
    def _(self, node: Label) -> Query:
        return filtering(_LABELS[node.field](self, node))

    def _number(self, label: Label) -> Query:
        return all_of([self.term("part", label.field), self.term("number", label.value.lower())])

    def _exact(self, label: Label) -> Query:
        return self.term(label.field, label.value)

    def _named(self, label: Label) -> Query:
        """By any of the names that are meant; a sponsor may be a group."""
        fields = ("sponsor", "group") if label.field == "sponsor" else (label.field,)
        called = {field: self._called(field, label.value)[:_MOST_NAMES] for field in fields}
        queries = [self.terms(field, names) for field, names in called.items() if names]
        if not queries:
            raise QueryError(
                _("The archive knows no %(field)s “%(value)s”.") % {"field": label.field, "value": label.value},
                label.start,
                label.end,
            )
        return any_of(queries)

    def _called(self, field: str, typed: str) -> list[str]:
        if field == "verb":
            typed = verb(typed)
        spelt = [typed, *self.spellings.variants(typed)]
        names = list(dict.fromkeys(name for one in spelt for name in self.vocabulary.called(field, one)))
        if field == "committee" and not names:
            names = list(Committee.objects.filter(code__iexact=typed).values_list("name", flat=True))
        return names

    def _item(self, label: Label) -> Query:
        bare = "".join(label.value.split()).lower()
        return Query.regex_query(self.schema, "item", escaped(bare) + ("" if "(" in bare else r"(\(.*)?"))

    def _symbol(self, label: Label) -> Query:
        symbol = _symbol_of(label.value)
        key = symbol.key if symbol else "".join(label.value.upper().split()).rstrip("/*")
        return Query.regex_query(self.schema, "symbol", escaped(key) + "([^0-9].*)?")

    def _cites(self, label: Label) -> Query:
        """Whoever cites a resolution cites its parts, and whoever cites a part of one from before 1976 the whole: they
        were issued as one document."""
        symbol = _symbol_of(label.value)
        if symbol is None:
            raise QueryError(_("“%(value)s” is not a symbol.") % {"value": label.value}, label.start, label.end)
        document = symbol.document
        parts = "" if document.part else "([A-Z]([,-][A-Z])*)?"
        return Query.regex_query(self.schema, "cites", escaped(document.key) + parts)


def _symbol_of(value: str) -> Symbol | None:
    named = symbol_in(value)
    if named is not None and not named.rest:
        return named.symbol
    try:
        return Symbol.from_reader(value)
    except ValueError:
        return None


_LABELS = {
    "op": Compiler._number,
    "pp": Compiler._number,
    "note": Compiler._number,
    "session": Compiler._exact,
    "stage": Compiler._exact,
    "asks": Compiler._exact,
    "language": Compiler._exact,
    "sponsor": Compiler._named,
    "subject": Compiler._named,
    "group": Compiler._named,
    "verb": Compiler._named,
    "committee": Compiler._named,
    "item": Compiler._item,
    "symbol": Compiler._symbol,
    "cites": Compiler._cites,
}
