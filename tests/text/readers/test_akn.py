"""The Secretariat's XML, on an invented resolution with every uneven way of marking up that is met."""

import json
from datetime import date
from pathlib import Path

import pytest

from resolutions.text.document import AgendaItem, Footnote, Meeting, NoteMark, Origin, Related, Sponsor, Vote
from resolutions.text.readers import Unreadable
from resolutions.text.readers.akn import read_akn

DATA = (Path(__file__).parent / "data" / "composed.akn.xml").read_bytes()


@pytest.fixture(scope="module")
def document():
    return read_akn(DATA, name="composed.akn.xml")


COVER = {
    "format": "akn",
    "language": "en",
    "kind": "resolution",
    "symbol": "A/RES/98/17",
    "symbol_from": "text",
    "title": "Keeping of lighthouses",
    "organ": "General Assembly",
    "session": "98",
    "committee": None,
    "agenda_items": (AgendaItem("19", "b", "Oceans: lighthouses"),),
    "distribution": "General",
    "issued_on": date(2043, 12, 9),
    "adopted_on": date(2043, 12, 2),
    "origin": Origin(
        "on the report of the Second Committee (A/98/440/Add.1, para. 12)", "Second Committee", ("A/98/440/Add.1",)
    ),
    "meeting": Meeting(61, date(2043, 12, 2), "61st (resumed) plenary meeting"),
    "subjects": ("TIDES", "LIGHTHOUSES"),
    "outcome": "adopted_by_vote",
    "vote": Vote(
        3,
        1,
        2,
        {
            "Fiji": "in_favour",
            "Côte d’Ivoire": "in_favour",
            "Türkiye": "in_favour",
            "United Kingdom of Great Britain and Northern Ireland": "against",
            "Chile": "abstaining",
        },
    ),
    "sponsors": (
        Sponsor("Bosnia and Herzegovina"),
        Sponsor("Fiji"),
        Sponsor("Iran (Islamic Republic of)"),
        Sponsor("Chile", "state", "additional"),
        Sponsor("Bahamas", "state", "additional"),
    ),
    "sponsor_note": "Fiji on behalf of the States Members of the United Nations that are members "
    "of the Pacific Islands Forum",
    "related": (
        Related("draft", "A/C.2/98/L.7", date(2043, 10, 9)),
        Related("report", "A/98/440/Add.1", date(2043, 11, 20)),
        Related("record", "A/98/PV.61", date(2043, 12, 2)),
    ),
    "footnotes": (
        Footnote("1", "See Treaty Series, vol. 9, and A/97/4.", (47, 47)),
        Footnote("2", "Ibid.", (47, 47)),
        Footnote("a", "Of glass.", (68, 68)),
    ),
}

PARAGRAPHS = """
formula     formula      -    0 - | The General Assembly,
pp1         preambular   -    0 - Recalling also | Recalling also its resolutions 97/3 of 1 May 2042 and 96/5,
pp2         preambular   -    0 - Convinced | Convinced that lamps serve:
pp2-a       preambular   (a)  1 - | Ships,
pp2-b       preambular   (b)  1 - | Gulls,
i-h-i       heading      I    0 I | Lamps
i-pp1       preambular   -    0 I Noting | Noting the long-standing dark,
i-op1       operative    1    0 I Requests | Requests keepers:
i-op1-a     operative    (a)  1 I | To trim the wick;
i-op1-a-i   operative    (i)  2 I | At dusk;
i-op1-b     operative    (b)  1 I | To climb;
i-op1-c     operative    (c)  1 I | To rest;
i-op1-t1    text         -    1 I | and thanks them.
ii-h-ii     heading      II   0 II | Mirrors
ii-op1      operative    -    0 II Approves | Approves the mirrors.
annex-h1    heading      -    0 Annex | Annex
annex-a-h-a heading      A    0 Annex A | Rules
annex-a-1   text         1    0 Annex A | No shouting.
annex-a-t1  text         -    0 Annex A | Kept by hand.
"""


@pytest.mark.parametrize("field", COVER)
def test_the_cover(document, field):
    assert getattr(document, field) == COVER[field]


def test_the_paragraphs(document):
    read = [
        f"{p.id:<11} {p.kind:<12} {p.number or '-':<4} {p.depth} {' '.join(p.section) or '-'} {p.opening}".strip()
        + f" | {p.text}"
        for p in document.paragraphs
    ]
    assert read == PARAGRAPHS.strip().splitlines()


def test_marks_stand_where_they_stood(document):
    assert document.paragraphs[1].notes == (NoteMark("1", 49), NoteMark("2", 59))
    assert document.paragraphs[1].text[:49].endswith("1 May 2042")


def test_links_are_citations_and_pieces_of_one_link_are_joined(document):
    found = [(c.where, c.as_written, c.symbol) for c in document.citations]
    assert found == [("pp1", "97/3", "A/RES/97/3"), ("fn1", "A/97/4", "A/97/4")]
    assert document.paragraphs[1].text[document.citations[0].start : document.citations[0].end] == "97/3"


def test_a_table_keeps_its_columns_and_place(document):
    table = document.tables[0]
    assert table.rows == (("Mirrors", ""), ("Large", "12ᵃ"))
    assert table.after == "ii-op1"


def test_faults_of_the_markup_are_problems(document):
    codes = sorted(problem.code for problem in document.problems)
    assert codes == ["misprinted-number", "placeholder-date", "unknown-element", "vote-count"]


def test_the_document_can_be_written_as_json(document):
    assert json.loads(json.dumps(document.as_dict()))["vote"]["by_state"]["Fiji"] == "in_favour"


def test_a_heading_that_says_its_number_twice_has_it_once():
    once = '<num>A.</num><content><p><span class="bold">Rules</span></p></content>'
    twice = DATA.decode().replace(once, "<num>A.</num><heading>A.	Rules</heading>")
    heading = next(p for p in read_akn(twice.encode(), name="x").paragraphs if p.id == "annex-a-h-a")
    assert (heading.number, heading.text) == ("A", "Rules")


def test_a_composite_resolution_is_one_document_with_parts():
    xml = DATA.decode()
    statement = xml[xml.index("<statement") : xml.index("</statement>") + len("</statement>")]
    second = statement[: statement.index("<coverPage>")] + statement[statement.index("<preface>") :]
    both = xml.replace(
        statement,
        statement.replace("98/17.<", "A<") + second.replace("98/17.<", "B<"),
    )
    ids = [p.id for p in read_akn(both.encode(), name="x").paragraphs]
    assert {"a-pp1", "a-i-op1-a-i", "b-pp1", "b-annex-a-1"} <= set(ids)


REFUSED = {
    "not XML": (b"<akomaNtoso", "well-formed"),
    "other XML": (b"<html/>", "not Akoma Ntoso"),
    "entity bomb": (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>',
        "document type",
    ),
    "external entity": (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "document type"),
    "entities in UTF-16": (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"),
        "type",
    ),
    "no statement": (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>', "without a statement"),
    "no cover": (DATA.replace(b"coverPage", b"otherPage"), "without a cover"),
    "nested too deep": (b"<a>" * 5000, "well-formed"),
}


@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_akn(data, name="x.xml")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_that_sets_the_title_off_from_the_number_is_none_of_it(dash):
    """As Arabic does."""
    title = '<span class="bold">\tKeeping'
    data = DATA.decode().replace(title, f'<span class="bold">\t{dash}\tKeeping')
    assert data != DATA.decode()
    assert read_akn(data.encode(), name="composed.akn.xml").title == "Keeping of lighthouses"


@pytest.mark.parametrize("figure", ["²", "9" * 5000, "-3", ""])
def test_figures_that_are_none_cost_nothing_else(figure):
    data = DATA.decode().replace('value="3"', f'value="{figure}"').replace('colspan="2"', f'colspan="{figure}"')
    assert data != DATA.decode()
    document = read_akn(data.encode(), name="composed.akn.xml")
    assert document.vote.in_favour is None and document.vote.against == 1
    assert document.tables


@pytest.mark.parametrize(
    ("by", "sponsors", "note"),
    [
        ("Cuba, theRepublic of Korea and the Bahamas", ["Cuba", "Republic of Korea", "Bahamas"], None),
        ("the representative of Mexico", ["Mexico"], None),
        ("the representative of the Czech Republic", ["Czech Republic"], None),
        ("Cuba, on behalf of the Bureau", ["Cuba"], "on behalf of the Bureau"),
        ("Cuba (of behalf of the Group of Islands)", ["Cuba"], "of behalf of the Group of Islands"),
        ("Angola Bahamas, Barbados. Belize and Tongaand Tuvalu ( )", "Angola Bahamas Barbados Belize Tonga Tuvalu", ""),
        ("Cuba and Fiji. - Leaves the list", ["Cuba", "Fiji"], "Leaves the list"),
        ("Saint Vincent and The Grenadines and Trinidad", ["Saint Vincent and the Grenadines", "Trinidad"], ""),
        ("was submitted by the Committee on the Work of Tides", ["Committee on the Work of Tides"], ""),
        ("submitted by the Chair following talks", ["Chair"], "following talks"),
        ("Ann Lee (Malta), submitted by the Chair", ["Chair, Ann Lee (Malta)"], ""),
        ("submitted by the representative of Fiji on behalf of the Bureau", ["Fiji"], "Fiji on behalf of the Bureau"),
    ],
)
def test_words_before_a_sponsors_name_are_no_part_of_it(by, sponsors, note):
    read = read_akn(DATA.replace(b'by="Chile and the Bahamas"', f'by="{by}"'.encode()), name="x.xml")
    wanted = sponsors.split() if isinstance(sponsors, str) else sponsors
    assert [sponsor.name for sponsor in read.sponsors if sponsor.role == "additional"] == wanted
    assert (read.sponsor_note or "").endswith(note or "Pacific Islands Forum")


ITEMS = "Agenda item 19 (b)", "Agenda items 19 (b) and 20"


@pytest.mark.parametrize(
    ("second_title", "titles"),
    [
        (b'<inline name="agenda item name">Tides</inline>', ["Oceans: lighthouses", "Tides"]),
        (b"", ["Oceans: lighthouses", "Oceans: lighthouses"]),
    ],
)
def test_each_agenda_item_has_its_own_title_where_there_are_as_many(second_title, titles):
    one, two = (words.encode() for words in ITEMS)
    title = b'<inline name="agenda item name">Oceans: lighthouses</inline>'
    assert one in DATA and title in DATA
    read = read_akn(DATA.replace(one, two).replace(title, title + second_title), name="x.xml")
    assert [(item.number, item.letter) for item in read.agenda_items] == [("19", "b"), ("20", None)]
    assert [item.title for item in read.agenda_items] == titles


def test_counts_said_in_words_go_with_the_list():
    read = read_akn(DATA.replace(b'"adoptedRecordedVote"', b'"Adopted 4-1-2, 61st plenary meeting"'), name="x.xml")
    assert read.outcome == "adopted_by_vote"
    assert (read.vote.in_favour, read.vote.against, read.vote.abstaining, len(read.vote.by_state)) == (4, 1, 2, 5)


def test_a_meeting_marked_up_as_the_last_paragraph_is_none_of_the_text(document):
    line = '<inline name="adoptionMeeting" title="61st">61st (resumed) plenary meeting</inline><eol/>'
    within = "<paragraph><content><p><span>61st (resumed) plenary meeting</span></p></content></paragraph>"
    data = (
        DATA.decode().replace(line, "").replace("</mainBody>\n    <conclusions>", f"{within}</mainBody><conclusions>")
    )
    read = read_akn(data.encode(), name="composed.akn.xml")
    assert read.meeting == document.meeting
    assert [one.text for one in read.paragraphs] == [one.text for one in document.paragraphs]
    assert "61st (resumed) plenary meeting" in [piece.text.split(" 2 ")[0] for piece in read.pieces]
