"""Sessions, dates and roman numerals in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.ordinals import (
    date_words,
    find_dates,
    find_sessions,
    from_roman,
    parse_date,
    session_code,
    session_words,
    to_roman,
)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Sixty-sixth session", "66"),
        ("SIXTY-SIXTH SESSION", "66"),
        ("twenty\u2011first session", "21"),
        ("Sixty- sixth  session", "66"),
        ("Eightieth session", "80"),
        ("66th session", "66"),
        ("Twelfth regular session", "12"),
        ("Twenty-third special session", "S-23"),
        ("Tenth emergency special session", "ES-10"),
        ("Eleventh emergency\nspecial session", "ES-11"),
        ("Hundredth session", "100"),
        ("One hundred and first session", "101"),
        ("Hundred and tenth session", "110"),
        ("decides to continue at its sixty-seventh session under the item", "67"),
    ],
)
def test_a_session_in_words(words, code):
    assert session_code(words) == code


@pytest.mark.parametrize(
    "words", ["", "session", "Third Committee", "the resumed session", "Twenty-tenth session", "tenth-first session"]
)
def test_what_names_no_session(words):
    assert session_code(words) is None


@given(st.integers(1, 199), st.sampled_from(["", "S-", "ES-"]))
def test_every_session_reads_back(number, kind):
    assert session_code(session_words(f"{kind}{number}")) == f"{kind}{number}"


def test_session_words_are_those_of_the_masthead():
    assert session_words("66") == "Sixty-sixth session"
    assert session_words("S-23") == "Twenty-third special session"
    assert session_words("ES-10") == "Tenth emergency special session"
    assert session_words("110") == "Hundred and tenth session"


def test_all_sessions_named_in_a_text():
    assert list(find_sessions("at its fiftieth session and its tenth special session")) == ["50", "S-10"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 December 2011", date(2011, 12, 19)),
        ("10 DECEMBER 1948", date(1948, 12, 10)),
        (" 8\u00a0September\n2000 ", date(2000, 9, 8)),
        ("31 February 2000", None),
        ("0 May 2000", None),
        ("December 2011", None),
        ("on 19 December 2011", None),
        ("2011-12-19", None),
    ],
)
def test_a_date_in_words(text, value):
    assert parse_date(text) == value


def test_dates_in_a_text_with_their_places():
    text = "of 8 September 2000 and of 30 February 2001, adopted on 19 December 2011."
    found = list(find_dates(text))
    assert [(text[start:end], value) for start, end, value in found] == [
        ("8 September 2000", date(2000, 9, 8)),
        ("19 December 2011", date(2011, 12, 19)),
    ]


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number):
    assert from_roman(to_roman(number)) == number
    assert from_roman(to_roman(number).lower()) == number


@pytest.mark.parametrize("text", ["", "XA", "12"])
def test_what_is_no_roman_numeral_is_refused(text):
    with pytest.raises(ValueError, match="not a roman numeral"):
        from_roman(text)


@given(st.dates())
def test_a_date_in_words_is_read_back(day):
    assert parse_date(date_words(day)) == (day if day.year > 999 else None)
