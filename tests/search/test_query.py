"""The query language: what each form means, what is wrong said where, and nothing else ever raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search import schema
from resolutions.search.query import QueryError, fields, parse
from resolutions.search.query.compiling import Compiler
from resolutions.search.query.matching import Matcher
from resolutions.search.query.terms import Spellings
from resolutions.search.query.tree import All, Any, Label, Near, Not, Phrase, Prefix, Range, Within, Words

A, B, C = Words("a"), Words("b"), Words("c")

MEANINGS = {
    "": None,
    "  – … ": None,
    '""': None,
    '\u094d "\u094d"': None,
    "a": A,
    "a b": All((A, B)),
    "a AND b": All((A, B)),
    "a and b": All((A, Words("and"), B)),
    "a OR b": Any((A, B)),
    "a b OR c": Any((All((A, B)), C)),
    "a (b OR c)": All((A, Any((B, C)))),
    "NOT a": Not(A),
    "NOT NOT a": A,
    "a -b": All((A, Not(B))),
    "a - b": All((A, B)),
    "non-governmental": Words("non-governmental"),
    "Côte d’Ivoire": All((Words("Côte"), Words("d’Ivoire"))),
    "66/152": Words("66/152"),
    "A/RES/217(III)": Words("A/RES/217(III)"),
    '"a, b"': Phrase("a, b"),
    "“a b”": Phrase("a b"),
    '"a b"~5': Near("a b", 5),
    "develop*": Prefix("develop"),
    "title:a": Within("title", A),
    "op:(a OR b)": Within("op", Any((A, B))),
    "TITLE:a": Within("title", A),
    "op:9": Label("op", "9", 3, 4),
    'note:"9"': Within("note", Phrase("9")),
    "Note : a": All((Words("Note"), A)),
    "session:066": Label("session", "66", 8, 11),
    "session:es10": Label("session", "ES-10", 8, 12),
    "session:75..80": Range("session", 75, 80),
    "session:75..": Range("session", 75, None),
    "adopted:2010..2015": Range("adopted", 20100101, 20151231),
    "adopted:2011-12": Range("adopted", 20111201, 20111231),
    "adopted:..2011-12-19": Range("adopted", None, 20111219),
    "stage:Draft": Label("stage", "draft", 6, 11),
    "asks:Report": Label("asks", "report", 5, 11),
    'verb:"calls upon"': Label("verb", "calls upon", 5, 17),
    "sponsor:(cuba OR chile)": Any((Label("sponsor", "Cuba", 9, 13), Label("sponsor", "Chile", 17, 22))),
    "sponsor:Cape Verde tides": All((Label("sponsor", "Cabo Verde", 8, 18), Words("tides"))),
    "sponsor:Czech Republic": Label("sponsor", "Czechia", 8, 22),
    "sponsor:cuba tides": All((Label("sponsor", "Cuba", 8, 12), Words("tides"))),
    "sponsor:Cape": Label("sponsor", "Cape", 8, 12),
    "item:69(b)": Label("item", "69(b)", 5, 10),
}


@pytest.mark.parametrize(("typed", "meant"), MEANINGS.items())
def test_what_is_typed_is_what_is_meant(typed, meant):
    assert parse(typed) == meant


MISTAKES = {
    'a "b': (2, 3),
    "(a": (0, 1),
    "a)": (1, 2),
    "()": (1, 2),
    "a OR": (4, 4),
    "OR a": (0, 2),
    "a AND OR b": (6, 8),
    "NOT": (3, 3),
    "colour:red": (0, 7),
    "a*b": (0, 3),
    "a*": (0, 2),
    "session:abc": (8, 11),
    "session:80..75": (8, 14),
    "session:..": (0, 8),
    "adopted:2011-13": (8, 15),
    "stage:final": (6, 11),
    "title:(op:a)": (7, 10),
    '"a b"~99': (5, 8),
    "(" * 13 + "a" + ")" * 13: (12, 13),
    "a " * 101: (200, 202),
    "ab* " * 11: (40, 44),
    "a" * 2001: (2000, 2001),
    "a" * 101 + "*": (0, 102),
    "symbol:" + "b" * 101: (7, 108),
    "item:" + "9" * 101: (5, 106),
}


@pytest.mark.parametrize(("typed", "place"), MISTAKES.items())
def test_a_mistake_is_explained_at_its_place(typed, place):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert (caught.value.start, caught.value.end) == place
    assert caught.value.message.endswith((".", "*"))


PARTS = st.sampled_from(
    ["(", ")", '"', "“", " ", "AND", "OR", "NOT", "-", "*", "~", "~3", "a", "human", "title:", "op:", "session:",
    "75..80",
     "adopted:", "..", "é", "\u0301", "\x00", ":", "/", "_", "½"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=40).map("".join)))
def test_any_string_is_a_query_or_a_mistake_with_a_place(typed):
    try:
        parse(typed)
    except QueryError as mistake:
        assert 0 <= mistake.start <= mistake.end <= len(typed)
        assert mistake.message


class _AnyName:
    """A vocabulary that knows every name, and words as rare as they are short."""

    entries = 10

    def called(self, field, typed):
        return [typed]

    def frequency(self, word):
        return len(word)


TEXT = "The human rights of a person, op. 9"


def _search(typed):
    """As far as one gets without an index: read, compiled, looked for in a text, of which nothing is lost."""
    tree = parse(typed)
    if tree is not None:
        assert Compiler(schema.schema(), _AnyName(), Spellings()).compile(tree)
        assert "".join(piece.text for piece in Matcher(tree, Spellings()).pieces(TEXT, "en")) == TEXT


@pytest.mark.parametrize(("typed", "same"), [("71 b) harbours", "71 b harbours"), ("item 9 iv) sea", "item 9 iv sea")])
def test_a_parenthesis_may_end_the_letter_behind_a_number(typed, same):
    assert parse(typed) == parse(same)


LONGEST = ["o" * 100 + "*", "\ufdfa" * 5 + "*", "symbol:" + "ΐ" * 100, "item:" + "𠀀" * 100, "title:" + "o" * 100 + "*"]


@pytest.mark.parametrize("typed", LONGEST)
def test_the_longest_that_is_read_can_be_searched(typed):
    assert parse(typed) is not None
    _search(typed)


FIELDS = st.sampled_from(["", "verb:", "title:", "item:", "symbol:", "committee:", "note:"])
SHAPES = st.sampled_from(["{}", '"{}"', '"{}"~0', '"{}"~3', "{}*"])


@given(FIELDS, SHAPES, st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=12))
def test_whatever_is_read_can_be_searched(field, shape, text):
    try:
        _search(field + shape.format(text))
    except QueryError as mistake:
        assert mistake.message


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("Turkey", "Türkiye"),
        ("Swaziland", "Eswatini"),
        ("Burma", "Myanmar"),
        ('"Cape Verde"', "Cabo Verde"),
        ('"Czech Republic"', "Czechia"),
        ("Tides", "Tides"),
    ],
)
def test_a_former_name_of_a_sponsor_means_the_state(typed, means):
    assert fields.FIELDS["sponsor"].read(typed.strip('"'), 0, 1).value == means
