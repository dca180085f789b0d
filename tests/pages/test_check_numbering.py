"""Whether a number may have a date is told by its session, its neighbours, and other sessions."""

from datetime import date, timedelta

import pytest

from resolutions.pages.checking.numbering import may_be_of
from resolutions.text.symbols import Symbol

YEAR = [(number, date(2022, 9, 20) + timedelta(days=number)) for number in range(1, 120)]
"""A session with a resolution a day from 21 September on."""


def may(number: str, day: date, **known) -> bool:
    return may_be_of(Symbol.parse(f"A/RES/{number}"), day, {name.lstrip("s"): dates for name, dates in known.items()})


@pytest.mark.parametrize(
    ("day", "allowed"),
    [(date(2023, 12, 4), True), (date(2024, 9, 10), True), (date(2022, 12, 4), False), (date(2024, 12, 4), False)],
)
def test_a_date_lies_within_its_session(day, allowed):
    assert may("78/29", day) is allowed


def test_a_number_lies_between_its_neighbours():
    known = {"s64": [(1, date(2009, 12, 1)), (20, date(2009, 12, 5)), (40, date(2009, 12, 20))]}
    assert not may("64/30", date(2009, 10, 2), **known)
    assert may("64/30", date(2009, 12, 10), **known)


def test_a_later_part_may_come_any_time_after():
    known = {"s47": [(1, date(1992, 10, 1)), (119, date(1992, 12, 18)), (121, date(1992, 12, 18))]}
    assert may("47/120 B", date(1993, 9, 20), **known)
    assert not may("47/120 A", date(1993, 9, 20), **known)


def test_of_an_unknown_session_other_sessions_tell_the_time_of_the_year():
    assert may("78/60", date(2023, 11, 19), s77=YEAR)
    assert not may("78/60", date(2023, 9, 25), s77=YEAR)
    assert not may("78/3", date(2024, 6, 28), s77=YEAR)
    assert may("78/300", date(2024, 6, 28), s77=YEAR)


def test_a_special_session_has_not_so_many():
    known = [(2, date(1997, 4, 25)), (10, date(2002, 5, 7)), (21, date(2017, 12, 21))]
    assert may_be_of(Symbol.parse("A/RES/ES-10/25"), date(2024, 12, 11), {"ES-10": known})
    assert not may_be_of(Symbol.parse("A/RES/ES-10/77"), date(2024, 12, 11), {"ES-10": known})
    assert not may_be_of(Symbol.parse("A/RES/ES-10/15"), date(1999, 7, 20), {"ES-10": known})


def test_nothing_is_said_of_sessions_numbered_through():
    assert may("1514(XV)", date(1950, 1, 1))
