"""A hyphen at the end of a line: of a word that is broken there, or of a compound."""

import pytest

from resolutions.text.joining import join
from resolutions.text.parse import parse

TEXT = """Seventy-ninth session
Agenda item 9

Resolution adopted by the General Assembly on 4 December 2024

79/901. Lighthouses

The General Assembly,

1. Recalls inter-
national cooperation and decision-
making on lighthouses;
"""


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("inter-", "national cooperation"), "international cooperation"),
        (("of self-determi-", "nation"), "of self-determination"),
        (("la coopéra-", "tion"), "la coopération"),
        (("el desa-", "rrollo"), "el desarrollo"),
        (("сотрудни\u2010", "чество"), "сотрудничество"),
        (("Inter-", "national"), "International"),
    ],
)
def test_a_word_that_a_line_breaks_is_one_word(lines, text):
    assert join(lines) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("decision-", "making"), "decision-making"),
        (("long-", "term"), "long-term"),
        (("in Guinea-", "Bissau"), "in Guinea-Bissau"),
        (("the quay-", "keeper"), "the quay-keeper"),
        (("https://example.org/inter-", "national"), "https://example.org/inter-national"),
    ],
)
def test_a_hyphen_that_may_be_the_word_s_own_is_kept(lines, text):
    assert join(lines) == text


def test_in_a_document():
    document = parse(TEXT.encode(), name="A_RES_79_901.txt")
    assert document.paragraphs[-1].text == "Recalls international cooperation and decision-making on lighthouses;"
