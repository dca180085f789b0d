"""Closed lists are enums inside, and plain words outside."""

import json
import pickle
from pathlib import Path

from resolutions.text.kinds import DocumentKind, ParagraphKind, SymbolFrom
from resolutions.text.parse import parse
from resolutions.text.problems import GRAVITIES, PROBLEMS, Gravity, ProblemCode, gravity_of

ADOPTED = Path(__file__).parents[2] / "fixtures" / "international-cooperation-2011-adopted.txt"


def test_what_is_read_has_members_and_prints_their_values():
    document = parse(ADOPTED.read_bytes(), name=ADOPTED.name)
    assert document.kind is DocumentKind.RESOLUTION
    assert {type(paragraph.kind) for paragraph in document.paragraphs} == {ParagraphKind}
    assert document.symbol_from is SymbolFrom.NUMBER
    written = json.dumps(document.as_dict())
    assert '"kind": "resolution"' in written and "DocumentKind" not in written
    assert f"{document.kind}/{ParagraphKind.TEXT}" == "resolution/text"


def test_what_is_read_goes_from_one_process_to_another():
    document = parse(ADOPTED.read_bytes(), name=ADOPTED.name)
    handed = pickle.loads(pickle.dumps(document))
    assert handed == document
    assert handed.paragraphs[0].kind is document.paragraphs[0].kind


def test_every_problem_has_words_and_a_gravity():
    assert set(PROBLEMS) == set(ProblemCode)
    assert all(kind.words for kind in PROBLEMS.values())
    assert set(GRAVITIES) == set(Gravity) == {1, 2, 3, 4}
    assert (gravity_of("fragment"), gravity_of("vote-count"), gravity_of("nobody knows it")) == (1, 4, 3)
