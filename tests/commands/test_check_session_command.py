"""``manage.py check_session``: what a session still lacks."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.text import document as doc
from tests.builders import adopted, draft, store

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
            "numbers not held: 2",
            "  A/RES/66/1",
            "  A/RES/66/3 to 4",
            "drafts without outcome: 1",
            "  A/C.3/66/L.1  Right to the sea",
            "cited but not held: 1",
            "  A/RES/66/9 in 3 texts",
            "problems open: 1",
            "  A/C.3/66/L.1, line 7: odd thing",
        ],
    )


def test_a_session_that_lacks_nothing():
    store(draft(symbol="A/C.3/66/L.1", symbol_from="text"), name="a.txt")
    store(adopted("A/RES/66/1"), name="b.txt")
    assert check("66") == (0, ["session 66: 2 texts of 1 proposal", "nothing is missing"])


def test_a_session_that_is_not_there():
    with pytest.raises(CommandError, match="no text of session 12"):
        check("12")
