"""Symbols: every spelling a reader uses, one canonical spelling, an order that is not the order of strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.symbols import Symbol

SPELLINGS = [
    ("A/RES/66/152", "A/RES/66/152"),
    ("a/res/66/152", "A/RES/66/152"),
    (" A/RES/66/152* ", "A/RES/66/152"),
    ("A / RES / 66 / 152", "A/RES/66/152"),
    ("A/RES/217 (III)", "A/RES/217(III)"),
    ("A/RES/217%20(III)", "A/RES/217(III)"),
    ("A/RES/217 A (III)", "A/RES/217(III) A"),
    ("A/RES/217(III)A", "A/RES/217(III) A"),
    ("A/RES/3419 A to D (XXX)", "A/RES/3419(XXX) A-D"),
    ("A/RES/75/101A-B", "A/RES/75/101 A-B"),
    ("A/RES/75/101 A\u2013B", "A/RES/75/101 A-B"),
    ("A/RES/75/101 A and B", "A/RES/75/101 A-B"),
    ("A/RES/51/211 A to E", "A/RES/51/211 A-E"),
    ("A/RES/56/24 A, C and T", "A/RES/56/24 A,C,T"),
    ("A/RES/56/24 A, B and C", "A/RES/56/24 A-C"),
    ("A/RES/67/234b", "A/RES/67/234 B"),
    ("A/RES/54/237a-c", "A/RES/54/237 A-C"),
    ("A/RES/37/100[A]", "A/RES/37/100 A"),
    ("A/RES/S-10/2", "A/RES/S-10/2"),
    ("A/RES/ES\u201110/15", "A/RES/ES-10/15"),
    ("A/RES/3201 (S-VI)", "A/RES/3201(S-VI)"),
    ("a/res/1874(s-iv)", "A/RES/1874(S-IV)"),
    ("A/RES/2252(ES-V)", "A/RES/2252(ES-V)"),
    ("A/DEC/60/519", "A/DEC/60/519"),
    ("A/C.3/80/L.35", "A/C.3/80/L.35"),
    ("a/c.3/80/l.35/rev.1/add.1/corr.1", "A/C.3/80/L.35/Rev.1/Add.1/Corr.1"),
    ("A/ES-11/L.1", "A/ES-11/L.1"),
    ("A/AC.109/2022/L.9", "A/AC.109/2022/L.9"),
    ("A/66/462/ADD.2", "A/66/462/Add.2"),
    ("A/64/27(supp)", "A/64/27"),
    ("A/80/PV.69(resumption1)", "A/80/PV.69 (Resumption 1)"),
    ("A/C.6/64/SR.1\u201328/Corrigendum", "A/C.6/64/SR.1-28/Corrigendum"),
    ("A/CONF.157/24(PARTI)", "A/CONF.157/24 (Part I)"),
    ("NPT/CONF.2000/28(PartsIandII)", "NPT/CONF.2000/28 (Parts I and II)"),
    ("A/77/6 (Sect.29D)/Corr.1", "A/77/6 (Sect. 29D)/Corr.1"),
    ("ICCD/COP(15)/23/Add.1", "ICCD/COP(15)/23/Add.1"),
    ("E/CN.4/2001/2-E/CN.4/Sub.2/2000/46", "E/CN.4/2001/2-E/CN.4/Sub.2/2000/46"),
    ("UNEP/CBD/BS/COP-MOP/5/17", "UNEP/CBD/BS/COP-MOP/5/17"),
    ("UNEP/EA.5/RES.6", "UNEP/EA.5/Res.6"),
    ("S/RES/1325 (2000)", "S/RES/1325(2000)"),
    ("E/RES/2013/40", "E/RES/2013/40"),
    ("A/hrc/RES/16/22", "A/HRC/RES/16/22"),
    ("e/cn.4/sub.2/res/2000/22", "E/CN.4/Sub.2/RES/2000/22"),
    ("A/9601", "A/9601"),
]


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS)
def test_every_spelling_has_one_canonical_form(written, canonical):
    symbol = Symbol.parse(written)
    assert str(symbol) == canonical
    assert str(Symbol.parse(symbol.address)) == canonical
    assert " " not in symbol.address
    assert symbol.key == canonical.upper().replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("66/152", "A/RES/66/152"),
        ("resolution 66/152", "A/RES/66/152"),
        ("res. 66/152", "A/RES/66/152"),
        ("General Assembly resolution 67/234 b", "A/RES/67/234 B"),
        ("A/RES/66/152", "A/RES/66/152"),
        ("resolution A/RES/66/152", "A/RES/66/152"),
        ("decision 60/519", "A/DEC/60/519"),
        ("2200 A (XXI)", "A/RES/2200(XXI) A"),
        ("S-10/2", "A/RES/S-10/2"),
        ("es-10/15", "A/RES/ES-10/15"),
        ("1325 (2000)", "S/RES/1325(2000)"),
        ("Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
        ("https://undocs.org/en/A/RES/66/152", "A/RES/66/152"),
        ("A_RES_1145(XII)", "A/RES/1145(XII)"),
        ("A_C.3_80_L.35", "A/C.3/80/L.35"),
        ("A-RES-66-152", "A/RES/66/152"),
        ("A-RES-ES-10-23", "A/RES/ES-10/23"),
        ("A_RES_66_152_E", "A/RES/66/152"),
        ("A_RES_79_1-2416433E", "A/RES/79/1"),
        ("A_RES_ES-11_4_2223239E", "A/RES/ES-11/4"),
        ("A_RES_77_270-A", "A/RES/77/270"),
        ("A_RES_76_161-2119206E_reissue", "A/RES/76/161"),
        ("A_RES_76_23-2118258E-reissue", "A/RES/76/23"),
        ("A_RES_79_911-Corr.1", "A/RES/79/911/Corr.1"),
        ("A_C.3_80_L.35-Rev.1-Add.2_en", "A/C.3/80/L.35/Rev.1/Add.2"),
        ("A_RES_72_262_C", "A/RES/72/262 C"),
        ("A_RES_75_101_A-B", "A/RES/75/101 A-B"),
        ("A-RES-75-101-EN", "A/RES/75/101"),
        ("a_66_462_add.2", "A/66/462/Add.2"),
        ("A_ES-11_L.1", "A/ES-11/L.1"),
        ("UNEP/EA.5/Res.6", "UNEP/EA.5/Res.6"),
    ],
)
def test_what_a_reader_types_or_a_file_is_called(typed, canonical):
    assert str(Symbol.from_reader(typed)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "66/152",
        "A/RES/66",
        "A/RES/x",
        "A/RES/66/152/(III)",
        "A/RES/2000/22",
        "hello/world",
        "A/B",
        "A/RES/\u0663/1",
        "A" * 300,
    ],
)
def test_what_is_no_symbol_is_refused(text):
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.parse(text)


@pytest.mark.parametrize("name", ["scan_2", "a_1", "66_152", "2011-12-19", "text-2005", "000_5d2f55", "A_report"])
def test_a_file_name_that_only_looks_like_a_symbol_gives_none(name):
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.from_reader(name)


@pytest.mark.parametrize("text", ["", "peace", "66", "66/", "resolution", "(III)", "A/" * 200])
def test_what_no_reader_can_mean_is_refused(text):
    with pytest.raises(ValueError, match="not a document symbol"):
        Symbol.from_reader(text)


@pytest.mark.parametrize(
    ("text", "series", "organ", "session", "year", "number", "committee", "part"),
    [
        ("A/RES/66/152", "resolution", "A", "66", None, "152", None, ""),
        ("A/RES/217 A (III)", "resolution", "A", "3", None, "217", None, "A"),
        ("A/RES/3201 (S-VI)", "resolution", "A", "S-6", None, "3201", None, ""),
        ("A/RES/ES-10/23", "resolution", "A", "ES-10", None, "23", None, ""),
        ("A/RES/75/101 A-B", "resolution", "A", "75", None, "101", None, "A-B"),
        ("A/DEC/60/519", "decision", "A", "60", None, "519", None, ""),
        ("A/C.3/80/L.35/Rev.1", "draft", "A", "80", None, "35", "C.3", ""),
        ("A/79/L.32", "draft", "A", "79", None, "32", None, ""),
        ("A/AC.109/2022/L.9", "draft", "A", None, 2022, "9", "AC.109", ""),
        ("A/66/462/Add.2", "document", "A", "66", None, "462", None, ""),
        ("A/9601", "document", "A", None, None, "9601", None, ""),
        ("A/80/PV.69 (Resumption 1)", "meeting", "A", "80", None, "69", None, ""),
        ("S/RES/1325 (2000)", "resolution", "S", None, 2000, "1325", None, ""),
        ("A/HRC/RES/16/22", "resolution", "A/HRC", "16", None, "22", None, ""),
        ("E/CN.4/Sub.2/RES/2000/22", "resolution", "E/CN.4/Sub.2", None, 2000, "22", None, ""),
        ("E/RES/1503 (XLVIII)", "resolution", "E", "48", None, "1503", None, ""),
    ],
)
def test_what_a_symbol_says(text, series, organ, session, year, number, committee, part):
    symbol = Symbol.parse(text)
    assert (symbol.series, symbol.organ, symbol.session, symbol.year) == (series, organ, session, year)
    assert (symbol.number, symbol.committee, symbol.part) == (number, committee, part)
    assert symbol.is_resolution == (series == "resolution")
    assert symbol.is_draft == (series == "draft")


def test_suffixes_stack_and_come_off():
    symbol = Symbol.parse("A/C.3/80/L.35/Rev.1/Add.1/Corr.1")
    assert symbol.suffixes == ("Rev.1", "Add.1", "Corr.1")
    assert symbol.base == Symbol.parse("A/C.3/80/L.35")


def test_a_document_issued_in_two_series_has_two_symbols():
    halves = Symbol.parse("A/67/65/Corr.1-E/2012/48/Corr.1").halves
    assert [str(half) for half in halves] == ["A/67/65/Corr.1", "E/2012/48/Corr.1"]


def test_the_parts_of_an_old_number_were_issued_as_one_document():
    assert str(Symbol.parse("A/RES/217 A (III)").document) == "A/RES/217(III)"
    assert str(Symbol.parse("A/RES/67/234 B").document) == "A/RES/67/234 B"


def test_the_order_is_not_the_order_of_strings():
    in_order = [
        "A/80/L.4",
        "A/80/L.35",
        "A/C.3/80/L.4",
        "A/C.3/80/L.35",
        "A/C.3/80/L.35/Add.1",
        "A/C.3/80/L.35/Rev.1",
        "A/C.3/80/L.35/Rev.1/Add.1",
        "A/C.3/80/L.35/Rev.2",
        "A/C.3/80/L.35/Rev.10",
        "A/RES/217(III)",
        "A/RES/217(III) A",
        "A/RES/217(III) B",
        "A/RES/3419(XXX) A-D",
        "A/RES/66/9",
        "A/RES/66/152",
        "A/RES/75/101",
        "A/RES/75/101 A",
        "A/RES/75/101 A-B",
        "A/RES/75/101 B",
        "A/RES/110/1",
        "A/RES/3201(S-VI)",
        "A/RES/S-10/2",
        "A/RES/ES-10/2",
        "A/DEC/60/519",
        "A/66/462",
        "A/66/462/Add.2",
        "A/66/462/Add.10",
        "S/RES/242(1967)",
        "S/RES/1325(2000)",
        "E/RES/2013/40",
        "E/CN.4/RES/2005/54",
    ]
    symbols = [Symbol.parse(text) for text in in_order]
    assert [str(symbol) for symbol in sorted(symbols, key=lambda s: s.sort_key)] == in_order
    symbols.reverse()
    assert [str(symbol) for symbol in sorted(symbols)] == in_order
    assert all(symbol.sort_key.isalnum() and symbol.sort_key.isascii() for symbol in symbols)


ROMAN = st.sampled_from(["I", "III", "XV", "XXI", "XXX", "S-VI", "ES-V"])
SESSION = st.one_of(
    st.integers(31, 120).map(str), st.integers(8, 40).map("S-{}".format), st.integers(8, 15).map("ES-{}".format)
)
LETTERS = st.sampled_from(["", " A", " B", " A-B", " A and B", " A to E", " A, C and T"])
NUMBER = st.integers(1, 9999)
SUFFIXES = st.lists(
    st.builds("/{}.{}".format, st.sampled_from(["Rev", "Add", "Corr"]), st.integers(1, 20)), max_size=3
).map("".join)
COMMITTEE = st.sampled_from(["", "/C.1", "/C.6", "/AC.109", "/BUR"])
QUALIFIER = st.sampled_from(["", " (Part I)", " (Parts I and II)", " (Vol. II)", " (Sect. 29D)", " (Plan outline)"])
SYMBOLS = st.one_of(
    st.builds("A/{}/{}/{}{}".format, st.sampled_from(["RES", "DEC", "HRC/RES"]), SESSION, NUMBER, LETTERS),
    st.builds("A/RES/{}{} ({})".format, NUMBER, LETTERS, ROMAN),
    st.builds("S/RES/{} ({})".format, NUMBER, st.integers(1946, 2040)),
    st.builds("E/{}RES/{}/{}".format, st.sampled_from(["", "CN.4/", "CN.4/Sub.2/"]), st.integers(1978, 2040), NUMBER),
    st.builds("A{}/{}/{}{}{}".format, COMMITTEE, SESSION, st.sampled_from(["L.", "PV.", ""]), NUMBER, SUFFIXES),
    st.builds("A/CONF.{}/{}{}{}".format, NUMBER, NUMBER, QUALIFIER, SUFFIXES),
    st.builds("A/{}/{}{}-S/{}/{}".format, SESSION, NUMBER, SUFFIXES, st.integers(1994, 2040), NUMBER),
)


@given(SYMBOLS, st.booleans(), st.booleans())
def test_printing_and_reading_back_gives_the_same_symbol(text, lower, tight):
    written = text.replace(" ", "") if tight else text
    symbol = Symbol.parse(written.lower() if lower else written)
    assert Symbol.parse(str(symbol)) == symbol == Symbol.parse(text)
    assert str(Symbol.parse(symbol.address)) == str(symbol) == str(Symbol.parse(text))
    assert symbol.sort_key == Symbol.parse(str(symbol)).sort_key
    assert len({symbol, Symbol.parse(text)}) == 1


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_that_reads_back_or_is_refused(text):
    try:
        symbol = Symbol.from_reader(text)
    except ValueError as error:
        assert "not a document symbol" in str(error)
    else:
        assert Symbol.parse(str(symbol)) == symbol


@given(st.text(alphabet="AESRLCDIVX/.-()0123456789 b,%", max_size=40))
def test_any_jumble_of_the_right_letters_is_a_symbol_that_reads_back_or_is_refused(text):
    try:
        symbol = Symbol.parse(text)
    except ValueError as error:
        assert "not a document symbol" in str(error)
    else:
        assert Symbol.parse(str(symbol)) == symbol
        assert symbol.sort_key.isascii()
