"""The kinds of problems met most often, in 422 texts drawn by lot, are dealt with in few clicks and keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from resolutions.models import LanguageVersion, Paragraph, Problem
from tests.builders import store_bytes
from tests.people import account
from tests.text.test_doubts import COVER, GOOD

MOST = 6
"""Clicks and keys a fault may take; keys pressed together are one."""


class Hand:
    """Does what an editor does, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, 0
        self.words = page.get_by_label("Words of the text", exact=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.done += 1

    def click(self, name: str) -> None:
        self.page.locator(name).click()
        self.done += 1

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.click(name)

    def click_before(self, words: str, until: str = "") -> None:
        """Puts the caret there, or marks the words up to ``until`` with a second click."""
        self.words.click()
        mark = "(box, [from, to]) => box.setSelectionRange(box.value.indexOf(from), box.value.indexOf(to))"
        self.words.evaluate(mark, [words, until or words])
        self.done += 2 if until else 1

    def paste(self, words: str) -> None:
        """With the two steps of copying it."""
        self.page.keyboard.insert_text(words)
        self.done += 3


def settles(hand: Hand) -> None:
    hand.press("s")


def encloses_digit(hand: Hand) -> None:
    hand.click_before("3 lit")
    hand.press("[", "^", "ArrowRight", "]", "Control+Enter")


def ends_with_semicolon(hand: Hand) -> None:
    hand.press("m", "Control+End", "Backspace", ";", "Control+Enter")


def joins_before(hand: Hand) -> None:
    hand.follow("a:has-text('Mend PP 1')")
    hand.press("j", "Control+Enter")


def parts_two(hand: Hand) -> None:
    hand.click_before("Requests the keepers")
    hand.press("Enter", "Enter", "Control+Enter")


def numbers_anew(hand: Hand) -> None:
    hand.click("[name=number]")
    hand.press("Backspace", "2", "Control+Enter")


def drops_mark(hand: Hand) -> None:
    hand.click_before("[note 3]", until=" lit")
    hand.press("Delete", "Control+Enter")


def sets_mark(hand: Hand) -> None:
    hand.click("[name=behind]")
    hand.paste("the lamps")
    hand.press("Control+Enter")


MARKED = "1. Decides to keep the lamps<sup>3</sup> lit;"
NOTE = "__________\n\n3 See the report of the keepers."
FAULTS: list[tuple[str, tuple[str, ...], Callable[[Hand], None], str]] = [
    ("digit_as_mark", (GOOD[0], "1. Decides to keep the lamps3 lit;", GOOD[2]), encloses_digit, " lamps lit;"),
    ("unfinished", (GOOD[0], "1. Decides to keep the lamps lit,", GOOD[2]), ends_with_semicolon, "lit;"),
    (
        "no_opening",
        (GOOD[0], "74/54 of 12 December 2019 and 75/45,", *GOOD[1:]),
        joins_before,
        "2034, 74/54",
    ),
    (
        "two_openings",
        (GOOD[0], "1. Decides to keep the lamps lit; Requests the keepers to report on the lamps;", GOOD[2]),
        parts_two,
        "Requests the keepers",
    ),
    ("fragment", (), settles, ""),
    ("numbers_jump", (GOOD[0], GOOD[1], "5. Requests a report."), numbers_anew, "Requests a report."),
    (
        "mark_without_note",
        (GOOD[0], "1. Decides to keep the lamps<sup>3</sup> lit;", GOOD[2]),
        drops_mark,
        "lamps lit;",
    ),
    ("mark_not_found", (*GOOD, NOTE), sets_mark, "Decides to keep the lamps"),
    ("long_title", (), settles, ""),
    ("table_guessed", (), settles, ""),
]


@pytest.fixture
def desk(live_server, page: Page) -> Callable[[str, tuple[str, ...]], Hand]:
    """Opens the page of the problem of that kind, of a text of these paragraphs."""
    account("eda", "Editor", password="of the sea")

    def open_at(code: str, paragraphs: tuple[str, ...]) -> Hand:
        cover = COVER.format(title="The keeping of lamps", tabled="Fiji: draft resolution", symbol="A/C.3/90/L.7")
        store_bytes((cover + "\n\n".join(paragraphs or GOOD) + "\n").encode(), "lamps.txt")
        text = LanguageVersion.objects.get()
        if not paragraphs:
            of_text = {"version": text.version, "language_version": text, "reading": text.shown}
            Problem.objects.create(**of_text, line=12, code=code, message="something odd")
        problem = Problem.objects.get(code=code)
        page.goto(f"{live_server.url}/admin/login/?next=/admin/resolutions/problem/?code={code}")
        page.get_by_label("Username").fill("eda")
        page.get_by_label("Password").fill("of the sea")
        page.get_by_role("button", name="Log in").click()
        with page.expect_navigation():  # the keys are there once the page is
            page.get_by_role("link", name=problem.message).click()
        return Hand(page)

    return open_at


@pytest.mark.parametrize(("code", "paragraphs", "mend", "words"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_frequent_fault_takes_few_clicks_and_keys(desk, code, paragraphs, mend, words):
    hand = desk(code, paragraphs)
    mend(hand)
    hand.page.wait_for_load_state("load")
    assert hand.done <= MOST
    hand.page.locator(".messagelist .success").wait_for()
    assert not Problem.objects.open().filter(code=code).exists()
    assert Paragraph.objects.filter(text__contains=words).exists()
