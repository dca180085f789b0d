"""Whatever the bytes: a Document or one clear refusal, and no letter lost.

``FUZZ=10000 pytest tests/text/test_fuzz.py`` runs that many random cases of each property.
"""

import json
import os
import random
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from benchmarks.degrade import PDF, STYLES, rendered
from resolutions.text.document import Document
from resolutions.text.parse import Unreadable, parse_all
from resolutions.text.readers import decode
from resolutions.text.readers.docx import read_docx
from resolutions.text.readers.formats import format_of
from resolutions.text.readers.html import read_html
from resolutions.text.readers.pdf import read_pdf
from resolutions.text.readers.plain import read_plain
from resolutions.text.sheet import letters
from tests.text.accounting import letters_of_document, letters_of_lines
from tests.text.invented import BUILDS, invented

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEEDS = [path.read_bytes() for path in sorted(FIXTURES.glob("*.txt"))]
AKN = (Path(__file__).parent / "readers" / "data" / "composed.akn.xml").read_bytes()
FUZZ = os.environ.get("FUZZ")
CASES = settings(max_examples=int(FUZZ or 60), derandomize=not FUZZ, database=None, deadline=None)
"""The same cases every time, unless more are asked for."""

texts = st.sampled_from(SEEDS) | st.builds(
    lambda build, style, seed: rendered(invented(build, seed), style, seed).encode(),
    st.sampled_from(list(BUILDS)),
    st.sampled_from([*STYLES, PDF]),
    st.integers(0, 1000),
)
DEBRIS = [
    piece.encode()
    for piece in (
        "__________________;---;1 ;1.;(a);(i);**;*;¹;<sup>1</sup>;[x](#);Annex;\ufdd0;I;2/4;25-20958;\x0c;\u00a0;"
        "\u200b;П;#;The General Assembly,;| a | b |;A/RES/66/152;Agenda item 3;[^1]: note;&amp;Article 1;Rule 2;"
        "66/152. Title"
    ).split(";")
] + [b"\xff"]


def mutilated(data: bytes, seed: int) -> bytes:
    """A few lines and stretches moved, doubled, cut, joined, or with debris in them."""
    chance = random.Random(seed)
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                lines.insert(at, chance.choice(DEBRIS))
            case 1:
                cut = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + chance.choice(DEBRIS) + lines[at][cut:]
            case 2:
                lines[at : at + chance.randint(1, 9)] = [b" ".join(lines[at : at + 4])]
            case 3:
                lines.insert(chance.randrange(len(lines)), lines.pop(at))
            case 4:
                lines[at:at] = lines[at : at + chance.randint(1, 20)]
            case 5:
                cut = chance.randint(0, len(lines[at]))
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
            case 6:
                del lines[at : at + chance.randint(1, 9)]
                lines = lines or [b"x"]
    return b"\n".join(lines)


def with_damaged_words(data: bytes, seed: int) -> bytes:
    """A few stretches of text with debris in them, in paragraphs; the markup is as it was."""
    tree, chance = tree_of(data), random.Random(seed)
    words = [one for one in tree.xpath("//*[local-name()='p']") if (one.text or "").strip()]
    for element in chance.sample(words, 6):
        cut = chance.randint(0, len(element.text))
        debris = chance.choice(DEBRIS).decode("latin-1").replace("\x0c", "")
        element.text = element.text[:cut] + debris + element.text[cut:]
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def tree_of(data: bytes):
    return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))


def letters_of(*texts: str) -> Counter[str]:
    """A raised letter is the letter."""
    return Counter(letters(normalize("NFKC", "".join(texts))))


def read(data: bytes, name: str = "document") -> tuple[Document, ...]:
    """The documents, each of them whole; none where the file is refused in one line."""
    try:
        documents = parse_all(data, name=name)
    except Unreadable as refusal:
        assert "\n" not in str(refusal)
        return ()
    for document in documents:
        ids = [paragraph.id for paragraph in document.paragraphs]
        assert len(set(ids)) == len(ids)
        assert json.dumps(document.as_dict())
    return documents


def check(data: bytes, lines_of) -> None:
    if documents := read(data):
        found = sum((letters_of_document(document) for document in documents), Counter())
        assert found == letters_of_lines(lines_of(data))


def plain_lines(data: bytes):
    return read_plain(decode(data).text)


@CASES
@given(texts, st.integers(0, 2**32))
def test_mutilated_texts_lose_no_letter(data, seed):
    check(mutilated(data, seed), plain_lines)


@CASES
@given(
    st.lists(
        st.sampled_from(DEBRIS) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore")), max_size=30
    )
)
def test_lines_of_anything_lose_no_letter(lines):
    check(b"Recalling x,\n" + b"\n".join(lines), plain_lines)


@CASES
@given(st.binary(max_size=600))
def test_random_bytes_are_refused_or_lose_no_letter(data):
    """As long as they do not begin as another format does."""
    assume(format_of(data) == "text")
    check(data, plain_lines)


@CASES
@given(st.integers(0, 2**32))
def test_damaged_akn_is_refused_or_nothing_is_made_up(seed):
    data = mutilated(AKN, seed)
    for document in read(data):
        if document.format == "akn":
            body = [*document.footnotes, *document.paragraphs]
            assert not sum((letters_of(one.text) for one in body), Counter()) - letters_of(*tree_of(data).itertext())


@CASES
@given(st.integers(0, 2**32))
def test_akn_with_damaged_words_loses_no_letter_of_them(seed):
    data = with_damaged_words(AKN, seed)
    (document,) = read(data)
    paragraphs = tree_of(data).xpath("//*[local-name()='p'][not(ancestor::*[local-name()='p'])]")
    written = letters_of(*("".join(paragraph.itertext()) for paragraph in paragraphs))
    assert not written - letters_of_document(document)


@CASES
@given(st.sampled_from(["plain", "draft"]), st.integers(0, 2**32))
def test_html_loses_no_letter(style, seed):
    text = mutilated(rendered(invented("four levels of sub-paragraphs", seed % 50), style, seed).encode(), seed)
    page = b"<!DOCTYPE html><html><body><p>" + text.replace(b"\n\n", b"</p><p>") + b"</p></body></html>"
    check(page, read_html)


@pytest.mark.parametrize("reader", [read_docx, read_pdf, read_html])
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04word/", b"<html>"]))
@CASES
def test_containers_read_or_refuse_anything(reader, data, start):
    try:
        reader(start + data)
    except Unreadable as refusal:
        assert "\n" not in str(refusal)
