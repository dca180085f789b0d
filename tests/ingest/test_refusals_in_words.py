"""Why something cannot be loaded is told in the language of the page, whichever module says it."""

import ast
import re
from collections.abc import Iterator
from itertools import chain, product, zip_longest
from pathlib import Path

import pytest
from django.utils import translation

from resolutions.ingest import run_words
from resolutions.pages.problems import recorded
from resolutions.text.readers import encoding

RAISED = {"Refused", "Unreadable", "UnknownLanguage"}
SOURCES = [*Path("resolutions/text").rglob("*.py"), *Path("resolutions/ingest").rglob("*.py")]
FILLINGS = ("3", "not a session: 'x' (66, S-10, ES-10)", "line 1: a column is named twice")
FILLINGS += (
    "record 3 (7)",
    "folder",
    "there is no column “x”; ",
    "",
    "'x' is not an official language of the United Nations (en)",
)
"""What may stand in a place of a message."""


def written() -> Iterator[str]:
    """What the modules that read and load raise, with ``%s`` for what is filled in."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED and node.args:
                yield from filter(None, [_form(node.args[0])])


def _form(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "%s" for one in node.values)
    return ""


def is_translated(message: str) -> bool:
    """Whatever stands in its places."""
    pieces = message.split("%s")
    own = [piece.strip() for piece in pieces if len(re.findall(r"[a-z]{2,}", piece)) > 1]
    fillings = product(FILLINGS, repeat=len(pieces) - 1)
    lines = ("".join(chain(*zip_longest(pieces, one, fillvalue=""))) for one in fillings)
    with translation.override("fr"):
        found = (recorded(line) for line in lines)
        return any("<span" not in said and not any(words in said for words in own) for said in found)


def test_every_refusal_is_told_in_the_language_of_the_page():
    messages = sorted(set(written()))
    assert len(messages) > 50
    assert [message for message in messages if not is_translated(message)] == []


def test_every_file_that_is_no_document_is_named_in_it_too():
    assert {what for _signature, what in encoding._SIGNATURES} | {*encoding._CONTAINED.values()} <= run_words.WORDS


@pytest.mark.parametrize(
    ("line", "french"),
    [
        (
            "line 1: there is no column “colour”; the first line must name the columns file or symbol, and any of "
            "series, title. Nothing of the folder is loaded before that is mended",
            "ligne 1 : il n’y a pas de colonne « colour » ; la première ligne doit nommer les colonnes file ou symbol",
        ),
        ("line 2, session: not a session: 'x' (66, S-10, ES-10)", "ligne 2, session : pas une session : 'x'"),
        ("record 3 (7), 191 $a: not a document symbol: 'x'", "notice 3 (7), 191 $a : pas une cote de document : 'x'"),
        ("this is a PNG image", "ceci est une image PNG"),
    ],
)
def test_a_refused_manifest_says_why(line, french):
    with translation.override("fr"):
        assert french in recorded(line).replace("\xa0", " ").replace("&#x27;", "'")
