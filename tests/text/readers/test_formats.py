"""The table of formats."""

import subprocess
import sys

import pytest

from resolutions.text.parse import parse
from resolutions.text.readers.formats import ADVISED, ENDINGS, FORMATS, format_of, rank_of
from tests.text.readers.pdf_files import HEIGHT, WIDTH, made_pdf

FORMS = {
    b"%PDF-1.7": "pdf",
    b"\n\n%PDF-1.7": "pdf",
    b"PK\x03\x04....word/document.xml": "docx",
    b"PK\x03\x04....xl/workbook.xml": "text",
    b"<!DOCTYPE html><p>": "html",
    b"\xef\xbb\xbf <html>": "html",
    '<html lang="en">'.encode("utf-16"): "html",
    b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x">': "html",
    b'<?xml version="1.0"?><akomaNtoso/>': "akn",
    b"<akomaNtoso>": "akn",
    b"United Nations\n<script>alert(1)</script>": "text",
    b"": "text",
}


@pytest.mark.parametrize("data, form", FORMS.items(), ids=range(len(FORMS)))
def test_a_file_is_known_by_its_bytes(data, form):
    assert format_of(data) == form


def test_sources_are_preferred_in_this_order():
    assert sorted(FORMATS, key=rank_of) == ["akn", "docx", "html", "pdf", "text", "scan"]
    assert len({form.rank for form in FORMATS.values()}) == len(FORMATS)


def test_every_ending_belongs_to_one_format():
    endings = [ending for form in FORMATS.values() for ending in form.endings]
    assert sorted(endings) == sorted(ENDINGS)
    assert not ENDINGS & ADVISED


def test_readers_are_imported_when_a_file_is_read():
    asked = "import sys, resolutions.text.readers.formats, resolutions.text.parse; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"lxml", "docx", "pypdfium2", "charset_normalizer"} & set(run.stdout.split())


def page(picture: tuple[int, int]) -> bytes:
    return made_pdf([(72, 700, 12, "The General Assembly,"), (72, 660, 12, "1. Decides to rest.")], picture=picture)


def test_a_picture_of_a_whole_page_makes_a_scan():
    scan, issued = page((WIDTH, HEIGHT)), page((90, 120))
    assert (format_of(scan), format_of(issued)) == ("scan", "pdf")
    document = parse(scan, name="x.pdf")
    assert (document.format, document.paragraphs[-1].text) == ("scan", "Decides to rest.")
