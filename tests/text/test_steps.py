"""Each step of reading, by tables: what it is given and what it makes of it."""

import pytest

from resolutions.text.enumerators import Lists
from resolutions.text.footnotes import take_notes
from resolutions.text.furniture import number_pages, take_front_matter, take_furniture, take_running_heads
from resolutions.text.joining import finished, join
from resolutions.text.lines import Line, mark, take_marks
from resolutions.text.marks import set_marks
from resolutions.text.openings import opening_of, opens_operative, opens_preamble
from resolutions.text.parse import parse
from resolutions.text.parts import enter
from resolutions.text.readers.plain import read_plain
from resolutions.text.sheet import Sheet, plain
from resolutions.text.sponsors import groups_named, office_of, read_sponsors


def sheet_of(text: str) -> Sheet:
    return Sheet.of(read_plain(text))


def document_of(text: str):
    return parse(text.encode(), name="x.txt")


@pytest.mark.parametrize(
    ("markdown", "text", "marks"),
    [
        ("*Recalling* its resolution", "Recalling its resolution", []),
        ("in 1993<sup>1</sup> for", "in 1993 for", [("1", 7)]),
        ("in 1993¹² for", "in 1993 for", [("12", 7)]),
        ("the Headquarters[^3] are", "the Headquarters are", [("3", 16)]),
        ("resolution [66/3](#).", "resolution 66/3.", []),
        ("Cuba:\\* draft resolution", "Cuba:* draft resolution", []),
        ("an area of 20 km² in all", "an area of 20 km² in all", []),
        ("*2416433*", "*2416433*", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
    ],
)
def test_markup_becomes_hints(markdown, text, marks):
    [line] = read_plain(markdown)
    clean, found = take_marks(line.text)
    assert (plain(clean), found) == (text, marks)


def test_headings_and_numbers_of_lines():
    assert read_plain("# One\r\ntwo\x0cthree") == [Line(1, "One", heading=1), Line(2, "two"), Line(3, "three")]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the rights", "of all"], "the rights of all"),
        (["Non-Self-", "Governing Territories"], "Non-Self-Governing Territories"),
        (["see https://example.org/", "a-page for more"], "see https://example.org/a-page for more"),
        (["2021 –", "2030"], "2021 – 2030"),
        (["of 25 June 1993,", f"{mark('1')} for"], f"of 25 June 1993,{mark('1')} for"),
        (["  many\xa0  blanks ", ""], "many blanks"),
        (["for eco\xad", "nomic co\u200boperation\ufeff"], "for economic cooperation"),
    ],
)
def test_halves_are_joined(lines, joined):
    assert join(lines) == joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in this field,", True),
        (f"fifty-second session,{mark('5')}", True),
        ("by the States concerned;", True),
        ("and to report thereon; and", True),
        ("entitled “A new era”,", True),
        ("of the General Assembly", False),
        ("of consecutive and", False),
    ],
)
def test_unfinished_punctuation(text, expected):
    assert finished(text) is expected


@pytest.mark.parametrize(
    ("text", "kind", "opening"),
    [
        ("Recalling also its resolution 1/2,", "preambular", "Recalling also"),
        ("Reaffirming its commitment to peace,", "preambular", "Reaffirming its commitment"),
        ("Deeply concerned at the situation,", "preambular", "Deeply concerned"),
        ("Having considered the report,", "preambular", "Having considered"),
        ("Guided by the Charter,", "preambular", "Guided"),
        ("Calls upon all States to act;", "operative", "Calls upon"),
        ("Also requests the Secretary-General to report;", "operative", "Also requests"),
        ("Decides to continue its consideration.", "operative", "Decides"),
        ("Takes note with appreciation of the report;", "operative", "Takes note with appreciation"),
        ("We, the Heads of State and Government, resolve", "operative", ""),
        ("During its session, the Council met,", "preambular", ""),
    ],
)
def test_openings(text, kind, opening):
    assert opening_of(text, kind) == opening


def test_openings_tell_preamble_from_operative():
    assert opens_preamble("Mindful of the need") and not opens_operative("Mindful of the need")
    assert opens_operative("Urges States") and not opens_preamble("Urges States")
    assert not opens_preamble("and recalling that")


@pytest.mark.parametrize(
    ("numbers", "accepted"),
    [
        (["1. Urges", "2. Calls", "4 countries", "3. Notes"], ["1", "2", "3"]),
        (["1. Urges", "(a) first", "(b) second", "(i) one", "(ii) two", "(c) third", "2. Calls"],
         ["1", "(a)", "(b)", "(i)", "(ii)", "(c)", "2"]),
        (["1. Urges", "153. of its rules"], ["1"]),
        (["(h) eighth"], []),
        (["1. Urges", "1. Begins a new section"], ["1", "1"]),
    ],
)  # fmt: skip
def test_a_number_counts_only_where_it_may_stand(numbers, accepted):
    lists, found = Lists(), []
    for text in numbers:
        if number := lists.next(text, introduced=False):
            lists.enter(number)
            found.append(number.printed)
    assert found == accepted


def test_letter_i_after_h_and_roman_one_after_a_colon():
    lists = Lists()
    for letter in "abcdefgh":
        lists.enter(lists.next(f"({letter}) x", introduced=letter == "a"))
    assert lists.next("(i) x", introduced=False).form == "letter"
    assert lists.next("(i) x", introduced=True).form == "letter"
    lists = Lists()
    lists.enter(lists.next("(a) x:", introduced=True))
    assert lists.next("(i) x", introduced=True).form == "roman"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("__________________", "furniture:rule"),
        ("24-23542 (E)     101224", "furniture:job-number"),
        ("24-16535* (E) 231025", "furniture:job-number"),
        ("*2423542*", "furniture:bar-code"),
        ("2/5", "furniture:page-number"),
        ("- 12 -", "furniture:page-number"),
        ("<!-- Page 3 -->", "furniture:page-comment"),
        ("97-12345 4321Z (E) /...", "furniture:job-number"),
        ("/...", "furniture:continued"),
        ("2/2          35-13456", "furniture:foot"),
        ("12. Decides", ""),
        ("Paris, 12/13 May", ""),
    ],
)
def test_furniture_by_its_own_form(line, role):
    sheet = sheet_of(line)
    take_furniture(sheet)
    assert sheet.rows[0].role == role


def test_a_running_head_is_one_beside_furniture_only():
    text = "The right to rest\nA/RES/90/1\n2/5\n\nthe text goes on\n\nThe right to rest\n\nand on"
    sheet = sheet_of(text)
    take_furniture(sheet)
    take_running_heads(sheet, 0, "A/RES/90/1", "The right to rest")
    number_pages(sheet)
    assert [row.role for row in sheet.rows if row.text] == [
        "furniture:running-head", "furniture:running-head", "furniture:page-number", "", "", ""
    ]  # fmt: skip
    assert [row.page for row in sheet.rows if not row.role and row.text] == [1, 1, 1]


def test_what_stands_together_at_the_foot_ends_one_page():
    sheet = sheet_of("the text\n97-12345 (E)\n/...\n<!-- Page 2 -->\ngoes on")
    take_furniture(sheet)
    number_pages(sheet)
    assert [row.page for row in sheet.rows if not row.role and row.text] == [0, 1]


def test_front_matter_of_a_converter():
    sheet = sheet_of("---\nsymbol: A/RES/90/1\ndate: 2035\n---\n\nText: of the document")
    take_furniture(sheet)
    take_front_matter(sheet)
    assert [row.role for row in sheet.rows if row.text][1:3] == ["furniture:front-matter"] * 2
    assert sheet.rows[-1].role == ""


def notes_of(text: str) -> list[tuple[str, str]]:
    sheet = sheet_of(text)
    take_furniture(sheet)
    number_pages(sheet)
    return [(note.mark, note.footnote().text) for note in take_notes(sheet, 0)]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("text,\n\n---\n\n¹ See A/1.\n\n² Resolution 1/2.\n\ngoes on", [("1", "See A/1."), ("2", "Resolution 1/2.")]),
        ("text;\n\n⁵ See A/5.\n\n8. Requests", [("5", "See A/5.")]),
        ("text\n\n* On behalf of some States.\n\nmore", [("*", "On behalf of some States.")]),
        (
            "a\n_____\n\n1  A long note that\nruns on.\n\n2 Ibid.\n\n2/4\nb",
            [("1", "A long note that runs on."), ("2", "Ibid.")],
        ),
        ("a\n_____\n\n1 Report of 5 to\n3 – 14 June.\n\n2/4", [("1", "Report of 5 to 3 – 14 June.")]),
        ("1. Decides\n\n2. Requests", []),
    ],
)
def test_notes_are_found(text, notes):
    assert notes_of(text) == notes


def marked(body: str, *labels: str) -> list[tuple[str, str]]:
    """Marks with the words before them, after the digits in ``body`` were weighed."""
    text = body + "\n____\n\n" + "\n\n".join(f"{label} A note." for label in labels)
    sheet = sheet_of(text)
    take_furniture(sheet)
    notes = take_notes(sheet, 0)
    rows = [row for _, row in sheet.free()]
    set_marks(rows, notes)
    clean, marks = take_marks(join(row.text for row in rows))
    return [(label, clean[max(0, offset - 6) : offset]) for label, offset in marks]


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("The Treaty on Lamps 1 and the keepers\nread schedules 1 and 2, as amended", 1),
        ("The Convention 1 and the keepers of lamps\nread schedules 1 and 2, as amended", 1),
        ("The Treaty on Lamps 1 and the keepers\nread for 1 years, as amended", 0),
        ("The Treaty on Lamps,1 and the keepers\nread schedule 1 and 2, as amended", 0),
        ("The Treaty on Lamps 1 and the keepers\nread resolution 54/1 of May, as amended", 0),
    ],
)
def test_digits_that_are_as_likely_a_mark_as_others_are_reported(text, unsure):
    read = document_of(f"The General Assembly,\n\nRecalling\n{text},\n\n1. Keeps it.\n____\n\n1  A note.\n")
    assert [problem.code for problem in read.problems].count("digit_as_mark") == unsure


@pytest.mark.parametrize(
    ("body", "labels", "places"),
    [
        ("adopted on 4 July 20251 and", ["1"], [("1", "y 2025")]),
        ("of Human Rights,1 and the Covenant2 on", ["1", "2"], [("1", "ights,"), ("2", "venant")]),
        ("the Convention of 1949, 1  and", ["1"], [("1", " 1949,")]),
        ("Article 1 of the Charter and a report1 on", ["1"], [("1", "report")]),
        ("resolution 59/3001 and 1 country", ["1"], [("1", "59/300")]),
        ("paragraphs 1 and 2 above,2 in 1 July1 now", ["1"], [("1", "1 July")]),
        ("see A/80/L.1 and the list1 there", ["1"], [("1", "e list")]),
        ("on that basis 1no later than", ["1"], [("1", " basis")]),
        ("of the Agreement,1and of the", ["1"], [("1", "ement,")]),
        ("after the COVID-191 pandemic of 11 May", ["1"], [("1", "VID-19")]),
    ],
)
def test_glued_marks_are_found_again(body, labels, places):
    assert marked(body, *labels) == places


def test_a_mark_without_a_place_is_reported_not_guessed():
    body = "The General Assembly,\n\nRecalling its work of 2011,\n\nDecides to rest."
    text = f"{body}\n\n____\n\n1 A note that nothing cites."
    document = document_of(text)
    assert [problem.code for problem in document.problems] == ["mark_not_found"]
    assert document.paragraphs[1].text == "Recalling its work of 2011,"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cuba", [("Cuba", "state")]),
        (
            "Antigua and Barbuda, Cuba and Zambia",
            [("Antigua and Barbuda", "state"), ("Cuba", "state"), ("Zambia", "state")],
        ),
        ("Fiji and Tonga:*", [("Fiji", "state"), ("Tonga", "state")]),
    ],
)
def test_sponsors(text, names):
    assert [(sponsor.name, sponsor.kind) for sponsor in read_sponsors(text)] == names


COVER = """\
United Nations
A/C.3/90/L.7
General Assembly
Distr.: Limited
2 November 2035
Original: English

Ninetieth session
Third Committee
Agenda items 71 (b) and 117
A question of rest and
of leisure

Fiji and Tonga:* draft resolution

The right to rest

The General Assembly,

Recalling the need for rest,

1. Decides to rest.

* On behalf of the tired.
"""


def test_a_cover_in_full():
    document = document_of(COVER)
    assert document.kind == "draft_resolution"
    assert (document.symbol, document.session, document.committee) == ("A/C.3/90/L.7", "90", "Third Committee")
    assert (document.distribution, document.original_language) == ("Limited", "English")
    assert str(document.issued_on) == "2035-11-02"
    title = "A question of rest and of leisure"
    assert [(i.number, i.letter, i.title) for i in document.agenda_items] == [("71", "b", title), ("117", None, title)]
    assert document.title == "The right to rest"
    assert document.sponsor_note == "On behalf of the tired."
    assert [paragraph.id for paragraph in document.paragraphs] == ["formula", "pp1", "op1"]


@pytest.mark.parametrize(
    ("line", "kind", "sponsors"),
    [
        ("Fiji: revised draft resolution", "draft_resolution", ["Fiji"]),
        ("Fiji: draft decision", "draft_decision", ["Fiji"]),
        ("Fiji:* amendment to draft resolution A/90/L.8", "amendment", ["Fiji"]),
        ("Draft resolution submitted by the President of the General Assembly", "draft_resolution",
         ["President of the General Assembly"]),
    ],
)  # fmt: skip
def test_what_is_tabled_and_by_whom(line, kind, sponsors):
    document = document_of(COVER.replace("Fiji and Tonga:* draft resolution", line))
    assert (document.kind, [sponsor.name for sponsor in document.sponsors]) == (kind, sponsors)


def kinds_of(body: str) -> list[tuple[str, str, str | None]]:
    document = document_of("The right to rest\n\nThe General Assembly,\n\n" + body)
    return [(p.id, p.kind, p.number) for p in document.paragraphs if p.kind != "formula"]


def test_sections_restart_and_keep_apart():
    body = (
        "Recalling its work,\n\nI\n\nRest\n\n1. Decides to rest;\n\n2. Notes the night;\n\nII\n\nWork\n\n1. Urges work."
    )
    assert kinds_of(body) == [
        ("pp1", "preambular", None), ("i-h-i", "heading", "I"), ("i-op1", "operative", "1"),
        ("i-op2", "operative", "2"), ("ii-h-ii", "heading", "II"), ("ii-op1", "operative", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "parts"),
    [
        (["A", "I", "II", "B", "I"], ["A", "A/I", "A/II", "B", "B/I"]),
        (["I", "A", "B", "C", "II", "A"], ["I", "I/A", "I/B", "I/C", "II", "II/A"]),
        (["A", "B", "C", "D"], ["A", "B", "C", "D"]),
        (["IV", "V", "VI"], ["IV", "V", "VI"]),
    ],
)
def test_parts_within_parts(labels, parts):
    part, found = (), []
    for label in labels:
        part = enter(part, label)
        found.append("/".join(part))
    assert found == parts


def test_a_number_is_not_read_off_a_footnote_mark():
    document = document_of("The right to rest\n\nThe General Assembly,\n\n1. Decides;\n\n2.[^1] Notes it;\n\n3. Rests.")
    assert [(p.number, p.text) for p in document.paragraphs[1:]] == [
        ("1", "Decides;"), ("2", "Notes it;"), ("3", "Rests.")
    ]  # fmt: skip


def test_sub_paragraphs_to_four_levels():
    body = (
        "1. Requests:\n\n(a) That it be:\n\n(i) Good;\n\n(ii) Quick:\n\na. Today;\n\nb. Tomorrow;\n\n(b) That it "
        "stay;\n\n2. Decides."
    )
    assert [anchor for anchor, _, _ in kinds_of(body)] == [
        "op1", "op1-a", "op1-a-i", "op1-a-ii", "op1-a-ii-a", "op1-a-ii-b", "op1-b", "op2"
    ]  # fmt: skip


def test_a_single_operative_paragraph_has_no_number():
    assert kinds_of("Recalling the night,\n\nDecides to rest.") == [
        ("pp1", "preambular", None), ("op1", "operative", None)
    ]  # fmt: skip


def test_a_declaration_adopted_in_the_body_is_text():
    found = kinds_of("Adopts the following declaration:\n\nDeclaration on rest\n\n1. We are tired.\n\n2. We rest.")
    assert [kind for _, kind, _ in found] == ["operative", "heading", "text", "text"]


def test_annexes_have_numbers_of_their_own():
    body = "1. Adopts the rules annexed hereto.\n\nAnnex\n\nRules of rest\n\n1. Lie down.\n\n2. Sleep."
    assert [anchor for anchor, _, _ in kinds_of(body)][-2:] == ["annex-1", "annex-2"]


def test_a_lost_number_does_not_lose_those_after_it():
    body = "1. Decides one;\n\n2. Decides two;\n\n4. Decides four;\n\n5. Decides five."
    assert [number for _, _, number in kinds_of(body)] == ["1", "2", "4", "5"]


def test_a_line_of_signs_is_left_unread_and_said_so():
    document = document_of("The right to rest\n\nThe General Assembly,\n\n1. Decides;\n\n§ ¶ §\n\n2. Rests.")
    assert [(unread.line, unread.text) for unread in document.unread] == [(7, "§ ¶ §")]
    assert [problem.code for problem in document.problems] == ["unread"]
    assert [paragraph.text for paragraph in document.paragraphs[1:]] == ["Decides;", "Rests."]


def test_hostile_markup_stays_text():
    document = document_of("The General Assembly,\n\nRecalling <script>alert(1)</script> & <b>more</b>,\n\nDecides.")
    assert document.paragraphs[1].text == "Recalling <script>alert(1)</script> & <b>more</b>,"


@pytest.mark.parametrize(
    ("note", "groups"),
    [
        (
            "Cuba on behalf of the States Members of the United Nations that are members of the Band of Tides",
            ["Band of Tides"],
        ),
        ("on behalf of the Bureau; Mali of behalf of the Group of Islands (see A/1)", ["Bureau", "Group of Islands"]),
        ("on behalf of the Group of 7 and Fiji, and taking into account resolution 5", ["Group of 7 and Fiji"]),
        ("following informal consultations", []),
    ],
)
def test_the_groups_on_whose_behalf(note, groups):
    assert groups_named(note) == groups


def test_an_officer_goes_by_the_office():
    assert office_of("Vice-Chair of the Committee, Ann Lee (Malta)") == "Vice-Chair of the Committee"
    assert office_of("Vice-Chair of the Committee and Ms. Ann Lee") == "Vice-Chair of the Committee"
    assert office_of("Rapporteur: Mr. John Reef (Fiji)") == "Rapporteur"
    assert office_of("Chairman of the Group of Tides, Dr. Ann Lee") == "Chairman of the Group of Tides"
    assert office_of("Chair of the Committee and Bureau") == "Chair of the Committee and Bureau"
    assert office_of("Iran (Islamic Republic of)") == "Iran (Islamic Republic of)"
