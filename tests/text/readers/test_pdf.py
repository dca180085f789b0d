"""PDF to lines, on a PDF written here."""

import pytest

from resolutions.text.readers import Unreadable
from resolutions.text.readers.formats import format_of
from resolutions.text.readers.pdf import read_pdf


def made_pdf(*pages: list[tuple[int, int, int, str]]) -> bytes:
    """Each page a list of (x, y, size, text) in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for page in pages:
        content = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in page).encode(
            "latin-1"
        )
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start))
    )


def test_lines_pages_and_marks():
    data = made_pdf(
        [
            (72, 700, 12, "Recalling the year 1993"),
            (205, 705, 7, "12"),
            (220, 700, 12, "and after,"),
            (72, 680, 12, "next line"),
        ],
        [(72, 700, 12, "second page")],
    )
    texts = [line.text.replace("  ", " ").strip() for line in read_pdf(data) if line.text.strip()]
    assert [text.replace(" \ufdd0", "\ufdd0") for text in texts] == [
        "Recalling the year 1993\ufdd012\ufdd1 and after,",
        "next line",
        "second page",
    ]
    assert [line.number for line in read_pdf(data)] == list(range(1, len(read_pdf(data)) + 1))


REFUSED = {
    "damaged": (b"%PDF-1.4 nothing", "cannot|can be opened"),
    "a scan": (made_pdf([]), "no text layer"),
}


@pytest.mark.parametrize("data, reason", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_pdf(data)
    assert "\n" not in str(refusal.value)


FORMATS = {
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


@pytest.mark.parametrize("data, form", FORMATS.items(), ids=range(len(FORMATS)))
def test_a_file_is_known_by_its_bytes(data, form):
    assert format_of(data) == form
