"""Each question that a page is there for is answered within three clicks from home, for a delegate, a researcher and a
journalist. A click is a link or a button; what is typed counts for nothing, sending it for one.

``make stories`` writes the clicks and seconds to docs/stories.md."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, TimeoutError

MOST_CLICKS = 3
SUBJECT = "Enhancement of international cooperation in the field of human rights"
Step = tuple[str, str]
"""``("click", link)``, ``("press", button)`` or ``("search", words)``; ``("paste", words)`` is no click."""
SUBJECTS: Step = ("click", "All recurring subjects")

QUESTIONS: dict[str, dict[str, tuple[Sequence[Step], str]]] = {
    "delegate": {
        "What happened last time?": ([SUBJECTS, ("click", SUBJECT)], "Session by session"),
        "What do I tell my delegation?": ([SUBJECTS, ("click", SUBJECT), ("click", "Brief, one page")], "Made from"),
        "Can I bring my file, and is it safe?": ([("click", "Compare your own text")], "What you bring is not stored."),
        "What must I correct in my draft?": (
            [
                ("click", "Check a draft"),
                ("paste", "1. Recalls its resolution 66/152 of 19 December 2012;"),
                ("press", "Check"),
            ],
            "66/152",
        ),
        "How much changed, and does it matter?": ([("search", "66/152"), ("click", "Changes")], "paragraphs"),
        "What is next year’s text?": ([("search", "66/152"), ("click", "Base draft")], "base draft"),
        "How am I told?": ([("click", "Follow by letter")], "Follow"),
    },
    "researcher": {
        "What is it, and how was it adopted?": ([("search", "66/152")], "Adopted"),
        "Do the versions say the same?": ([("search", "67/1"), ("click", "Languages side by side")], "Marées"),
        "Is it there, in my language?": ([("search", "dialogue")], "A/RES/66/152"),
        "Where do these words come from?": (
            [("search", "66/152"), ("click", "Age of the wording")],
            "The age of every word",
        ),
        "Can I rely on this?": ([("click", "What the archive holds")], "What the archive holds"),
    },
    "journalist": {
        "What can I do here?": ([], "Check a draft"),
        "Who stood out?": ([("click", "All recorded votes"), ("click", "A/RES/67/1")], "Against"),
        "What now, if it is not held?": ([("search", "A/RES/66/999")], "A/RES/66/152"),
        "Did the Assembly say so?": (
            [
                ("click", "Verify a quotation"),
                ("paste", "constructive dialogue and consultations"),
                ("press", "Verify"),
            ],
            "A/RES/66/152",
        ),
    },
}


def walk(page: Page, steps: Sequence[Step]) -> int:
    """The clicks it takes."""
    for kind, what in steps:
        if kind == "click":
            page.locator("main, footer").get_by_role("link", name=what).first.click()
        elif kind == "press":
            page.get_by_role("main").get_by_role("button", name=what).first.click()
        elif kind == "search":
            page.locator("[type=search]").first.fill(what)
            page.locator("[type=search]").first.press("Enter")
        else:
            page.get_by_role("main").locator("textarea").first.fill(what)
    return sum(kind != "paste" for kind, _ in steps)


def told(walked: Sequence[tuple[str, str, int, float]]) -> str:
    rows = [f"| {person} | {question} | {clicks} | {seconds:.1f} |" for person, question, clicks, seconds in walked]
    when = f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores, the sample documents, without JavaScript."
    said = f"From home, at most {MOST_CLICKS} clicks. Seconds are of asking, making and showing pages, not of reading."
    heads = ["| who | question | clicks | seconds |", "|---|---|---|---|"]
    return "\n".join(["# Stories of readers, measured", "", when, said, "", *heads, *rows, ""])


def test_each_question_is_answered_within_three_clicks(archive, voted, window):
    page = window(java_script_enabled=False)
    page.set_default_timeout(10_000)
    page.set_default_navigation_timeout(30_000)
    unanswered, walked = [], []
    for person, questions in QUESTIONS.items():
        for question, (steps, answer) in questions.items():
            page.goto(archive)
            begun = perf_counter()
            try:
                clicks = walk(page, steps)
                answered = answer in page.get_by_role("main").inner_text()
            except TimeoutError:
                answered = False
            if not answered or clicks > MOST_CLICKS:
                unanswered.append((person, question, page.url))
            else:
                walked.append((person, question, clicks, perf_counter() - begun))
    assert not unanswered
    if table := os.environ.get("STORIES"):
        Path(table).write_text(told(walked))
