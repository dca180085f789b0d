"""What an editor mended, put on a text as it was parsed, and what becomes of it when the parser reads otherwise."""

from dataclasses import replace

import pytest

from resolutions.text.citations import cite
from resolutions.text.document import Citation, Footnote, NoteMark, Table
from resolutions.text.mending import (
    Mending,
    MendingOutcome,
    Unfit,
    check,
    mend,
    said,
    set_mark,
    with_marks,
    without_marks,
)
from tests.builders import draft, operative, preambular

HALVES = (preambular("Recalling its resolution", NoteMark("1", 9)), preambular("55/2 of 8 September 2000,"))


def text(*paragraphs, **fields):
    document = draft(paragraphs=paragraphs, **fields)
    return replace(document, citations=cite(document))


def mending(document, first: str, *after: dict, count: int = 1) -> Mending:
    start = [paragraph.id for paragraph in document.paragraphs].index(first)
    run = document.paragraphs[start : start + count]
    return Mending("paragraphs", tuple(said(one) for one in run), after)


def only(document, *mendings) -> tuple:
    mended, outcomes = mend(document, mendings)
    assert set(outcomes) == {MendingOutcome.APPLIED}
    return mended.paragraphs


def test_words_carry_their_marks():
    notes = (NoteMark("1", 9), NoteMark("*", 9), NoteMark("2", 14))
    assert with_marks("Recalling also", notes) == "Recalling[^1][^*] also[^2]"
    assert without_marks("Recalling[^1][^*] also[^2]") == ("Recalling also", notes)


def test_a_mark_is_set_and_takes_a_number_glued_to_the_words_along():
    paragraph = preambular("Recalling 2 its3 resolution", NoteMark("1", 9), NoteMark("4", 27))
    assert set_mark(paragraph, NoteMark("3", 15), glued=1) == "Recalling[^1] 2 its[^3] resolution[^4]"
    assert set_mark(paragraph, NoteMark("2", 9)) == "Recalling[^1][^2] 2 its3 resolution[^4]"


class TestAMending:
    def test_joins_two_halves(self):
        document = text(*HALVES, operative("1", "Requests more."))
        words = "Recalling[^1] its resolution 55/2 of 8 September 2000,"
        mended, _ = mend(document, [mending(document, "pp1", {"words": words}, count=2)])
        assert [one.id for one in mended.paragraphs] == ["pp1", "op1"]
        joined = mended.paragraphs[0]
        assert (joined.text, joined.notes) == ("Recalling its resolution 55/2 of 8 September 2000,", HALVES[0].notes)
        assert [citation.symbol for citation in mended.citations if citation.where == "pp1"] == ["A/RES/55/2"]

    def test_splits_one(self):
        document = text(operative("1", "Requests more; 2. Decides less."), operative("3", "Decides nothing."))
        made = ({"words": "Requests more;"}, {"words": "Decides less.", "number": "2"})
        paragraphs = only(document, mending(document, "op1", *made))
        assert [(one.id, one.opening) for one in paragraphs] == [
            ("op1", "Requests"),
            ("op2", "Decides"),
            ("op3", "Decides"),
        ]
        assert paragraphs[1].lines == paragraphs[0].lines == document.paragraphs[0].lines

    @pytest.mark.parametrize(
        "field, value, anchor",
        [("number", "7", "op7"), ("kind", "preambular", "pp1"), ("depth", 1, "op1"), ("section", ["A"], "a-op1")],
    )
    def test_sets_one_field(self, field, value, anchor):
        document = text(operative("1", "Requests more."))
        [one] = only(document, mending(document, "op1", {field: value}))
        assert said(one)[field] == value and one.id == anchor

    def test_puts_a_paragraph_into_an_annex(self):
        document = text(operative("1", "Requests more."))
        [one] = only(document, mending(document, "op1", {"section": ["Annex I"]}))
        assert one.annex

    def test_moves_a_mark(self):
        document = text(preambular("Recalling its resolution 55/2,", NoteMark("1", 9)))
        [one] = only(document, mending(document, "pp1", {"words": "Recalling its resolution 55/2,[^1]"}))
        assert (one.text, one.notes) == (document.paragraphs[0].text, (NoteMark("1", 30),))

    def test_takes_what_is_no_text_out_and_keeps_its_letters(self):
        document = text(operative("1", "Requests more;"), operative("2", "A/66/L.1"), operative("3", "Decides less."))
        mended, _ = mend(document, [mending(document, "op2", {"kind": "furniture"})])
        assert [one.id for one in mended.paragraphs] == ["op1", "op3"]
        assert mended.pieces[-1].text == "A/66/L.1"

    def test_makes_a_footnote_of_a_paragraph(self):
        document = text(operative("1", "Requests more;[^2]"), operative("2", "See resolution 60/2."))
        mended, _ = mend(document, [mending(document, "op2", {"kind": "footnote", "number": "2"})])
        assert mended.footnotes[0] == Footnote("2", "See resolution 60/2.", (2, 3))
        assert [citation.where for citation in mended.citations if citation.symbol == "A/RES/60/2"] == ["fn2"]

    def test_mends_a_footnote(self):
        document = text(*HALVES)
        before = said(document.footnotes[0])
        mended, _ = mend(document, [Mending("footnotes", (before,), ({"words": "See resolution 61/1."},))])
        assert mended.footnotes == (Footnote("1", "See resolution 61/1.", (9, 9)),)
        assert [citation.symbol for citation in mended.citations if citation.where == "fn1"] == ["A/RES/61/1"]

    def test_leaves_citations_of_other_paragraphs_as_they_were_read(self):
        marked = Citation("op2", 0, 8, "Requests", "A/RES/1/1")
        document = replace(text(*HALVES, operative("2", "Requests more.")), citations=(marked,))
        mended, _ = mend(document, [mending(document, "op2", {"number": "3"})])
        assert mended.citations == (replace(marked, where="op3"),)

    def test_takes_the_table_below_along(self):
        document = text(*HALVES, operative("1", "Requests more."), tables=(Table((), (("a",),), after="pp2"),))
        mended, _ = mend(document, [mending(document, "pp1", {"words": "Recalling it,"}, count=2)])
        assert mended.tables[0].after == "pp1"

    def test_stands_on_the_one_before(self):
        document = text(*HALVES, operative("1", "Requests more."))
        first = mending(document, "pp1", {"words": "Recalling it,"}, count=2)
        after, _ = mend(document, [first])
        second = mending(after, "pp1", {"kind": "text"})
        assert only(document, first, second)[0].kind == "text"
        assert mend(document, [second])[1] == [MendingOutcome.CONFLICT]


class TestReadAnew:
    document = text(*HALVES, operative("1", "Requests more."))
    mending = mending(document, "pp1", {"words": "Recalling its resolution 55/2,"}, count=2)

    def test_with_more_paragraphs_above_it_is_still_found(self):
        now = text(preambular("Bearing in mind the sea,"), *HALVES, operative("1", "Requests more."))
        mended, outcomes = mend(now, [self.mending])
        assert outcomes == [MendingOutcome.APPLIED]
        assert [one.id for one in mended.paragraphs] == ["pp1", "pp2", "op1"]

    def test_as_the_editor_said_it_is_needless(self):
        now = text(preambular("Recalling its resolution 55/2,"), operative("1", "Requests more."))
        assert mend(now, [self.mending]) == (now, [MendingOutcome.NEEDLESS])

    def test_otherwise_it_is_a_conflict_and_the_text_stays_as_read(self):
        now = text(preambular("Recalling its resolution 55/2 of 2000,"), operative("1", "Requests more."))
        assert mend(now, [self.mending]) == (now, [MendingOutcome.CONFLICT])

    def test_what_it_does_not_change_may_change(self):
        number = mending(self.document, "op1", {"number": "4"})
        now = text(*HALVES, replace(operative("1", "Requests more."), depth=1))
        mended, outcomes = mend(now, [number])
        assert outcomes == [MendingOutcome.APPLIED]
        assert (mended.paragraphs[-1].number, mended.paragraphs[-1].depth) == ("4", 1)

    def test_another_value_of_what_it_changes_is_a_conflict(self):
        number = mending(self.document, "op1", {"number": "4"})
        now = text(*HALVES, operative("9", "Requests more."))
        assert mend(now, [number])[1] == [MendingOutcome.CONFLICT]

    def test_words_that_stand_twice_are_told_apart_by_their_place(self):
        twice = text(operative("1", "Requests more;"), operative("2", "Requests more;"))
        [first, second] = only(twice, mending(twice, "op2", {"kind": "text"}))
        assert (first.kind, second.kind) == ("operative", "text")
        elsewhere = text(operative("5", "Requests more;"), operative("6", "Requests more;"))
        assert mend(elsewhere, [mending(twice, "op2", {"kind": "text"})])[1] == [MendingOutcome.CONFLICT]


@pytest.mark.parametrize(
    "after, why",
    [
        ({"words": " "}, "needs words"),
        ({"kind": "verse"}, "no such kind of paragraph: verse"),
        ({"opening": "Decides"}, "does not begin with “Decides”"),
        ({"kind": "footnote", "number": ""}, "needs its mark"),
    ],
)
def test_what_is_no_text_is_refused(after, why):
    document = text(operative("1", "Requests more."))
    with pytest.raises(Unfit, match=why):
        check(mending(document, "op1", {**after, **({"words": after["words"].strip()} if "words" in after else {})}))
