"""Footnotes are paired by what they say and where they stand, never by number."""

from resolutions.comparison import compare
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph

TEXT = "Recalling the Charter, the Covenant and the Convention on the sea,"
AT = [TEXT.index(","), TEXT.index(" and"), len(TEXT) - 1]


def document(*notes: tuple[int, str]) -> Document:
    """Footnotes numbered from 1, each at its place in the text."""
    marks = tuple(NoteMark(str(number), AT[place]) for number, (place, _) in enumerate(notes, 1))
    footnotes = tuple(Footnote(str(number), text) for number, (_, text) in enumerate(notes, 1))
    paragraph = Paragraph("pp1", "preambular", TEXT, notes=marks)
    return Document("t", "text", paragraphs=(paragraph,), footnotes=footnotes)


def rows(a: Document, b: Document) -> list[tuple]:
    return [(row.op, row.a, row.b, row.renumbered) for row in compare(a, b).footnotes]


def test_a_footnote_put_in_renumbers_the_others_and_changes_none():
    old = document((1, "United Nations, Treaty Series, vol. 999."), (2, "Ibid., vol. 1833."))
    new = document((0, "A/810."), (1, "United Nations, Treaty Series, vol. 999."), (2, "Ibid., vol. 1833."))
    assert rows(old, new) == [("inserted", None, "1", False), ("same", "1", "2", True), ("same", "2", "3", True)]
    assert rows(new, old) == [("deleted", "1", None, False), ("same", "2", "1", True), ("same", "3", "2", True)]
    assert compare(old, new).sentence == "One footnote added."


def test_a_footnote_that_says_something_else_at_the_same_place_was_reworded():
    old = document((0, "A/810."), (2, "See resolution 55/2 and its annex."))
    new = document((0, "A/810."), (2, "See resolution 66/3 and its annex."))
    assert rows(old, new) == [("same", "1", "1", False), ("edited", "2", "2", False)]


def test_footnotes_that_change_places_are_told_by_their_words():
    old = document((0, "United Nations, Treaty Series, vol. 999."), (2, "Official Records, Supplement No. 53."))
    new = document((0, "Official Records, Supplement No. 53."), (2, "United Nations, Treaty Series, vol. 999."))
    assert {(op, a, b) for op, a, b, _ in rows(old, new)} == {("same", "1", "2"), ("same", "2", "1")}
