"""Tables row by row and cell by cell."""

from hypothesis import given
from hypothesis import strategies as st

from resolutions.comparison import compare
from resolutions.text.document import Document, Paragraph, Table
from tests.comparison.redlines import after, before

SCALE = (("Member State", "2022", "2023"), ("Chad", "0.003", "0.003"), ("Chile", "0.420", "0.420"))


def document(*tables, paragraphs=("Decides the scale below:",), place="op1"):
    rows = tuple(Paragraph(f"op{n}", "operative", text, str(n)) for n, text in enumerate(paragraphs, 1))
    return Document("t", "text", paragraphs=rows, tables=tuple(Table((), table, place) for table in tables))


def rows(a, b):
    return [
        (row.op, *(["".join(f"{op}{text}" for op, text in cell) for cell in row.cells]))
        for table in compare(a, b).tables
        for row in table.rows
    ]


def test_a_row_put_in_and_a_cell_changed():
    new = (SCALE[0], ("Chad", "0.003", "0.004"), ("China", "15.254", "15.254"), SCALE[2])
    comparison = compare(document(SCALE), document(new))
    assert rows(document(SCALE), document(new)) == [
        ("same", "=Member State", "=2022", "=2023"),
        ("edited", "=Chad", "=0.003", "-0.003+0.004"),
        ("inserted", "+China", "+15.254", "+15.254"),
        ("same", "=Chile", "=0.420", "=0.420"),
    ]
    assert comparison.sentence == "One table row added, one changed."
    assert (comparison.summary["table_rows_inserted"], comparison.summary["table_rows_edited"]) == (1, 1)


def test_a_column_taken_out():
    new = tuple((row[0], row[2]) for row in (SCALE[0], ("Chad", "1", "2")))
    found = rows(document((SCALE[0], ("Chad", "1", "2"))), document(new))
    assert found == [("edited", "=Member State", "-2022", "=2023"), ("edited", "=Chad", "-1", "=2")]


def test_a_table_put_in_before_another_is_not_taken_for_it():
    other = (("Item", "Cost"), ("Travel", "12"))
    changes = compare(document(SCALE), document(other, SCALE)).tables
    assert [(table.op, table.a, table.b) for table in changes] == [("inserted", None, 0), ("same", 0, 1)]


def test_a_table_of_which_nothing_stayed_is_known_by_its_place():
    changes = compare(document((("a", "b"),)), document((("x", "y"),))).tables
    assert [(table.op, table.a, table.b) for table in changes] == [("edited", 0, 0)]


_CELLS = st.sampled_from(["", "Chad", "0.003", "0.004", "15 per cent", "Chile, and others", "a b c d e f"])
_TABLES = st.lists(st.lists(st.lists(_CELLS, max_size=3).map(tuple), max_size=5).map(tuple), max_size=3)


@given(_TABLES, _TABLES)
def test_the_rows_and_cells_give_both_texts_to_the_letter(a, b):
    changes = compare(document(*a), document(*b)).tables
    for side, wanted, tables, read in (("a", "inserted", a, before), ("b", "deleted", b, after)):
        found = {getattr(change, side): change.rows for change in changes if change.op != wanted}
        assert sorted(found) == list(range(len(tables)))
        for at, table in enumerate(tables):
            kept = [row for row in found[at] if row.op != wanted]
            texts = ["".join(read(cell) for cell in row.cells) for row in kept]
            assert texts == ["".join(row) for row in table]


@given(_TABLES, _TABLES)
def test_the_other_way_round_is_the_mirror(a, b):
    there, back = (compare(document(*x), document(*y)).tables for x, y in ((a, b), (b, a)))
    pairs = {(table.a, row.a, table.b, row.b) for table in there for row in table.rows}
    assert pairs == {(table.b, row.b, table.a, row.a) for table in back for row in table.rows}
