"""Problems in the language of the page."""

import pytest
from django.utils.translation import override

from resolutions.pages.problems import said


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "op3-a: “seas” here, “oceans” in en.xml, which is shown",
            "Par. 3 (a)\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}seas\N{NO-BREAK SPACE}» ici, "
            "«\N{NO-BREAK SPACE}oceans\N{NO-BREAK SPACE}» dans en.xml, qui est montré",
        ),
        (
            "agenda_items: “69 (b)” here, “70” in en.xml",
            "Points de l’ordre du jour\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}69 (b)\N{NO-BREAK SPACE}» ici, "
            "«\N{NO-BREAK SPACE}70\N{NO-BREAK SPACE}» dans en.xml",
        ),
        ("3 in favour, but 2 States are listed", "3 (pour), mais 2 États sont énumérés"),
        ("adopted on 2022-11-21 or on 2022-11-10", "adopté le 21 novembre 2022 ou le 10 novembre 2022"),
    ],
)
def test_places_fields_and_sides_are_said_in_words_of_the_page(message: str, words: str):
    with override("fr"):
        assert said(message) == words


def test_what_a_document_says_is_escaped():
    assert said("“…<b>%(words)s {0}” is no end of a paragraph") == (
        "“…&lt;b&gt;%(words)s {0}” is no end of a paragraph"
    )
