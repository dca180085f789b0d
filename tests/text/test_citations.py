"""Citations: what a text names, whose it is, and when it was adopted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.citations import cite, find_citations
from resolutions.text.document import Document, Footnote, NoteMark, Paragraph
from resolutions.text.symbols import Symbol


def symbols(text):
    return [citation.symbol for citation in find_citations(text, where="pp1")]


def written(text):
    return [citation.as_written for citation in find_citations(text, where="pp1")]


def test_a_citation_has_its_span_symbol_date_and_carrier():
    text = "Recalling its resolution 64/171 of 18 December 2009 on cooperation,"
    (citation,) = find_citations(text, where="pp2", opening="Recalling")
    assert text[citation.start : citation.end] == citation.as_written == "its resolution 64/171 of 18 December 2009"
    assert (citation.where, citation.symbol, citation.date) == ("pp2", "A/RES/64/171", date(2009, 12, 18))
    assert citation.carrier == "Recalling"


def test_each_member_of_a_list_has_its_own_span_and_date():
    text = (
        "Recalling its resolutions 44/82 of 8 December 1989, on families, 50/142 of 21 December 1995 and 53/199, "
        "as well as Security Council resolutions 1325 (2000) of 31 October 2000 and 1820 (2008)"
    )
    found = find_citations(text, where="pp1")
    assert [(c.symbol, c.date) for c in found] == [
        ("A/RES/44/82", date(1989, 12, 8)),
        ("A/RES/50/142", date(1995, 12, 21)),
        ("A/RES/53/199", None),
        ("S/RES/1325(2000)", date(2000, 10, 31)),
        ("S/RES/1820(2008)", None),
    ]
    assert [c.as_written for c in found] == [
        "its resolutions 44/82 of 8 December 1989",
        "50/142 of 21 December 1995",
        "53/199",
        "Security Council resolutions 1325 (2000) of 31 October 2000",
        "1820 (2008)",
    ]


def test_two_numbers_joined_before_a_date_share_it():
    found = find_citations("Recalling resolutions 53/1, 54/7 and 54/9 of 15 November 1999,", where="pp1")
    assert [c.date for c in found] == [None, date(1999, 11, 15), date(1999, 11, 15)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recalling its resolution S-10/2,", ["A/RES/S-10/2"]),
        ("Recalling resolution ES\u201110/15 of 20 July 2004,", ["A/RES/ES-10/15"]),
        ("See resolution 217 A (III).", ["A/RES/217(III)"]),
        ("Resolution 2200 A (XXI), annex.", ["A/RES/2200(XXI)"]),
        ("See resolutions 3201 (S-VI) and 3202\u00a0(S\u2011VI).", ["A/RES/3201(S-VI)", "A/RES/3202(S-VI)"]),
        ("its resolution 57/270 B of 23 June 2003", ["A/RES/57/270 B"]),
        ("resolutions 53/243 A and B and 51/211 A to E.", ["A/RES/53/243 A-B", "A/RES/51/211 A-E"]),
        ("its resolution 60/1 A/66/1 notwithstanding", ["A/RES/60/1", "A/66/1"]),
        ("its decision 60/519 of 8 December 2005", ["A/DEC/60/519"]),
        ("its decision 31/406 A to E", ["A/DEC/31/406 A-E"]),
        ("Economic and Social Council resolution 1980/67 of 25 July 1980", ["E/RES/1980/67"]),
        ("Economic and Social Council resolution 1503 (XLVIII)", ["E/RES/1503(XLVIII)"]),
        ("resolutions 60/1,62/3 and 64/5", ["A/RES/60/1", "A/RES/62/3", "A/RES/64/5"]),
    ],
)
def test_the_shape_of_a_number(text, expected):
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Human Rights Council resolution 16/22 of 25 March 2011", ["A/HRC/RES/16/22"]),
        ("Human Rights Council decision 2/102", ["A/HRC/DEC/2/102"]),
        ("the Human Rights Council, in its resolution 48/6 of 8 October 2021,", ["A/HRC/RES/48/6"]),
        ("through its resolution 54/9 of 12 October 2023, the Human Rights Council", ["A/HRC/RES/54/9"]),
        ("the Human Rights Council, established by its resolution 60/251 of 15 March 2006", ["A/RES/60/251"]),
        ("the Council in its resolutions 47/2 of 13 July 2021", ["A/HRC/RES/47/2"]),
        ("Human Rights Council resolution 5/1 and its resolution 65/281", ["A/HRC/RES/5/1", "A/RES/65/281"]),
        ("the relevant resolutions of the Human Rights Council, including resolution 21/33", ["A/HRC/RES/21/33"]),
        ("resolution 5/1 of the Human Rights Council", ["A/HRC/RES/5/1"]),
        ("Commission on Human Rights resolution 2005/54 of 20 April 2005", ["E/CN.4/RES/2005/54"]),
        ("the Economic and Social Council, in its resolution 2017/29,", ["E/RES/2017/29"]),
        ("Council resolution 1996/31 of 25 July 1996", ["E/RES/1996/31"]),
        ("United Nations Environment Assembly resolution 4/1", ["UNEP/EA.4/Res.1"]),
        (
            "the adoption of resolution 2000/22 of 18 August 2000, on dialogue, by the Subcommission on Rights",
            ["E/CN.4/Sub.2/RES/2000/22"],
        ),
        ("resolution 70/1 of the General Assembly", ["A/RES/70/1"]),
        ("See A/75/53/Add.1, chap. III.", ["A/75/53/Add.1"]),
        ("Supplement No. 53A (A/74/53/Add.1), chap. III, resolution 42/12.", ["A/74/53/Add.1", "A/HRC/RES/42/12"]),
        ("Supplement No. 3 (E/2005/23), chap. II, sect. A, resolution 2005/54.", ["E/2005/23", "E/CN.4/RES/2005/54"]),
    ],
)
def test_whose_a_number_is(text, expected):
    assert symbols(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Commission on Narcotic Drugs resolution 61/11 of 16 March 2018",
        "the adoption by the Conference of decision 15/4",
        "decision 15/4 of the Conference of the Parties",
        "Executive Board decision 2012/10",
        "the World Health Assembly, in its resolution 70/5,",
        "the Commission on Crime Prevention, welcoming the adoption of resolution 31/1 of 20 May 2022,",
        "Supplement No. 7 (20/27), chap. I, sect. C, resolution 20/1",
        "resolution 551 (XXVI) of the Economic Commission",
        "general recommendation No. 39 (2022), adopted by resolution",
        "in the biennium 2014/15 two thirds (2/3) of the posts and 1/5 of the rest",
        "resolution LC-LP.1 (2008) and document LC 45/18",
        "World Trade Organization, document WT/L/508, and decision WT/L/917",
        "annex II, decision X/3 and decision SS.VI/1",
        "See www.un.org/A/66/1 and https://example.org/S/2001/5.",
        "recommendation CM/Rec(2024)1 and the programme HIV/AIDS (and others)",
    ],
)
def test_what_is_no_citation_of_a_document_with_a_symbol(text):
    assert symbols(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/CONF.157/24 (Part I), chap. III.", ["A/CONF.157/24 (Part I)"]),
        ("See A/73/12 (part II).", ["A/73/12 (Part II)"]),
        ("A/77/6 (Sect. 3)/Add.9.", ["A/77/6 (Sect. 3)/Add.9"]),
        ("Official Records, Supplement No. 53 (A/66/53), chap. II.", ["A/66/53"]),
        ("E/CN.4/2001/2-E/CN.4/Sub.2/2000/46, chap. II.", ["E/CN.4/2001/2", "E/CN.4/Sub.2/2000/46"]),
        ("A/61/L.45 and Add.1.", ["A/61/L.45", "A/61/L.45/Add.1"]),
        ("A/37/351/Rev.1, Add.1 and Corr.1 and Add.2", [
            "A/37/351/Rev.1",
            "A/37/351/Rev.1/Add.1",
            "A/37/351/Rev.1/Add.1/Corr.1",
            "A/37/351/Rev.1/Add.2",
        ]),
        ("(A/71/53/Add.1 and A/71/53/ Add.1/Corr.1)", ["A/71/53/Add.1", "A/71/53/Add.1/Corr.1"]),
        ("as contained in A/RES/217 A (III) and S/RES/1325 (2000).", ["A/RES/217(III)", "S/RES/1325(2000)"]),
        ("See FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", ["FCCC/CP/2015/10/Add.1"]),
        ("the adoption by the Council of decisions ISBA/28/C/9 and ISBA/28/C/24", ["ISBA/28/C/9", "ISBA/28/C/24"]),
    ],
)  # fmt: skip
def test_document_symbols(text, expected):
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Assembly resolution ES-10/2 of 25 April 1997.", ["Assembly resolution ES-10/2 of 25 April 1997"]),
        ("See resolution 55/2.", ["resolution 55/2"]),
        ("E/CN.4/2001/2-E/CN.4/Sub.2/2000/46", ["E/CN.4/2001/2", "E/CN.4/Sub.2/2000/46"]),
        ("its relevant resolutions, including 60/1 of 16 September 2005", ["60/1 of 16 September 2005"]),
    ],
)  # fmt: skip
def test_as_a_reader_would_underline_it(text, expected):
    assert written(text) == expected


def document(*notes, **more):
    paragraphs = (
        Paragraph(
            "pp1", "preambular", "Recalling its resolution 60/1,", opening="Recalling", notes=(NoteMark("1", 29),)
        ),
        Paragraph("op1", "operative", "Requests the following:", number="1", opening="Requests"),
        Paragraph("op1-a", "operative", "A report under resolution 62/208;", number="(a)", depth=1),
    )
    footnotes = tuple(Footnote(str(mark), text) for mark, text in enumerate(notes, 1))
    return Document(source="", format="plain", paragraphs=paragraphs, footnotes=footnotes, **more)


def test_a_document_s_citations_with_the_words_that_carry_them():
    found = cite(document("See resolution 55/2.", sponsor_note="Pursuant to resolution ES-10/23 of 10 May 2024."))
    assert [(c.where, c.symbol, c.carrier) for c in found] == [
        ("pp1", "A/RES/60/1", "Recalling"),
        ("op1-a", "A/RES/62/208", "Requests"),
        ("fn1", "A/RES/55/2", "Recalling"),
        ("sponsor_note", "A/RES/ES-10/23", ""),
    ]


def test_ibid_cites_what_the_note_before_it_cites():
    found = cite(document("A/CONF.157/24 (Part I), chap. III.", "Ibid., annex II.", "Ibid."))
    assert [(c.where, c.symbol, c.as_written) for c in found if c.where.startswith("fn")] == [
        ("fn1", "A/CONF.157/24 (Part I)", "A/CONF.157/24 (Part I)"),
        ("fn2", "A/CONF.157/24 (Part I)", "Ibid."),
        ("fn3", "A/CONF.157/24 (Part I)", "Ibid."),
    ]


def test_ibid_after_a_report_and_its_corrigendum_cites_the_report():
    found = cite(document("(A/67/53, A/67/53/Corr.1 and A/67/53/Corr.2), chap. IV.", "Ibid., chap. V."))
    assert [c.symbol for c in found if c.where == "fn2"] == ["A/67/53"]


@pytest.mark.parametrize(
    "notes",
    [
        ("United Nations, Treaty Series, vol. 2, No. 3.", "Ibid., annex."),
        ("A/66/53, chap. I.", "Ibid., Sixty-seventh Session, Supplement No. 53."),
        ("Ibid.",),
    ],
)
def test_ibid_of_something_without_a_symbol_cites_nothing(notes):
    assert not [c for c in cite(document(*notes)) if c.as_written == "Ibid."]


def test_ibid_with_a_symbol_of_its_own_is_that_symbol():
    found = cite(document("(A/66/53), chap. I.", "Ibid., Sixty-seventh Session, Supplement No. 53 (A/67/53)."))
    assert [c.symbol for c in found if c.where == "fn2"] == ["A/67/53"]


PIECES = st.sampled_from(
    [
        "its ",
        "resolution ",
        "resolutions ",
        "decision ",
        "Human Rights Council ",
        "the Council ",
        "60/1",
        "2000/22",
        "S-10/2",
    ]
    + [
        " A and B",
        " (III)",
        " (2000)",
        "217",
        " of 8 December 1989",
        ", ",
        " and ",
        "A/66/53",
        "-",
        "/Add.1",
        "E/2005/23",
        "(",
        ")",
    ]
    + [" by the ", "Commission", "Ibid.", "\u2011", " ", "A", "\n", ";", "No. "]
)


def test_a_year_of_a_date_is_no_number_of_a_resolution():
    found = find_citations("its resolution A/35 of 1 December 1946(I)", where="pp1")
    assert [one.symbol for one in found] == ["A/35"]


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_gives_spans_in_order_and_symbols_that_read_back(text):
    found = find_citations(text, where="pp1")
    for citation in found:
        assert text[citation.start : citation.end] == citation.as_written != ""
        assert str(Symbol.parse(citation.symbol)) == citation.symbol
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
