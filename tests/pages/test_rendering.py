"""Prose cut into segments: nothing is lost, every look starts and ends where it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.pages.reading.rendering import Link, Mark, lines, segments
from resolutions.text.anchors import paragraph_label
from resolutions.text.document import Paragraph

TEXT = "Recalling its resolution 66/3,"


def looks(cut):
    return [(piece.text, piece.italic, piece.link and piece.link.href, [m.mark for m in piece.marks]) for piece in cut]


def test_opening_in_italics_citation_as_link_and_mark_in_its_place():
    cut = segments(
        TEXT,
        opening="Recalling",
        links=[Link(14, 29, "/A/RES/66/3", True)],
        marks=[Mark(30, "4", "pp1-mark1", "note-4")],
    )
    assert looks(cut) == [
        ("Recalling", True, None, []),
        (" its ", False, None, []),
        ("resolution 66/3", False, "/A/RES/66/3", []),
        (",", False, None, []),
        ("", False, None, ["4"]),
    ]


def test_a_mark_inside_a_citation_parts_it():
    cut = segments(TEXT, links=[Link(14, 29, "/x", True)], marks=[Mark(20, "1", "a", "b"), Mark(20, "2", "c", "d")])
    assert looks(cut)[1:3] == [("resolu", False, "/x", []), ("tion 66/3", False, "/x", ["1", "2"])]


def test_links_that_overlap_or_leave_the_text_are_left_out():
    links = [Link(0, 10, "/a", True), Link(5, 12, "/b", True), Link(20, 99, "/c", True), Link(14, 14, "/d", True)]
    assert {piece.link.href for piece in segments(TEXT, links=links) if piece.link} == {"/a"}


def test_an_opening_the_text_does_not_begin_with_is_no_opening():
    assert not any(piece.italic for piece in segments(TEXT, opening="Noting"))


def test_an_empty_text_has_no_segments():
    assert segments("") == []


@given(
    st.text(max_size=60),
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=5),
    st.lists(st.integers(0, 70), max_size=5),
)
def test_segments_joined_are_the_text_and_every_mark_stands_once(text, opening, spans, offsets):
    marks = [Mark(offset, str(n), f"m{n}", None) for n, offset in enumerate(offsets)]
    links = [Link(start, end, "/x", True) for start, end in spans]
    cut = segments(text, opening=text[:opening], links=links, marks=marks)
    assert "".join(piece.text for piece in cut) == text
    assert sorted(mark.id for piece in cut for mark in piece.marks) == sorted(mark.id for mark in marks)


@pytest.mark.parametrize(
    ("anchor", "kind", "number", "section", "label"),
    [
        ("pp3", "preambular", "", (), "PP 3"),
        ("op12", "operative", "12", (), "OP 12"),
        ("op12-a-ii", "operative", "(ii)", (), "OP 12 (a) (ii)"),
        ("i-op3", "operative", "3", ("I",), "OP 3"),
        ("op3-t1", "text", "", (), "OP 3"),
        ("op3-a-t2", "text", "", (), "OP 3 (a)"),
        ("op7_2", "operative", "7", (), "OP 7"),
        ("op7_2-b", "operative", "(b)", (), "OP 7 (b)"),
        ("op-a", "operative", "(a)", (), "OP (a)"),
        ("annex-4", "text", "4", ("Annex",), "4"),
        ("annex-i-4-a", "text", "(a)", ("Annex I",), "4 (a)"),
        ("annex-h-iii", "text", "(iii)", ("Annex",), "(h) (iii)"),
        ("h-iii", "heading", "III", (), "III"),
        ("para5", "text", "5", (), "5"),
        ("t2", "text", "", (), ""),
        ("formula", "formula", "", (), ""),
        ("i-op3", "operative", "3", (), "3"),
        ("stop-gap-h1", "heading", "", ("Stop-gap",), ""),
    ],
)
def test_how_people_name_a_paragraph(anchor, kind, number, section, label):
    assert paragraph_label(anchor, Paragraph(anchor, kind, "Words", number, section=section)) == label


@given(st.text(alphabet="ab cdé ", max_size=300), st.integers(4, 40))
def test_numbered_lines_lose_nothing_and_are_as_short_as_their_words_let_them_be(text, width):
    cut = segments(text, opening=text[: len(text) // 3], marks=[Mark(len(text) // 2, "1", "a", "b")])
    found = ["".join(piece.text for piece in line) for line in lines(cut, width)]
    assert "".join(found) == text
    assert all(len(line) <= width + 1 or " " not in line.rstrip(" ") for line in found)
    assert sum(len(piece.marks) for line in lines(cut, width) for piece in line) == 1


def test_a_line_ends_after_a_blank_and_keeps_its_looks():
    cut = segments(TEXT, opening="Recalling", links=[Link(14, 29, "/x", True)])
    assert [looks(line) for line in lines(cut, 24)] == [
        [("Recalling", True, None, []), (" its ", False, None, []), ("resolution ", False, "/x", [])],
        [("66/3", False, "/x", []), (",", False, None, [])],
    ]
