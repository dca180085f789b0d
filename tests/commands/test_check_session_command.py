"""``manage.py check_session``: what a session still lacks."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.curation import correcting, mending, removing
from resolutions.models import Problem, Version
from resolutions.text import document as doc
from tests.builders import adopted, draft, store, stored

pytestmark = pytest.mark.django_db


def check(session: str) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("check_session", session, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_what_is_missing_in_a_session():
    cites = (doc.Citation("pp1", 14, 29, "resolution 66/9", "A/RES/66/9"),)
    for number in (2, 5, 6):
        store(adopted(f"A/RES/66/{number}", source=f"{number}.txt", title=f"Title {number}", citations=cites))
    problems = (doc.Problem(7, "odd", "odd thing"),)
    store(draft(symbol="A/C.3/66/L.1", symbol_from="text", citations=(), problems=problems))
    assert check("66") == (
        1,
        [
            "session 66: 4 texts of 4 proposals",
            "numbers not held: 3",
            "  A/RES/66/1",
            "  A/RES/66/3 to 4",
            "drafts without outcome: 1",
            "  A/C.3/66/L.1  Right to the sea",
            "cited but not held: 1",
            "  in 3 texts: A/RES/66/9",
            "problems open: 1 in 1 text, the worst first",
            "  A/C.3/66/L.1: 1",
            "    line 7: odd thing",
        ],
    )


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn", "no_action", "superseded"])
def test_a_draft_that_was_not_adopted_has_an_outcome(outcome):
    version = stored(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
    correction = correcting.correct(version.resolution, "outcome", outcome, None)
    assert check("66") == (0, ["session 66: 1 text of 1 proposal", "nothing is missing"])
    correcting.take_back(correction, None)
    assert "drafts without outcome: 1" in check("66")[1]


def test_a_draft_that_was_adopted_lacks_the_text_adopted():
    version = stored(draft(symbol="A/C.3/66/L.1", symbol_from="text"))
    correcting.correct(version.resolution, "outcome", "adopted", None)
    assert "drafts without outcome: 1" in check("66")[1]


def test_what_an_editor_took_out_is_not_missing():
    cites = (doc.Citation("pp1", 14, 29, "resolution 66/1", "A/RES/66/1"),)
    for number in (1, 2, 3):
        store(adopted(f"A/RES/66/{number}", source=f"{number}.txt", title=f"Title {number}", citations=cites))
    for number in (1, 2):
        removing.remove_version(Version.objects.get(symbol=f"A/RES/66/{number}"), "twice", None)
    assert check("66") == (0, ["session 66: 1 text of 1 proposal", "nothing is missing"])


def test_a_session_that_lacks_nothing():
    store(draft(symbol="A/C.3/66/L.1", symbol_from="text"), name="a.txt")
    store(adopted("A/RES/66/1"), name="b.txt")
    assert check("66") == (0, ["session 66: 2 texts of 1 proposal", "nothing is missing"])


def test_a_session_that_is_not_there():
    with pytest.raises(CommandError, match="no text of session 12 is in the archive, which has none"):
        check("12")


def numbers(session: str) -> list[str]:
    lines = check(session)[1]
    start = next((i for i, line in enumerate(lines) if line.startswith("numbers not held")), len(lines))
    return [line.strip() for line in lines[start + 1 :] if line.startswith("  A/")]


@pytest.mark.parametrize(
    ("session", "held", "missing"),
    [
        ("S-10", ["A/RES/S-10/1", "A/RES/S-10/3"], ["A/RES/S-10/2"]),
        ("ES-10", ["A/RES/ES-10/2"], ["A/RES/ES-10/1"]),
        ("46", ["A/RES/46/1", "A/RES/46/2 A", "A/RES/46/2 B", "A/RES/46/4"], ["A/RES/46/3"]),
        ("66", ["A/DEC/66/402", "A/DEC/66/504"], ["A/DEC/66/401", "A/DEC/66/501 to 503"]),
        ("3", ["A/RES/217(III)", "A/RES/220(III)"], ["A/RES/218(III) to 219(III)"]),
    ],
    ids=["special", "emergency special", "with parts", "decisions", "before 1976"],
)
def test_numbers_skipped(session, held, missing):
    for number, symbol in enumerate(held):
        store(adopted(symbol, source=f"{number}.txt", title=f"Title {number}", session=session, citations=()))
    assert numbers(session.lower()) == missing


def test_what_is_cited_of_an_old_session_and_not_held():
    cites = (doc.Citation("pp1", 14, 29, "resolution 217 A (III)", "A/RES/217(III)A"),)
    store(adopted("A/RES/193(III)", source="a.txt", session="3", citations=cites))
    assert "  in 1 text: A/RES/217(III) A" in check("3")[1]


def test_problems_that_editors_settled_are_not_open(editor):
    store(draft(symbol="A/C.3/66/L.1", symbol_from="text", citations=(), problems=(doc.Problem(7, "odd", "odd"),)))
    problem = Problem.objects.get()
    mending.settle(problem, "as printed", editor)
    assert not any(line.startswith("problems") for line in check("66")[1])


@pytest.mark.parametrize(("session", "status"), [("abc", 2), ("", 2), ("0", 2), ("66/1", 2), ("12", 1)])
def test_what_is_no_session_is_wrong_use_and_one_that_is_not_held_lacks_all(session, status):
    with pytest.raises(CommandError) as refused:
        call_command("check_session", session)
    assert refused.value.returncode == status


def test_programs_read_it_as_json():
    store(adopted("A/RES/66/2", source="2.txt", problems=(doc.Problem(7, "odd", "odd thing"),)))
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("check_session", "66", json=True, stdout=out)
    found = json.loads(out.getvalue())
    assert (end.value.code, found["session"], found["texts"]) == (1, "66", 1)
    assert found["numbers_not_held"] == [{"numbers": "A/RES/66/1", "count": 1}]
    assert found["problems"] == [{"text": "A/RES/66/2", "line": 7, "code": "odd", "message": "odd thing"}]
