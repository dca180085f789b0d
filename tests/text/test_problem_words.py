"""Messages of problems are of known forms, whoever writes them."""

import ast
import re
from collections.abc import Iterator
from itertools import chain, product, zip_longest
from pathlib import Path

import pytest

from resolutions.text.problem_words import FORMS, TERMS, taken_apart

SOURCES = [*Path("resolutions/text").rglob("*.py"), *Path("resolutions/ingest").rglob("*.py")]
WRITERS = {"Problem", "problem", "Doubt", "_problem", "Found", "Contradiction"}
OTHERWISE = {
    "%s: %s",  # of what only one of two sources names, whose forms are tested below
    "“%s”",  # quotes what the record says, and no more
    "%s. Nothing of the %s is loaded before that is mended",  # of a load, not of a text
}
FILLINGS = ("something", "“something”", "3", "sponsor", "by their numbers and opening words", "where they have numbers")
FILLINGS += ("beside it 3 was given", "the cover is in French, the text in Arabic", "French and Arabic")
FILLINGS += tuple(terms[0] for terms in TERMS.values())
"""What may stand in a place of a message."""


def written() -> Iterator[str]:
    """Every message that a module writes, with ``%s`` for what is filled in."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield from filter(None, (_form(one) for one in _messages(node)))


def _messages(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "message" for one in node.targets):
        return [node.value]
    if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in WRITERS:
        return node.args[-1:]
    if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
        first = node.value.elts[0]
        is_doubt = isinstance(first, ast.Attribute) and getattr(first.value, "id", "") == "ProblemCode"
        return node.value.elts[-1:] if is_doubt else []
    return []


def _form(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "%s" for one in node.values)
    return None


def test_every_message_that_is_written_is_of_a_form_pages_translate():
    messages = set(written()) - OTHERWISE
    assert len(messages) > 60
    left = [message for message in messages if " " in message and not is_of_a_form(message)]
    assert left == []


def is_of_a_form(message: str) -> bool:
    """Whatever stands in its places."""
    pieces = message.split("%s")
    fillings = product(FILLINGS, repeat=len(pieces) - 1)
    return any(taken_apart("".join(chain(*zip_longest(pieces, one, fillvalue="")))) for one in fillings)


@pytest.mark.parametrize("form", FORMS)
def test_a_message_is_taken_apart_by_the_form_it_was_made_of(form: str):
    names = re.findall(r"%\((\w+)\)s", form)
    fitting = {"second": "language", "third": "language"}
    values = {name: (TERMS.get(fitting.get(name, name)) or (f"the {name}",))[0] for name in names}
    found = taken_apart(form % values)
    assert found is not None
    assert (found.form, dict(found.values)) == (form, values)


def test_what_is_quoted_may_have_any_letters():
    found = taken_apart("“…a (b) % {c}\n“d” here” is no end of a paragraph")
    assert found is not None and found.values == {"words": "a (b) % {c}\n“d” here"}


def test_other_words_are_of_no_form():
    assert taken_apart("the lamps went out") is None
