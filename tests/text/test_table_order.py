"""Tables of which a text keeps the cells one below the other."""

import pytest

from resolutions.text.parse import parse
from resolutions.text.table_order import in_rows

POSTS = ["New", "Keeper of lamps", "P-3", "1", "New", "Sweeper", "P-2", "2", "Moved", "Clerk (of oil)", "GS (OL)", "1"]


def test_words_and_figures_in_turn():
    names = ["Chile", "Fiji", "Malta", "Tonga"]
    cells = ["State", "Share", *(cell for at, name in enumerate(names) for cell in (name, f"0.00{at}"))]
    assert in_rows(cells) == [("State", "Share"), *((name, f"0.00{at}") for at, name in enumerate(names))]


def test_heads_and_several_words_before_the_figures():
    rows = in_rows(["Action", "Title of post", "Grade", "Number", *POSTS, "Total", "4"])
    assert rows == [
        ("Action", "Title of post", "Grade", "Number"),
        ("New", "Keeper of lamps", "P-3", "1"),
        ("New", "Sweeper", "P-2", "2"),
        ("Moved", "Clerk (of oil)", "GS (OL)", "1"),
        ("Total", "", "", "4"),
    ]


def test_a_grade_may_be_what_a_row_is_called():
    assert in_rows(["D-2", "7", "D-1", "12", "P-5", "31", "Subtotal", "50"]) == [
        ("D-2", "7"),
        ("D-1", "12"),
        ("P-5", "31"),
        ("Subtotal", "50"),
    ]


def test_a_line_in_small_letters_goes_on_with_a_cell():
    rows = in_rows(["Lamps", "4", "Stairs that lead", "to the sea", "5", "Oil", "6"])
    assert rows == [("Lamps", "4"), ("Stairs that lead to the sea", "5"), ("Oil", "6")]


def test_numbers_that_count_the_rows():
    cells = [
        "Part I. Lamps",
        "1",
        "Glass",
        "100",
        "2",
        "Oil",
        "200",
        "Subtotal",
        "300",
        "3",
        "Stone",
        "50",
        "4",
        "Sand",
        "60",
    ]
    assert in_rows(cells) == [
        ("", "Part I. Lamps", ""),
        ("1", "Glass", "100"),
        ("2", "Oil", "200"),
        ("", "Subtotal", "300"),
        ("3", "Stone", "50"),
        ("4", "Sand", "60"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["Lamps", "4", "5", "Stairs", "6", "Oil", "7", "8", "9", "Sand", "10", "11", "12", "13"],
        ["Lamps", "Stairs", "Oil", "4"],
        ["4", "5", "6"],
        [],
    ],
)
def test_cells_that_show_no_columns(cells):
    assert in_rows(cells) is None


def test_the_columns_that_are_told_by_order_are_doubted():
    long = "Glass for the lamps of all harbours of the islands in the north and of those in the south of"
    rows = [
        "State",
        "Lamps",
        "Oil",
        "Chile",
        "4",
        "400",
        f"{long}\nthe reefs",
        "5",
        "500",
        "2. Fiji",
        "6",
        "600",
        "Malta",
        "7",
        "700",
    ]
    text = "A/RES/90/7\n\nThe lamps\n\nThe General Assembly,\n\n1. Decides that there are:\n\n{}\n\n2. Ends.\n"
    read = parse(text.format("\n".join(rows)).encode(), name="x.txt")
    assert [row[1:] for row in read.tables[0].rows[1:]] == [("4", "400"), ("5", "500"), ("6", "600"), ("7", "700")]
    assert [one.number for one in read.paragraphs] == [None, "1", "2"]
    assert [one.code for one in read.problems] == ["table_guessed"]
