"""PDF files written here, byte by byte."""

from collections.abc import Mapping, Sequence

Text = tuple[int, int, int, str] | tuple[int, int, int, str, str]
"""Place, size and letters, in Helvetica or in the font named: ``I`` is slanted, ``B`` bold, ``X`` has a wrong table of
letters, ``C`` and ``CB`` have letters of one width."""

Operators = str
"""Of PDF, as they stand in a page: "3 Tr", "1 1 1 rg"."""

WIDTH, HEIGHT = 600, 800
_FONTS = {
    "F1": b"Helvetica",
    "I": b"Helvetica-Oblique",
    "B": b"Helvetica-Bold",
    "X": b"Helvetica",
    "C": b"Courier",
    "CB": b"Courier-Bold",
}
_PICTURE = b"<< /Type /XObject /Subtype /Image /Width 600 /Height 800 /ColorSpace /DeviceGray /BitsPerComponent 1 "
_RESOURCES = b"<< /Font << /F1 3 0 R /I 4 0 R /B 5 0 R /X 6 0 R /C 7 0 R /CB 8 0 R >> /XObject << /P1 10 0 R >> >>"


def made_pdf(
    *pages: Sequence[Text | Operators],
    picture: tuple[int, int] | None = None,
    rules: Sequence[tuple[int, int, int, int]] = (),
    turned: bool = False,
    letters: Mapping[str, str] | None = None,
    entries: bytes = b"",
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> bytes:
    """``picture`` is the size in which each page shows a picture of a printed page below its text. ``rules`` are
    strokes on every page, from one place to another. ``turned`` pages have their text run up the page. ``letters`` are
    what the font ``X`` says of some of its letters. ``entries`` are further ones of every page: "/Rotate 90". ``size``
    is that of a page.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name, base in _FONTS.items():
        table = b" /ToUnicode 9 0 R" if name == "X" else b""
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding%s >>" % (base, table))
    objects.append(_stream(b"", _table(letters or {})))
    objects.append(_stream(_PICTURE.removeprefix(b"<< "), b"\xff" * (WIDTH // 8 * HEIGHT)))
    shown = "q {} 0 0 {} 0 0 cm /P1 Do Q\n".format(*picture) if picture else ""
    shown += f"0 1 -1 0 {WIDTH} 0 cm\n" if turned else ""
    shown += "".join(f"{x1} {y1} m {x2} {y2} l S\n" for x1, y1, x2, y2 in rules)
    kids = []
    for page in pages:
        texts = "".join(f"{part}\n" if isinstance(part, str) else _shown(*part) for part in page)
        objects.append(_stream(b"", (shown + texts).encode("cp1252", "replace")))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources %s %s >>"
            % (*size, len(objects), _RESOURCES, entries)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return _file(objects)


def paragraph(x: int, y: int, *lines: str, indent: int = 20, leading: int = 12, size: int = 10) -> list[Text]:
    """Its lines below each other, the first set in."""
    return [(x + (0 if index else indent), y - leading * index, size, line) for index, line in enumerate(lines)]


def _shown(x: int, y: int, size: int, text: str, font: str = "F1") -> str:
    return f"BT /{font} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%sendstream" % (entries, len(content), content)


def _table(letters: Mapping[str, str]) -> bytes:
    codes = {chr(code): chr(code) for code in range(32, 127)} | dict(letters)
    said = ((ord(code), text.encode("utf-16-be").hex().encode()) for code, text in codes.items())
    rows = b"\n".join(b"<%02X> <%s>" % each for each in said)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar endcmap end end\n"
        % (len(codes), rows)
    )


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + (b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out)))
    )
