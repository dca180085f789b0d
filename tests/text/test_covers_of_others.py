"""Covers as people type them, and what is said of those that are not understood."""

import pytest

from resolutions.text.ordinals import date_written
from resolutions.text.parse import parse

DRAFT = """United Nations
A/C.3/90/L.7

General Assembly
Distr.: Limited
{date}
Original: English

{session}
{committee}
{item}

Fiji: draft resolution

The keeping of lamps

The General Assembly,

Recalling its resolution 89/1 of 1 October 2034,

1. Decides to keep the lamps lit;

2. Requests a report.
"""
ITEM = "Agenda item 71 (b)\nA question of lamps"


def draft(*, date="2 November 2035", session="Ninetieth session", committee="Third Committee", item=ITEM):
    text = DRAFT.format(date=date, session=session, committee=committee, item=item)
    return parse(text.encode(), name="draft.txt")


def items(document) -> list[tuple[str, str | None, str | None]]:
    return [(one.number, one.letter, one.title) for one in document.agenda_items]


@pytest.mark.parametrize(
    "printed",
    ["November 2, 2035", "2nd November 2035", "2 Nov. 2035", "Nov 2 2035", "2035-11-02", "Friday, 2 November 2035",
     "02 November 2035", "2  November  2035"],
)  # fmt: skip
def test_days_as_people_write_them(printed):
    read = draft(date=printed)
    assert (read.issued_on.isoformat(), items(read)) == ("2035-11-02", [("71", "b", "A question of lamps")])
    assert read.problems == ()


@pytest.mark.parametrize("printed", ["31 Nov. 2035", "2035-13-02", "2 Brumaire 2035", "in 2035"])
def test_what_is_no_day(printed):
    assert date_written(printed) is None


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Agenda item 71 b)", [("71", "b")]),
        ("Agenda Item 71 (B)", [("71", "b")]),
        ("Agenda item No. 71 (b)", [("71", "b")]),
        ("Item 71 (b) of the agenda", [("71", "b")]),
        ("Agenda item 71 (b):", [("71", "b")]),
        ("Agenda item 71 (b) –", [("71", "b")]),
        ("Agenda items 13, 71 b) and 117", [("13", None), ("71", "b"), ("117", None)]),
    ],
)
@pytest.mark.parametrize("joint", ["\n", " "])
def test_agenda_items_as_people_write_them(printed, found, joint):
    read = draft(item=f"{printed}{joint}A question of lamps")
    assert items(read) == [(*one, "A question of lamps") for one in found]
    assert read.problems == ()


@pytest.mark.parametrize("printed", ["Third committee", "Third  Committee", "THIRD COMMITTEE"])
def test_a_committee_has_one_name(printed):
    assert draft(committee=printed).committee == "Third Committee"


def test_a_session_that_was_resumed():
    assert items(draft(session="Ninetieth session (resumed)")) == [("71", "b", "A question of lamps")]


@pytest.mark.parametrize(
    "changed",
    [
        {"session": "Session 90"},
        {"session": "XC session"},
        {"committee": "3rd Committee"},
        {"committee": "Social, Humanitarian and Cultural Committee (Third Committee)"},
        {"committee": "Fourth Committee\n(Special Political and Decolonization Committee)"},
        {"date": "2.11.2035\nLIMITED"},
        {"item": "Agenda item 71b\nA question of lamps"},
        {"item": "Agenda item 71, sub-item (b)\nA question of lamps"},
    ],
)
def test_what_is_not_understood_is_reported_in_the_title_where_it_stands(changed):
    problems = draft(**changed).problems
    assert "furniture_in_text" in [problem.code for problem in problems]


RESOLUTION = """United Nations
A/RES/90/7

General Assembly
Distr.: General
3 January 2036

Ninetieth session
Agenda item 71 (b)

{status} by the General Assembly on 17 December 2035

[on the report of the Third Committee (A/90/458)]

{title}

The General Assembly,

Recalling its resolution 89/1 of 1 October 2034,

1. Decides to keep the lamps lit;

2. Requests a report.

{meeting}
17 December 2035
"""


@pytest.mark.parametrize(
    "printed",
    ["90/7 The keeping of lamps", "90/7.The keeping of lamps", "90/7: The keeping of lamps",
     "Resolution 90/7. The keeping of lamps", "RESOLUTION 90/7. The keeping of lamps",
     "90/7\n\nThe keeping of lamps"],
)  # fmt: skip
@pytest.mark.parametrize("status", ["Resolution adopted", "Resolution Adopted"])
@pytest.mark.parametrize("meeting", ["54th plenary meeting", "54th Plenary Meeting"])
def test_titles_closings_and_status_of_resolutions(printed, status, meeting):
    text = RESOLUTION.format(title=printed, status=status, meeting=meeting)
    read = parse(text.encode(), name="resolution.txt")
    assert (read.title, read.adopted_on.isoformat(), read.meeting.number) == ("The keeping of lamps", "2035-12-17", 54)
    assert (items(read), read.problems) == ([("71", "b", None)], ())


def test_a_number_that_is_not_its_own_belongs_to_the_title():
    text = RESOLUTION.format(title="89/1 lamps", status="Resolution adopted", meeting="54th plenary meeting")
    assert parse(text.encode(), name="resolution.txt").title == "89/1 lamps"
