"""PDF files written here, byte by byte."""

Text = tuple[int, int, int, str]
"""Place, size and letters, in Helvetica."""

WIDTH, HEIGHT = 600, 800
_PICTURE = b"<< /Type /XObject /Subtype /Image /Width 600 /Height 800 /ColorSpace /DeviceGray /BitsPerComponent 1 "


def made_pdf(*pages: list[Text], picture: tuple[int, int] | None = None) -> bytes:
    """``picture`` is the size in which each page shows a picture of a printed page below its text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    pixels = b"\xff" * (WIDTH // 8 * HEIGHT)
    objects.append(_PICTURE + b"/Length %d >>\nstream\n%sendstream" % (len(pixels), pixels))
    shown = "q {} 0 0 {} 0 0 cm /P1 Do Q\n".format(*picture) if picture else ""
    kids = []
    for page in pages:
        texts = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in page)
        content = (shown + texts).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /P1 4 0 R >> >> >>" % (WIDTH, HEIGHT, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return _file(objects)


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
