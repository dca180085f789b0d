"""Bytes to text, over every encoding a library holds, and the refusals."""

import codecs
import quopri
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.parse import parse
from resolutions.text.problems import Gravity, gravity_of
from resolutions.text.readers import MAX_BYTES, Unreadable, decode

ENGLISH = "The General Assembly,\r\nRecalling the “Cotonou Declaration” – café, naïve,¹\n"
FRENCH = "L’Assemblée générale, rappelant l’appel de Lomé – août 2019 –, « déjà » prêt à être noté où il naît,\n"
FIRST_OF_MISREAD = "".join(map(chr, range(0xC2, 0xF5)))
"""Letters that bytes of UTF-8 begin with in Latin-1."""
LONG_LINES = (ENGLISH.strip().replace("\r", "") + " and the words that follow it, so that the line is long\n") * 3
FULL_LINES = f"{'lamps ' * 12}oil {chr(10)}" + LONG_LINES
RUSSIAN = "Генеральная Ассамблея, ссылаясь на свои предыдущие резолюции по этому вопросу, постановляет:\n" * 3
CHINESE = "大会，回顾其以往关于这一问题的各项决议，决定将这一项目列入下届会议临时议程。\n" * 3
ARABIC = "إن الجمعية العامة، إذ تشير إلى قراراتها السابقة بشأن هذه المسألة، تقرر ما يلي:\n".replace("إ", "ا") * 3


def text_of(data: bytes) -> str:
    return decode(data).text


READ = {
    "utf-8": (ENGLISH.encode(), ENGLISH),
    "utf-8 with BOM": (codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH),
    "utf-16 with BOM": (ENGLISH.encode("utf-16"), ENGLISH),
    "utf-16-be with BOM": (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH),
    "utf-16-le without BOM": (ENGLISH.encode("utf-16-le"), ENGLISH),
    "utf-16-be without BOM": (ENGLISH.encode("utf-16-be"), ENGLISH),
    "utf-16 without BOM, Russian": (RUSSIAN.encode("utf-16-le"), RUSSIAN),
    "utf-32 with BOM": (ENGLISH.encode("utf-32"), ENGLISH),
    "windows-1252": (ENGLISH.encode("cp1252"), ENGLISH),
    "windows-1251": (RUSSIAN.encode("cp1251"), RUSSIAN),
    "gb18030": (CHINESE.encode("gb18030"), CHINESE),
    "windows-1256": (ARABIC.encode("cp1256"), ARABIC),
    "utf-8 with a stray Windows byte": ("«Déjà» été – là".encode() + b" \x93so\x94", "«Déjà» été – là “so”"),
    "Mac Roman": (ENGLISH.replace("¹", "").encode("mac_roman"), ENGLISH.replace("¹", "")),
    "Mac Roman, French": (FRENCH.encode("mac_roman"), FRENCH),
    "windows-1252, French": (FRENCH.encode("cp1252"), FRENCH),
    "UTF-8 stored again as windows-1252": (ENGLISH.encode().decode("cp1252", "replace").encode(), ENGLISH),
    "UTF-8 stored again as Latin-1": (ENGLISH.encode().decode("latin-1").encode(), ENGLISH),
    "UTF-8 stored again twice": (FRENCH.encode().decode("cp1252").encode().decode("cp1252").encode(), FRENCH),
    "Russian stored again": (RUSSIAN.encode().decode("latin-1").encode(), RUSSIAN),
    "Mac Roman, one letter": ("The keepers of Dürnstein".encode("mac_roman"), "The keepers of Dürnstein"),
    "quoted-printable, a blank at the end of a full line": (quopri.encodestring(FULL_LINES.encode()), FULL_LINES),
    "quoted-printable": (quopri.encodestring(LONG_LINES.encode()), LONG_LINES),
    "utf-8 cut in a character": ("é – là".encode()[:-1], "é – lÃ"),
}

REFUSED = {
    "empty": (b"", "empty"),
    "blanks only": (b" \r\n\t\n", "empty"),
    "BOM only": (codecs.BOM_UTF8, "empty"),
    "NUL bytes": (b"The General\x00 Assembly, recalling", "NUL"),
    "random binary": (bytes(range(256)) * 8, "NUL"),
    "control characters": (b"\x01\x02abc\x03\x04" * 20, "control characters"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "ELF": (b"\x7fELF\x02\x01", "program"),
    "OpenDocument": (
        b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "save it as .docx",
    ),
    "EPUB": (b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zip", r"electronic book \(.epub\)"),
    "zip": (b"PK\x03\x04 anything", "zip archive"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx"),
    "broken UTF-16": (codecs.BOM_UTF16_LE + b"a\x00b", "UTF-16-LE"),
    "too large": (b"a" * (MAX_BYTES + 1), "more than"),
    "a line of 50 MB": (b"a" * 50_000_000, "line"),
}


@pytest.mark.parametrize("data, text", READ.values(), ids=READ)
def test_the_encoding_is_detected(data, text):
    assert text_of(data) == text


@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_in_one_line(data, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        text_of(data)
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data):
    try:
        text = text_of(data)
    except Unreadable:
        return
    assert text.encode()


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=FIRST_OF_MISREAD), min_size=1).filter(
        str.strip
    )
)
def test_utf8_comes_back_as_it_was(text):
    assert text_of(("ABC " + text).encode()) == "ABC " + text


TOLD = {
    "utf-8": [],
    "windows-1252": [],
    "utf-8 with a stray Windows byte": ["2 bytes are none of UTF-8: they are read as Windows-1252"],
    "Mac Roman": ["the file does not say its encoding: it is read as mac_roman"],
    "windows-1251": ["the file does not say its encoding: it is read as cp1251"],
    "UTF-8 stored again as windows-1252": [
        "letters that were stored in two encodings one after the other were put right: “â€œ” is ““”"
    ],
}


@pytest.mark.parametrize(("name", "told"), TOLD.items())
def test_what_is_inferred_or_put_right_is_told(name, told):
    assert list(decode(READ[name][0]).told) == told


@pytest.mark.parametrize("name", ["draft.txt", "draft.html"])
def test_it_is_a_remark_on_the_document(name):
    words = "<p>The General Assembly,</p>\n<p>Recalling the “café”,</p>\n<p>1. <i>Decides</i> to rest.</p>\n"
    text = words if name.endswith("html") else re.sub("<[^>]+>", "", words).replace("\n", "\n\n")
    document = parse(text.encode().decode("cp1252", "replace").encode(), name=name)
    remarks = [gravity_of(problem.code) for problem in document.problems if problem.code == "repaired"]
    assert remarks == [Gravity.UNSEEN]
    assert "“café”" in " ".join(paragraph.text for paragraph in document.paragraphs)
