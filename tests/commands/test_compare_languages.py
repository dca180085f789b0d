"""``manage.py compare_languages``: differences between languages as problems of the editors' queue."""

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import Problem
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def french():
    version = rows.a_version("A/RES/66/152", title="Lamps")
    rows.a_paragraph(version, "Recalling the 27 lamps,", anchor="pp1", kind="preambular")
    french = rows.in_language(version, "fr", "Lampes")
    rows.a_paragraph(french, "Rappelant les 28 lampes,", anchor="pp1", kind="preambular", first_line=12, last_line=12)
    return french


def test_what_differs_is_a_problem_of_the_translation_at_its_line(french, capsys):
    for _ in range(2):
        call_command("compare_languages", "--session", "66")
    assert "1 texts in several languages, 2 differences between them" in capsys.readouterr().out
    found = Problem.objects.filter(code="languages_differ").order_by("message")
    assert [(one.language_version, one.line, one.message) for one in found] == [
        (french, 12, "pp1: number 27 in English, not in French"),
        (french, 12, "pp1: number 28 in French, not in English"),
    ]
    assert {one.gravity for one in found} == {2}


def test_problems_go_when_the_texts_agree_again(french):
    call_command("compare_languages")
    french.paragraphs.update(text="Rappelant les 27 lampes,")
    call_command("compare_languages")
    assert not Problem.objects.filter(code="languages_differ").exists()


def test_a_session_that_is_not_held_is_refused():
    with pytest.raises(CommandError, match="no session 12 is held"):
        call_command("compare_languages", "--session", "12")
