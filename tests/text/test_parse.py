"""Whole documents through the one way in: golden files, nothing lost, what is inferred and what is not."""

import json
from pathlib import Path

import pytest

from resolutions.text.parse import Unreadable, parse
from resolutions.text.readers import decode
from resolutions.text.readers.plain import read_plain
from tests.text.accounting import letters_of_document, letters_of_lines

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOLDEN = Path(__file__).parents[1] / "golden" / "parse"
SEEDS = sorted(path.stem for path in FIXTURES.glob("*.txt"))


def read(name: str, **options: str):
    return parse((FIXTURES / f"{name}.txt").read_bytes(), name=f"{name}.txt", **options)


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_reads_as_its_golden_file(name, renew_golden):
    """``pytest --renew-golden`` writes the files anew; read the difference before committing it."""
    found = json.dumps(read(name).as_dict(), ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{name}.json"
    if renew_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SEEDS)
def test_no_letter_of_a_seed_is_lost_or_made_up(name):
    lines = read_plain(decode((FIXTURES / f"{name}.txt").read_bytes()).text)
    assert letters_of_document(read(name)) == letters_of_lines(lines)


def test_paragraphs_point_to_the_lines_they_came_from():
    paragraph = next(p for p in read("international-cooperation-2011-draft").paragraphs if p.id == "pp3")
    assert paragraph.lines == (30, 44)
    assert "Durban Declaration and Programme of Action" in paragraph.text


def test_page_debris_is_gone():
    """The October 2011 draft and the December 2011 resolution differ in one word and one footnote, and in nothing
    else."""
    draft, adopted = (
        {p.id: p.text for p in read(f"international-cooperation-2011-{stage}").paragraphs}
        for stage in ("draft", "adopted")
    )
    changed = [anchor for anchor in draft if draft[anchor] != adopted[anchor]]
    assert draft.keys() == adopted.keys()
    assert changed == ["op8"]
    assert adopted["op8"] == draft["op8"].replace("upon the request and", "upon the request of and")


def test_a_symbol_is_never_invented():
    assert read("international-cooperation-2011-draft").symbol is None
    assert read("international-cooperation-2005").symbol is None


def test_where_the_symbol_is_from():
    adopted = read("international-cooperation-2011-adopted")
    assert (adopted.symbol, adopted.symbol_from, adopted.problems) == ("A/RES/66/152", "number", ())
    assert read("international-cooperation-2011-adopted", symbol="A/RES/66/152").problems == ()
    given = read("international-cooperation-2025-draft", symbol="a/c.3/80/l.35")
    assert (given.symbol, given.symbol_from) == ("A/C.3/80/L.35", "option")
    draft = (FIXTURES / "international-cooperation-2025-draft.txt").read_bytes()
    named = parse(draft, name="A_C.3_80_L.35.txt")
    assert (named.symbol, named.symbol_from) == ("A/C.3/80/L.35", "name")


def test_no_session_before_the_first_is_inferred():
    text = b"The General Assembly,\n\nRecalling it,\n\n1. Decides to consider the question at its first session.\n"
    assert parse(text, name="text.txt").inferred == {}


def test_what_is_inferred_stays_apart_from_what_is_said():
    document = read("international-cooperation-2005")
    assert document.session is None
    assert document.kind is None
    assert {field: inference.value for field, inference in document.inferred.items()} == {
        "session": "60",
        "year": "2005",
    }
    assert "session 61" in document.inferred["session"].why


def test_lost_footnote_marks_are_reported_where_they_stood():
    problems = read("international-cooperation-2005").problems
    assert [(problem.code, problem.line) for problem in problems] == [("mark_lost", 9), ("mark_lost", 13)]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\x89PNG\r\n\x1a\n0000", b"A\x00B\x00\x01\x02\x03" * 20])
def test_what_is_no_text_is_refused_in_one_line(data):
    with pytest.raises(Unreadable) as refused:
        parse(data, name="x.txt")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_resolution_is_told_from_one():
    letter = parse(b"Dear Sir,\n\nthank you for your letter.\n", name="letter.txt")
    assert [problem.code for problem in letter.problems] == ["not_a_resolution"]
    bare = parse(b"The General Assembly,\n\n1. Decides to go on.\n", name="bare.txt")
    assert not bare.problems


def test_marks_in_brackets_lead_to_notes_in_brackets():
    text = "A/RES/90/7\n\nThe General Assembly,\n\nNoting the report,[1]\n\n[2.] Decides.\n\n[1] A/66/1.\n"
    read = parse(text.encode(), name="x.txt")
    assert [(note.mark, note.text) for note in read.footnotes] == [("1", "A/66/1.")]
    assert [(one.text, [note.mark for note in one.notes]) for one in read.paragraphs[1:2]] == [
        ("Noting the report,", ["1"])
    ]


def test_italics_go_on_over_a_link():
    text = "\\\\[*on the report of the Second Committee (*[*A/80/440*](https://x.org/A)*, para. 9)*\\\\]"
    head = "Resolution adopted by the General Assembly on 4 December 2025"
    text = f"{head}\n\n{text}\n\n**80/78. Lamps**\n\nThe General Assembly,\n\n1. Ends.\n"
    read = parse(text.replace("\\\\", "\\").encode(), name="x.md")
    assert (read.symbol, read.title) == ("A/RES/80/78", "Lamps")
    assert read.origin.text == "on the report of the Second Committee (A/80/440, para. 9)"


def test_cells_one_below_the_other_are_a_table_and_no_heading():
    cells = "\n".join(["Member State", "2025", "2026", "Chile", "0.374", "0.380", "Fiji", "0.004", "0.004"])
    head = "A/RES/90/7\n\nThe scale of lamps\n\nThe General Assembly,\n\n1. Resolves that the scale shall be:"
    text = f"{head}\n\n{cells}\n\n2. Ends.\n"
    read = parse(text.encode(), name="x.txt")
    assert [one.kind for one in read.paragraphs] == ["formula", "operative", "operative"]
    assert [problem.code for problem in read.problems] == ["table_guessed"]
