"""From bytes to text: the encoding is detected, never assumed, and what is no text is refused."""

from __future__ import annotations

import codecs
import email
import email.policy
import quopri
import re
from typing import NamedTuple

from .errors import Unreadable

MAX_BYTES = 64 * 2**20
"""The longest documents of the Assembly, budgets with their annexes, stay under 3 MB in any format."""

MAX_LINE = 10_000_000
"""Characters in one line of text. A whole resolution on one line is common; a longer line than this is no document."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc); save it as .docx"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"%PDF-", "a PDF that could not be opened as one"),
)

_CONTAINED = {
    b"mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file (.odt); save it as .docx",
    b"mimetypeapplication/epub+zip": "an electronic book (.epub); save its text as HTML or .docx",
}
"""What a zip archive says of itself in its first member (OpenDocument 1.3 part 2, 3.3; EPUB 3.3, 4.3.3)."""

_OTHER_SCRIPTS = ["cp1251", "koi8_r", "cp1256", "gb18030", "big5"]
"""The old encodings of the other official languages, by how they are met: Russian, Arabic, Chinese."""

_MANY_HIGH_BYTES = 0.3
"""English, French and Spanish stay under a tenth; Russian, Arabic and Chinese over a half."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SOFT_BREAK = re.compile(rb"=\r?\n")
_FEWEST_SOFT_BREAKS = 3
_LONGEST_QUOTED_LINE = 79
"""Of a mail in quoted-printable, without the line's end: 76 (RFC 2045, 6.7), and a blank behind it ("=20")."""
_HEAD_OF_MAIL = re.compile(
    rb"(?=.{0,4000}^(?:MIME-Version|Content-Transfer-Encoding):)"
    rb"(?:[A-Z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,50}){2,80}\r?\n",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_UNQUOTED = re.compile(rb"=(?![0-9A-F]{2}|\r?\n)")
_FITTING = re.compile(
    r"(?<=[A-Za-z])[à-öø-ÿœ](?=[a-z\s.,;:)-])|(?<![^\s(\[“])[“‘«][\w ]"
    r"|(?<=[\w.,;:)%])[”’»](?!\d)|(?<=[\w )])[–—](?=[\w (])"
)
"""Letters and signs where texts in Latin letters have them: an accent within a word, quotation marks on its sides."""
_GOES_ON = "[" + "".join(chr(byte) + bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)) + "]"
_MISREAD = re.compile(f"[Â-ß]{_GOES_ON}|[à-ï]{_GOES_ON}{{2}}|[ð-ô]{_GOES_ON}{{3}}")
"""The bytes of one character of UTF-8 as Windows-1252 or Latin-1 has them: a first one, and those that go on."""
_SURELY_MISREAD = re.compile(f"[ÂÃ]{_GOES_ON}|â[€\x80]|(?:{_MISREAD.pattern}){{3}}")
_MISREAD_QUOTE = re.compile(r"â€(?:\ufffd|(?=[\s.,;:)]|$))")
"""A closing quotation mark, whose last byte is none in Windows-1252."""
_MOST_TIMES_MISREAD = 3


class Decoded(NamedTuple):
    """``told`` are sentences on what was put right, or is inferred of the encoding: letters that a reader sees and the
    file has otherwise."""

    text: str
    told: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file, without its byte order mark.

    Raises ``Unreadable`` where the file is empty, too large, or no text. Bytes that fit no rule of their encoding are
    read as Windows-1252, byte by byte, so that a broken file still loses no letter.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data):,} bytes is more than the {MAX_BYTES:,} a document may have")
    for said, what in _CONTAINED.items():
        if data.startswith(b"PK") and said in data[:120]:
            raise Unreadable(f"this is {what}")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"this is {what}")
    text, told = _decode(_as_sent(data))
    meant = _as_meant(text)
    _refuse_what_is_no_text(meant)
    return Decoded(meant, (*told, *_stored_twice(text)) if meant != text else told)


def _as_sent(data: bytes) -> bytes:
    """The text of a mail as it was before it was encoded to be sent. Of one that lost its head, quoted-printable is
    told by its lines: none is longer than they are there, several break softly, and no equals sign stands for
    itself."""
    if head := _HEAD_OF_MAIL.match(data):
        return head[0] + _text_of(data)
    if len(_SOFT_BREAK.findall(data)) < _FEWEST_SOFT_BREAKS or _UNQUOTED.search(data):
        return data
    if max(map(len, data.splitlines())) > _LONGEST_QUOTED_LINE:
        return data
    return quopri.decodestring(data)


def _text_of(data: bytes) -> bytes:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    text = mail.get_body(("plain", "html"))
    try:
        return text.get_content().encode() if text else data
    except (LookupError, ValueError):
        return data


def _as_meant(text: str) -> str:
    """Text that was UTF-8, was taken for Windows-1252 or Latin-1, and was stored again, maybe more than once."""
    for _ in range(_MOST_TIMES_MISREAD):
        if not _SURELY_MISREAD.search(text):
            break
        text = _MISREAD_QUOTE.sub("\u201d", _MISREAD.sub(_read_again, text))
    return text


def _stored_twice(text: str) -> list[str]:
    """In a sentence, of text that is put right, with the first letter of it."""
    found = _SURELY_MISREAD.search(text)
    letter = _MISREAD.match(text, found.start()) if found else None
    if letter is None:
        return ["letters that were stored in two encodings one after the other were put right"]
    words = f"“{letter[0]}” is “{_as_meant(letter[0])}”"
    return [f"letters that were stored in two encodings one after the other were put right: {words}"]


def _read_again(found: re.Match[str]) -> str:
    """The character that the bytes were; what is no character of UTF-8 stays."""
    try:
        return b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _byte(character: str) -> bytes:
    return character.encode("latin-1") if character < "\u0100" else character.encode("cp1252")


def _decode(data: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            rest = data[len(bom) :]
            return _mostly_utf8(rest) if encoding == "utf-8" else Decoded(_strictly(rest, encoding))
    if b"\x00" in data:
        return Decoded(_strictly(data, _utf16_without_bom(data)))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not valid {encoding.upper()}: {error.reason} at byte {error.start}") from error


def _utf16_without_bom(data: bytes) -> str:
    """In UTF-16 spaces, points and Latin letters have a NUL each, all on the same side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    fewer, more = sorted((even, odd))
    if len(data) % 2 or fewer * 20 > more or more * 10 < len(data) // 2:
        raise Unreadable("the file holds NUL bytes: it is binary, not text")
    return "utf-16-le" if odd > even else "utf-16-be"


def _eight_bit(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes, one of the old encodings of another script, or Windows-1252, in which most old
    files are."""
    escaped = data.decode("utf-8", "surrogateescape")
    broken = len(_ESCAPED.findall(escaped))
    if broken <= sum(character > "\x7f" for character in escaped) - broken:
        return _mostly_utf8(data)
    high = sum(map(data.count, range(0x80, 0x100)))
    if high > _MANY_HIGH_BYTES * len(data):
        # Imported where it is needed: most files are UTF-8, and the names of formats are asked for by every command.
        from charset_normalizer import from_bytes

        guess = from_bytes(data, cp_isolation=_OTHER_SCRIPTS).best()
        if guess is not None:
            return Decoded(str(guess), (_inferred(guess.encoding),))
    western, mac = _repaired(data.decode("ascii", "surrogateescape")), data.decode("mac_roman")
    if len(_FITTING.findall(mac)) > len(_FITTING.findall(western)):
        return Decoded(mac, (_inferred("mac_roman"),))
    return Decoded(western)


def _inferred(encoding: str) -> str:
    return f"the file does not say its encoding: it is read as {encoding}"


def _mostly_utf8(data: bytes) -> Decoded:
    escaped = data.decode("utf-8", "surrogateescape")
    broken = len(_ESCAPED.findall(escaped))
    told = (f"{broken} bytes are none of UTF-8: they are read as Windows-1252",) if broken else ()
    return Decoded(_repaired(escaped), told)


def _repaired(text: str) -> str:
    return _ESCAPED.sub(lambda found: _WINDOWS_1252[ord(found[0]) - 0xDC80], text)


def _windows_1252(byte: int) -> str:
    """The five bytes the encoding leaves empty become the replacement character."""
    return bytes([byte]).decode("cp1252", "replace")


_WINDOWS_1252 = [_windows_1252(byte) for byte in range(0x80, 0x100)]


def _refuse_what_is_no_text(text: str) -> None:
    if not text.strip():
        raise Unreadable("the file is empty")
    if "\x00" in text:
        raise Unreadable("the file holds NUL characters: it is binary, not text")
    controls = len(_CONTROL.findall(text))
    if controls * 20 > len(text):
        raise Unreadable(f"{controls} of {len(text)} characters are control characters: it is binary, not text")
    longest = max(map(len, text.splitlines()))
    if longest > MAX_LINE:
        raise Unreadable(f"a line of {longest:,} characters; no document has one over {MAX_LINE:,}")
