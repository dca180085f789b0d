"""Who made a file, by what it bears."""

import pytest

from resolutions.text.document import Document, Piece
from resolutions.text.provenance import Provenance, provenance_of

FILES = [
    ("akn", None, Provenance.ISSUED),
    ("docx", None, Provenance.ISSUED),
    ("pdf", Piece(9, "furniture:foot", "24-23526 (E) 131224"), Provenance.ISSUED),
    ("pdf", Piece(9, "furniture:bar-code", "*2423526*"), Provenance.ISSUED),
    ("pdf", Piece(9, "furniture:foot", "2/4"), Provenance.OTHERS),
    ("text", Piece(9, "furniture:job-number", "24-23526 (E)"), Provenance.PULLED_OUT),
    ("text", None, Provenance.OTHERS),
    ("html", Piece(9, "furniture:job-number", "24-23526 (E)"), Provenance.OTHERS),
    ("scan", None, Provenance.OTHERS),
]


@pytest.mark.parametrize("form, piece, maker", FILES)
def test_by_format_and_job_number(form, piece, maker):
    assert provenance_of(Document("file", form, pieces=(piece,) if piece else ())) is maker
