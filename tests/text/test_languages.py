"""The table of official languages, and the readers and writers that go by it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from resolutions.text.document import Document, Paragraph, Table
from resolutions.text.kinds import ParagraphKind
from resolutions.text.languages import ENGLISH, EVERY_FIELD, LANGUAGES, UnknownLanguage, best_of, in_order, language_of
from resolutions.text.parse import Unreadable, parse
from resolutions.text.writers import as_akn, as_docx

COMPOSED = (Path(__file__).parent / "readers" / "data" / "composed.akn.xml").read_text(encoding="utf-8")
IN_OWN_WORDS = {"title", "organ", "sponsor_note"}
"""Committees go by their English names; items, origin and meeting are compared by number and symbol."""


def in_language(code: str) -> bytes:
    written = COMPOSED.replace('language="eng"', f'language="{code}"')
    assert written != COMPOSED or code == "eng"
    return written.encode()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_every_code_of_a_language_names_it(language):
    assert {language_of(code) for code in (*language.codes, language.code3.upper(), f" {language.code} ")} == {language}


def test_a_country_behind_the_code_does_not_matter():
    assert (language_of("zh-Hans-CN").code, language_of("fr-CA").code) == ("zh", "fr")


@pytest.mark.parametrize("code", ["", "de", "sp", "e", "x" * 5000])
def test_another_code_is_refused_in_one_line(code):
    with pytest.raises(UnknownLanguage, match="not an official language") as refused:
        language_of(code)
    assert len(str(refused.value)) < 120 and "\n" not in str(refused.value)


def test_english_speaks_for_a_text_where_the_wanted_language_is_not_held():
    assert in_order({"ar", "en", "fr"}) == ["en", "fr", "ar"]
    assert best_of({"ar", "en", "fr"}, "fr") == "fr"
    assert best_of({"ar", "en", "fr"}, "ru") == ENGLISH
    assert best_of({"ar", "zh"}) == "zh"
    assert best_of([]) is None


def test_what_is_printed_in_a_languages_own_words_is_read_in_english_alone():
    assert language_of("en").reads == EVERY_FIELD
    for language in LANGUAGES[1:]:
        assert language.reads < EVERY_FIELD and not language.reads & IN_OWN_WORDS


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_xml_says_its_language_by_any_of_its_codes(language):
    for code in language.codes:
        assert parse(in_language(code), name="x.xml").language == language.code


def test_xml_in_a_language_that_is_none_is_refused_with_what_to_do():
    with pytest.raises(Unreadable, match="'deu' is not an official language.*FRBRlanguage") as refused:
        parse(in_language("deu"), name="x.xml")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_what_is_written_says_its_language(language):
    document = Document("x", "text", language.code, paragraphs=(Paragraph("op1", ParagraphKind.OPERATIVE, "…"),))
    assert parse(as_akn(document), name="x.xml").language == language.code
    assert f'<FRBRlanguage language="{language.code3}"/>' in as_akn(document).decode()
    with zipfile.ZipFile(BytesIO(as_docx(document))) as file:
        styles = file.read("word/styles.xml").decode()
    assert f'w:lang w:val="{language.code}"' in styles
    assert ("<w:bidi/>" in styles) == language.right_to_left


def test_arabic_word_files_run_from_the_right_with_their_font_and_latin_lines_from_the_left():
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "تقرر الاحتفاظ بها.", "1", opening="تقرر")
    table = Table((), (("ألف", "A/66/7"),), None)
    document = Document("x", "text", "ar", symbol="A/RES/66/152", paragraphs=(paragraph,), tables=(table,))
    with zipfile.ZipFile(BytesIO(as_docx(document))) as file:
        styles, body = (file.read(f"word/{name}.xml").decode() for name in ("styles", "document"))
    assert 'w:lang w:val="ar"' in styles and 'w:bidi="ar"' in styles and 'w:cs="Simplified Arabic"' in styles
    assert "<w:i/><w:iCs/>" in body and "<w:rtl/>" in styles and "<w:bidiVisual/>" in body
    line = body.partition("A/RES/66/152")[0].rpartition("<w:p>")[2]
    assert '<w:bidi w:val="0"/><w:jc w:val="right"/>' in line and '<w:rtl w:val="0"/>' in line


def test_chinese_word_files_have_their_font_and_openings_in_bold():
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "决定保留灯塔。", "1", opening="决定")
    with zipfile.ZipFile(BytesIO(as_docx(Document("x", "text", "zh", paragraphs=(paragraph,))))) as file:
        styles, body = (file.read(f"word/{name}.xml").decode() for name in ("styles", "document"))
    assert 'w:eastAsia="SimSun"' in styles and "<w:b/>" in body and "<w:i/>" not in body
