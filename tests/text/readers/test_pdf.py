"""PDF to lines, on a PDF written here."""

import pytest

from resolutions.text.readers import Unreadable
from resolutions.text.readers.pdf import read_pdf
from tests.text.readers.pdf_files import made_pdf


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
