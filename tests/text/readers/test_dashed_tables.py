"""Tables of Markdown that dashes alone draw."""

import pytest

from resolutions.text.parse import parse

TEXT = "The General Assembly,\n\nRecalling lamps,\n\n1. Approves the following table:\n\n{}\n\n2. Requests a report.\n"
HEADS = ("Port", "Lamps", "Keeper")
ROWS = (("Suva", "12", "Jane Doe"), ("Apia", "3", "Ana"))
DASHES = "------------  ------  ----------"
SIMPLE = f"Port           Lamps   Keeper\n{DASHES}\nSuva              12  Jane Doe\nApia               3  Ana"
BODY = f"{DASHES}\nSuva              12  Jane\n                      Doe\n\nApia               3  Ana\n"
FORMS = {
    "simple": (SIMPLE, (HEADS, *ROWS)),
    "simple, closed": (f"{SIMPLE}\n{DASHES}", (HEADS, *ROWS)),
    "simple, without heads": (f"{DASHES}\nSuva              12  Jane Doe\nApia               3  Ana\n{DASHES}", ROWS),
    "multiline": (f"{'-' * 32}\nPort           Lamps   Keeper\n{BODY}{'-' * 32}", (HEADS, *ROWS)),
    "multiline, without heads": (BODY + DASHES, ROWS),
    "an empty cell": (SIMPLE.replace("  Ana", ""), (HEADS, ROWS[0], ("Apia", "3", ""))),
    "double dashes": (SIMPLE.replace("-", "="), (HEADS, *ROWS)),
}


@pytest.mark.parametrize("form", FORMS)
def test_dashes_draw_a_table(form):
    drawn, rows = FORMS[form]
    document = parse(TEXT.format(drawn).encode(), name="x.md")
    assert [(table.after, table.rows) for table in document.tables] == [("op1", rows)]
    assert [one.text for one in document.paragraphs[2:]] == ["Approves the following table:", "Requests a report."]
    assert not document.problems


def test_a_table_in_whose_columns_words_do_not_stand_is_reported():
    drawn = SIMPLE.replace("Suva              12", "Suva, the capital 12")
    document = parse(TEXT.format(drawn).encode(), name="x.md")
    assert not document.tables
    assert "table_guessed" in [problem.code for problem in document.problems]
