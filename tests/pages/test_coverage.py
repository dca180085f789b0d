"""What the archive holds by session, kind, language, committee and source, with its gaps."""

import re
from datetime import date

import pytest

from resolutions.ingest import gather, load
from resolutions.models import Session
from resolutions.models.coverage import Coverage, renew_few_held
from resolutions.pages.coverage.sentences import held_in_words
from tests.builders import adopted, draft, operative, preambular, store
from tests.pages import rows

pytestmark = pytest.mark.django_db


def words(client) -> str:
    page = client.get("/coverage/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def keep(session: int, number: int = 1, **fields):
    values = {"session": str(session), "title": f"Matter {session} {number}", "adopted_on": date(1945 + session, 12, 1)}
    store(adopted(f"A/RES/{session}/{number}", **{**values, **fields}), name=f"{session}-{number}.txt")


def test_an_empty_archive_holds_nothing(client):
    assert "No text is held yet." in words(client)


def test_counts_by_session_kind_language_and_source(client):
    keep(66)
    keep(66, 2, committee="Third Committee")
    keep(68)
    store(draft(symbol="A/C.3/68/L.1", symbol_from="text", session="68", title="Another"), name="draft.txt")
    page = words(client)
    assert "66 2 0 0 0 English 2" in page
    assert "68 1 1 0 0 English 2" in page
    assert "Third Committee" in page


def test_says_what_is_not_held(client):
    keep(66)
    keep(68, 3)
    page = words(client)
    assert "Of session 67 nothing adopted is held." in page
    assert "Session 68: 2 resolutions below the last one held are not held." in page


@pytest.mark.parametrize(
    ("symbols", "few"),
    [
        (["A/RES/66/1", "A/RES/66/2", "A/RES/66/4"], False),
        (["A/RES/66/1 A", "A/RES/66/1 B", "A/RES/66/3"], False),
        (["A/RES/66/3"], True),
        (["A/RES/66/1 A", "A/RES/66/1 B", "A/RES/66/1 C", "A/RES/66/4"], False),
        (["A/RES/66/1 A", "A/RES/66/1 B", "A/RES/66/1 C", "A/RES/66/5"], True),
        (["A/C.3/66/L.9"], False),
        (["A/RES/1514(XV)"], True),
        ([f"A/RES/{number}(XV)" for number in range(1514, 1524)], False),
    ],
)
def test_a_session_of_which_few_texts_are_held(symbols, few):
    """Parts of a resolution are one number; before 1976 numbers go on from session to session."""
    for symbol in symbols:
        rows.a_version(symbol, stage="draft" if "/L." in symbol else "adopted")
    renew_few_held()
    assert Session.objects.get().few_held is few


def test_a_session_is_told_again_when_more_of_it_is_loaded():
    rows.a_version("A/RES/66/3", stage="adopted")
    renew_few_held()
    rows.a_version("A/RES/66/1", stage="adopted")
    renew_few_held()
    assert Coverage.of_archive() == Coverage(frozenset({66}))


def test_a_load_tells_the_sessions_of_which_few_texts_are_held(settings):
    list(load(gather([settings.FIXTURES])))
    assert Coverage.of_archive().few == Coverage.of_archive().sessions


@pytest.mark.parametrize(
    ("sessions", "few", "said"),
    [
        ({75, 76, 77, 79}, set(), "75 to 77 and 79"),
        ({73, 75, 76, 77, 78}, {73, 78}, "75 to 77, and few of 73 and 78"),
        ({73}, {73}, "few of 73"),
        (set(), set(), ""),
    ],
)
def test_the_sessions_held_in_words(sessions, few, said):
    assert held_in_words(Coverage(frozenset(sessions), frozenset(few))) == said


def test_has_a_sentence_to_cite(client):
    keep(66)
    keep(67)
    said = "This archive holds 2 adopted texts of the General Assembly, of the regular sessions 66 and 67"
    assert said in words(client)


def test_costs_seven_queries(client, django_assert_num_queries):
    keep(66)
    keep(68)
    with django_assert_num_queries(7):
        client.get("/coverage/")


def test_says_how_surely_each_kind_of_file_is_read(client):
    opening = "Recalling its resolution {},"
    for number, read in enumerate(("89/1", "89/7"), 1):
        for source, cited in (("akn", "89/1"), ("pdf", read)):
            text = (preambular(opening.format(cited)), operative("1", "Requests the Secretary-General to report;"))
            values = {"format": source, "title": f"Matter {number}", "paragraphs": text, "citations": ()}
            store(adopted(f"A/RES/90/{number}", session="90", **values), name=f"{number}.{source}")
    page = words(client)
    assert "PDF 2 1 " in page
    assert re.search(r"\btext none \d+ \d+ \d+\b", page)
