"""The lines an editor sees are those the parser counts."""

from resolutions.text.parse import parse
from resolutions.text.source import source_lines


def test_lines_are_numbered_as_paragraphs_point_to_them(seeds):
    data = seeds["2011-adopted"].read_bytes()
    lines = dict(source_lines(data))
    for paragraph in parse(data, name="A_RES_66_152.txt").paragraphs:
        assert paragraph.text[:8] in lines[paragraph.lines[0]] or (paragraph.number or "") in lines[paragraph.lines[0]]


def test_marks_stand_in_brackets_and_italics_are_gone():
    assert source_lines(b"*Recalling*<sup>1</sup> it,\nand more") == [(1, "Recalling[^1] it,"), (2, "and more")]


def test_of_markup_they_are_its_own():
    data = b"<?xml version='1.0'?>\n<akomaNtoso>\n<p>A</p>\n</akomaNtoso>"
    assert source_lines(data)[2] == (3, "<p>A</p>")
