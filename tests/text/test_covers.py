"""What covers say, in the forms they have had: who tables what, whose text it is, when it was adopted and issued."""

from datetime import date

import pytest

from resolutions.text.parse import parse
from resolutions.text.proposals import read_proposal

DRAFT = """United Nations
{symbol}

General Assembly
Distr.: Limited
2 November 2035
Original: English

{session}
{committee}
Agenda item 71 (b)
A question of lamps

{tabled}

The keeping of lamps

The General Assembly,

Recalling its resolution 89/1 of 1 October 2034,

1. Decides to keep the lamps lit;

2. Requests a report.
"""


def draft(
    symbol="A/C.3/90/L.7", session="Ninetieth session", committee="Third Committee", tabled="Fiji: draft resolution"
):
    text = DRAFT.format(symbol=symbol, session=session, committee=committee, tabled=tabled)
    return parse(text.encode(), name="x.txt")


@pytest.mark.parametrize(
    ("printed", "kind", "sponsors", "about"),
    [
        ("Fiji: draft resolution", "draft_resolution", ["Fiji"], None),
        ("Draft resolution", "draft_resolution", [], None),
        ("Draft decision**", "draft_decision", [], None),
        ("Fiji and Tonga: revised draft resolution", "draft_resolution", ["Fiji", "Tonga"], None),
        ("Fiji; Nauru; and Tonga — draft resolution", "draft_resolution", ["Fiji", "Nauru", "Tonga"], None),
        ("Draft resolution submitted by the Chair, Ann Lee (Fiji)", "draft_resolution", ["Chair"], None),
        ("Draft resolution submitted by the Rapporteur of the Committee following informal consultations",
         "draft_resolution", ["Rapporteur of the Committee"], None),
        ("Draft resolution submitted by the Chair on the recommendation of the Economic and Social Council",
         "draft_resolution", ["Chair"], None),
        ("Draft resolution submitted by Fiji and Tonga", "draft_resolution", ["Fiji", "Tonga"], None),
        ("Fiji: amendment to draft resolution A/C.3/90/L.7", "amendment", ["Fiji"], "A/C.3/90/L.7"),
        ("Fiji: oral amendment to draft resolution A/C.3/90/L.7", "amendment", ["Fiji"], "A/C.3/90/L.7"),
        ("Fiji and Tonga: revised amendment to draft resolution A/C.3/90/L.7/Rev.1", "amendment",
         ["Fiji", "Tonga"], "A/C.3/90/L.7/Rev.1"),
        ("Fiji: amendments to revised draft resolution A/90/L.7/Rev.2", "amendment", ["Fiji"], "A/90/L.7/Rev.2"),
        ("Fiji: sub-amendment to the amendment contained in document A/C.3/90/L.9 to draft resolution A/C.3/90/L.7",
         "amendment", ["Fiji"], "A/C.3/90/L.9"),
        ("Amendments to draft resolution A/90/L.3 proposed by Fiji", "amendment", ["Fiji"], "A/90/L.3"),
        ("Amendment proposed by Fiji and Chad to draft resolution A/90/L.3", "amendment", ["Fiji", "Chad"], "A/90/L.3"),
        ("Fiji: proposed amendments to the annex to draft resolution A/90/L.3", "amendment", ["Fiji"], "A/90/L.3"),
        ("Note by the Secretariat", "other", [], None),
    ],
)  # fmt: skip
def test_who_tables_what(printed, kind, sponsors, about):
    read = read_proposal(printed)
    assert (read.kind, [sponsor.name for sponsor in read.sponsors], read.about) == (kind, sponsors, about)


@pytest.mark.parametrize(
    "title", ["The law of lamps", "Amendment of the Charter of Lighthouses", "Report of the Keepers"]
)
def test_a_title_is_no_proposal(title):
    assert read_proposal(title) is None


def test_the_draft_that_consultations_were_held_on_is_related():
    text = "Draft resolution submitted by the Vice-Chair of the Committee, Ann Lee (Fiji), on the basis of informal"
    read = draft(tabled=f"{text} consultations\nheld on draft resolution A/C.3/90/L.2")
    assert [(sponsor.name, sponsor.kind) for sponsor in read.sponsors] == [("Vice-Chair of the Committee", "body")]
    assert [(one.role, one.symbol) for one in read.related] == [("draft", "A/C.3/90/L.2")]


@pytest.mark.parametrize(
    "printed", ["A/C.3/90/L.7/Rev.1", "A/C.3/90/L.7/REV.1", "A/C.3/90/L.7/rev.1*", "a/c.3/90/l.7/Rev.1"]
)
def test_a_symbol_is_read_in_any_case(printed):
    read = draft(symbol=printed)
    assert (read.symbol, read.symbol_from, read.agenda_items[0].title) == (
        "A/C.3/90/L.7/Rev.1", "text", "A question of lamps",
    )  # fmt: skip


@pytest.mark.parametrize("printed", ["A/90/L.7/Rev.2/Add.1", "A/90/L.7/Amend.1", "A/90/L.7/Add.1/Corr.1"])
def test_suffixes_stack(printed):
    assert draft(symbol=printed).symbol == printed


@pytest.mark.parametrize(
    "printed",
    [
        "A/C.3/90/L. 7/Rev.1", "A/C.3/90/L.7/Rev. 1", "A/C.3/90/L.7 / Rev.1", "A / C.3 / 90 / L.7 / Rev.1",
        "A/C.3/90/ L.7/ Rev.1 *", "A/C.3/90/L.7/Rev.l", "А/С.3/90/L.7/Rev.1", "Ａ／Ｃ.3／90／Ｌ.7／Ｒev.1",
        "A⁄C.3⁄90⁄L.7⁄Rev.1", "A/\u200bC.3/\u200b90/\u200bL.7/Rev.1", "**A/C.3/90/L.7/Rev.1***",
    ],
)  # fmt: skip
def test_a_symbol_with_blanks_or_in_letters_of_another_script(printed):
    read = draft(symbol=printed)
    assert (read.symbol, read.agenda_items[0].title) == ("A/C.3/90/L.7/Rev.1", "A question of lamps")
    assert read.problems == ()


def test_a_symbol_that_is_not_understood_is_reported_in_the_title_where_it_stands():
    read = draft(symbol="A/C.3/90/L.7/Rev.1 and Add.1")
    assert read.symbol is None
    assert [(problem.code, problem.message[:30]) for problem in read.problems] == [
        ("furniture_in_text", "“A/C.3/90/L.7/Rev.1” in the ti")
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "Fiji: amendment to draft resolution A/C.3/90/\nL.9/Rev.1",
        "Fiji: amendment to draft resolution A/C.3/90/L.9/\nRev.1",
        "Fiji: amendment to draft resolution A/C.3/90/L.\n9/Rev.1",
        "Fiji: amendment to draft resolution A/C.3/90/L. 9/Rev. 1",
    ],
)
def test_a_symbol_that_a_line_breaks(printed):
    assert [one.symbol for one in draft(tabled=printed).related] == ["A/C.3/90/L.9/Rev.1"]


@pytest.mark.parametrize(
    ("printed", "code"),
    [("90th session", "90"), ("Tenth emergency special session", "ES-10"), ("Resumed ninetieth session", "90")],
)
def test_sessions_in_words_and_figures(printed, code):
    assert draft(session=printed).session == code


def test_the_fourth_committee_over_two_lines():
    read = draft(committee="Special Political and Decolonization Committee\n(Fourth Committee)")
    assert (read.committee, read.agenda_items[0].title) == ("Fourth Committee", "A question of lamps")


PAGE_OF_THE_NINETIES = """United Nations
A/RES/48/941
General Assembly
Distr.
GENERAL
7 January 1994
ORIGINAL: ENGLISH

85th plenary meeting
20 December 1993

48/941.  The keeping of lamps

The General Assembly,

Recalling its resolution 47/1,

1. Decides to keep the lamps lit;

2. Requests a report.
"""


def test_the_meeting_in_the_masthead():
    read = parse(PAGE_OF_THE_NINETIES.encode(), name="x.txt")
    assert (read.symbol, read.kind, read.distribution) == ("A/RES/48/941", "resolution", "General")
    assert (read.issued_on, read.adopted_on) == (date(1994, 1, 7), date(1993, 12, 20))
    assert (read.meeting.number, read.meeting.date, read.problems) == (85, date(1993, 12, 20), ())


NOTE = """United Nations
A/C.6/90/L.1

General Assembly
Distr.: Limited
2 November 2035

Ninetieth session
Sixth Committee
{agenda}
Work of the Committee on Lamps

Note by the Secretariat

1. The Secretariat counts the lamps below.

2. They are 34.
"""


@pytest.mark.parametrize(
    ("agenda", "item"),
    [
        ("", []),
        ("Agenda item 5", ["Work of the Committee on Lamps"]),
        ("Agenda item 5\nLamps in general\n", ["Lamps in general"]),
    ],
)
def test_the_title_of_a_note_stands_above_it(agenda, item):
    read = parse(NOTE.format(agenda=agenda).encode(), name="x.txt")
    assert (read.kind, read.title) == ("other", "Work of the Committee on Lamps")
    assert [one.title for one in read.agenda_items] == item
    assert [paragraph.number for paragraph in read.paragraphs] == ["1", "2"]


OTHER_ORGAN = """HUMAN RIGHTS COUNCIL
Twelfth session
Agenda item 3

Resolution adopted by the Human Rights Council

12/90. Lamps and the right to light

The Human Rights Council,

Recalling its resolution 9/6,

Urges States to keep lamps.
"""


def test_a_text_of_another_organ_has_no_symbol_of_the_assembly():
    read = parse(OTHER_ORGAN.encode(), name="x.txt")
    assert (read.symbol, read.organ) == ("A/HRC/RES/12/90", "Human Rights Council")
    assert [paragraph.kind for paragraph in read.paragraphs] == ["formula", "preambular", "operative"]


def test_a_number_in_the_title_never_overrules_the_cover():
    read = parse(PAGE_OF_THE_NINETIES.replace("48/941.", "48/942.").encode(), name="x.txt")
    assert (read.symbol, [problem.code for problem in read.problems]) == ("A/RES/48/941", ["symbol_differs"])


DECISION = """United Nations
A/DEC/90/901

General Assembly
Ninetieth session

90/901. Date of the meeting on lamps

At its 54th plenary meeting, on 17 December 2035, the General Assembly, on the recommendation of the Third Committee,
decided to hold the meeting on lamps on 3 May 2036.
"""


def test_a_decision_says_its_meeting_in_its_sentence():
    read = parse(DECISION.encode(), name="x.txt")
    assert (read.kind, read.meeting.number, read.adopted_on) == ("decision", 54, date(2035, 12, 17))


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        (
            "Agenda items 13 and 75 (a)\n\nA question of lamps\n\nOil: oil for lamps",
            ["A question of lamps", "Oil: oil for lamps"],
        ),
        ("Agenda items 13 and 75 (a)\n\nA question of lamps", ["A question of lamps"] * 2),
    ],
)
def test_two_agenda_items_have_the_title_printed_for_each(printed, titles):
    text = f"""United Nations
A/RES/90/14

General Assembly
Distr.: General
2 November 2035

Ninetieth session
{printed}



 Resolution adopted by the General Assembly
on 1 November 2035

[without reference to a Main Committee (A/90/L.7)]

 90/14. The keeping of lamps

The General Assembly,

1. Decides to keep the lamps lit.
"""
    assert [item.title for item in parse(text.encode(), name="x.txt").agenda_items] == titles


LAID_OUT = """\
United Nations                                        A/C.5/90/L.2/Rev.1

General Assembly                                      Distr.: Limited
                                                      3 October 2035
                                                      Original: English

Ninetieth session                                     Fifth Committee
Agenda item 134
Programme budget of the lighthouses

Fiji: draft resolution

The keeping of lamps

The General Assembly,

1. Decides to keep the lamps lit.
"""


def test_two_elements_at_either_end_of_a_line():
    read = parse(LAID_OUT.encode(), name="x.txt")
    assert (read.symbol, read.organ, read.distribution) == ("A/C.5/90/L.2/Rev.1", "General Assembly", "Limited")
    assert (read.session, read.committee, read.issued_on) == ("90", "Fifth Committee", date(2035, 10, 3))
    assert [item.title for item in read.agenda_items] == ["Programme budget of the lighthouses"]


OF_A_COUNCIL = """\
United Nations A/HRC/RES/58/4

General Assembly Distr.: General
9 April 2025
Original: English

Human Rights Council
Fifty-eighth session
24 February–4 April 2025
Agenda item 3

Resolution adopted by the Human Rights Council
on 2 April 2025

58/4. The right to light

The Human Rights Council,

Recalling General Assembly resolution 60/251 of 15 March 2006,

1. Reaffirms the right to light.

52nd meeting
2 April 2025
"""


def test_a_council_below_the_assembly_has_its_own_numbers_session_and_meetings():
    read = parse(OF_A_COUNCIL.encode(), name="x.txt")
    assert (read.symbol, read.organ, read.title) == ("A/HRC/RES/58/4", "Human Rights Council", "The right to light")
    assert [item.title for item in read.agenda_items] == [None]
    assert (read.meeting.number, read.meeting.date) == (52, date(2025, 4, 2))
    assert not read.problems


@pytest.mark.parametrize(
    ("number", "symbol", "kind"),
    [
        ("90/428", "A/DEC/90/428", "decision"),
        ("90/128", "A/RES/90/128", "resolution"),
        ("2024/316", None, "decision"),
    ],
)
def test_a_number_tells_a_decision_where_nothing_else_does(number, symbol, kind):
    text = f"{number}. Election of keepers\n\nThe keepers were elected for a term of three years.\n"
    read = parse(text.encode(), name="x.txt")
    assert (read.symbol, read.kind, read.title) == (symbol, kind, "Election of keepers")


def test_a_text_headed_by_nothing_but_its_name():
    read = parse(b"Resolution 34/88\n\nThe General Assembly,\n\n1. Decides to light lamps.\n", name="x.txt")
    assert (read.symbol, read.kind, read.title) == ("A/RES/34/88", "resolution", None)


def test_what_a_page_sets_above_a_numbered_title_is_none_of_it():
    above = "Navigation menu\n\nResolution 2099\n\n"
    text = f"{above}2099 (XX). The teaching of light\n\nThe General Assembly,\n\n1. Decides.\n"
    read = parse(text.encode(), name="x.txt")
    assert (read.symbol, read.title) == ("A/RES/2099(XX)", "The teaching of light")


OF_THE_1990S = """\
UNITED
NATIONS
A
General Assembly
Distr.
GENERAL
A/RES/51/977
20 February 1997
Fifty-first session
Agenda item 106
RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY
[on the report of the Third Committee (A/51/615)]
51/977. The rights of the keeper
The General Assembly,
Recalling its resolution 50/153 of 21 December 1995,
1. Takes note of the report of the keepers; 2/
2. Urges all States to light lamps.
82nd plenary meeting
12 December 1996
2/ A/51/424.
97-12345 4321Z (E) /...
"""


def test_masthead_notes_and_foot_of_the_1990s():
    read = parse(OF_THE_1990S.encode(), name="x.txt")
    assert [(item.number, item.title) for item in read.agenda_items] == [("106", None)]
    noting = next(one for one in read.paragraphs if one.number == "1")
    assert (noting.text, [note.mark for note in noting.notes]) == ("Takes note of the report of the keepers;", ["2"])
    assert [(note.mark, note.text) for note in read.footnotes] == [("2", "A/51/424.")]
    assert [one.number for one in read.paragraphs if one.kind == "operative"] == ["1", "2"]
    assert not read.problems


@pytest.mark.parametrize(
    ("rows", "sponsors", "title"),
    [
        ("A question of lamps\nFiji and Tonga: draft resolution", ["Fiji", "Tonga"], "A question of lamps"),
        ("\nBosnia and Herzegovina\nPalestine, State of\nSão Tomé and Príncipe\ndraft resolution",
         ["Bosnia and Herzegovina", "State of Palestine", "São Tomé and Príncipe"], "A question of lamps"),
    ],
)  # fmt: skip
def test_names_of_sponsors_row_by_row(rows, sponsors, title):
    text = DRAFT.replace("A question of lamps\n\n{tabled}", rows if rows[0] != "\n" else f"{title}\n{rows}")
    read = parse(text.format(symbol="A/C.3/90/L.7", session="Ninetieth session", committee="").encode(), name="x.txt")
    assert [sponsor.name for sponsor in read.sponsors] == sponsors
    assert [item.title for item in read.agenda_items] == [title]


def test_an_amendment_without_a_cover():
    text = "Fiji: oral sub-amendment to the amendment contained in document A/C.3/90/L.65\n\nDelete paragraph 12.\n"
    read = parse(text.encode(), name="x.txt")
    assert (read.kind, [one.name for one in read.sponsors], read.title) == ("amendment", ["Fiji"], None)
    assert [one.text for one in read.paragraphs] == ["Delete paragraph 12."]


def test_a_resolution_of_the_security_council():
    text = (
        "Resolution 1325 (2000)\n\nAdopted by the Security Council at its 4213th meeting, on 31 October 2000\n\n"
        "The Security Council,\n\n1. Urges Member States to light lamps.\n"
    )
    read = parse(text.encode(), name="x.txt")
    assert (read.symbol, read.kind, read.organ) == ("S/RES/1325(2000)", "resolution", "Security Council")
    assert read.adopted_on == date(2000, 10, 31)


PAGES_LAID_OUT = """\
United Nations                                          A/RES/90/310
                General Assembly                        Distr.: General
                                                        19 July 2035
Ninetieth session
Agenda item 14
Lamps of the harbour

           Resolution adopted by the General Assembly on 12 July 2035

           90/310. International Day of the Lamp

       The General Assembly,

       Noting that lamps shine,

       1.   Decides to proclaim 4 May the International Day of the Lamp;
       2.   Invites all Member States to observe the Day;

35-13456 (E)                                                               1/2
*3513456*
\fA/RES/90/310                                        International Day of the Lamp

       3.   Stresses that the cost should be met from voluntary contributions.

2/2                                                               35-13456
"""


def test_pages_laid_out_over_their_width():
    read = parse(PAGES_LAID_OUT.encode(), name="x.txt")
    assert [one.id for one in read.paragraphs] == ["formula", "pp1", "op1", "op2", "op3"]
    assert (read.tables, read.problems) == ((), ())
    assert [item.title for item in read.agenda_items] == ["Lamps of the harbour"]
