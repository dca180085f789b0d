"""Files made to hurt, by a seeded generator, each read as a load reads it: none may take a reader for long."""

from __future__ import annotations

import io
import os
import random
import resource
import shutil
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.parts import children, peak_mb, processor_s

SEED = 2026
MEGABYTE = 2**20

SIGNS = ["A-", "a ", "1 ", "(", "((", "*", "_ ", "-", "|", "[", "]", "<", "<b>", "&amp;", "“", "\t", "\n", "\n\n"]
WORDS = ["A/", "A/RES/1/", "Recalling ", "1. ", "(a) ", "Annex\n", "session ", "amendment to ", "vote by 1 to "]
OTHER_SCRIPTS = ["\u0301", "\u202e", "و", "联"]


def line(chance: random.Random) -> bytes:
    """A few pieces over and over, behind a capital letter."""
    pieces = chance.choices(SIGNS + WORDS + OTHER_SCRIPTS, k=chance.randint(1, 3))
    return ("A" + "".join(pieces) * chance.choice((80, 1000, 10_000)) + "!").encode()


def lines(chance: random.Random) -> bytes:
    """The head of a resolution, and such lines below it."""
    head = b"United Nations\nA/RES/66/152\n\nGeneral Assembly\n\nThe General Assembly,\n\n"
    return head + b"\n".join(line(chance)[:20_000] for _ in range(chance.randint(1, 20)))


def noise(chance: random.Random) -> bytes:
    """Behind what one format or another begins with."""
    return chance.choice((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"<html>")) + chance.randbytes(20_000)


def web_page(chance: random.Random) -> bytes:
    """Elements within elements, or tables of very many columns."""
    name = chance.choice(("div", "table><tr><td", "ul><li", "b", "blockquote", "p"))
    deep = f"<{name}>" * chance.choice((50, 2_000, 50_000))
    columns, rows = chance.choices((9, 10**6), k=2)
    wide = f"<table><tr><td colspan={columns} rowspan={rows}>a</table>" * 100
    return f"<!doctype html><html><body><p>The General Assembly,{chance.choice((deep, wide))}".encode()


def entities(chance: random.Random) -> bytes:
    """XML of entities within entities."""
    depth, width = chance.randint(2, 12), chance.randint(2, 12)
    made = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * width}">' for n in range(1, depth))
    root = chance.choice(("akomaNtoso", "w:document", "collection"))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "sea">{made}]><{root}>&e{depth - 1};</{root}>'.encode()


def word_file(chance: random.Random) -> bytes:
    """One of whose parts unpacks to many times its size, or that has very many parts."""
    return _word_file(chance.choice((0, 1, 20, 200)), chance.choice((0, 3_000)))


@cache
def _word_file(megabytes: int, more: int) -> bytes:
    document = b" " * megabytes * MEGABYTE or b"<w:p>" * 100_000
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": document}
    return _packed(parts | {f"word/part{number}.xml": b"" for number in range(more)})


def archive(chance: random.Random) -> bytes:
    """Members in great number, members within members, a member that unpacks to many times its size."""
    return _archive(chance.choice((1, 300)), chance.choice((1, 1_000)), chance.randint(0, 5))


@cache
def _archive(megabytes: int, members: int, depth: int) -> bytes:
    inner = _packed({"a.txt": b" " * megabytes * MEGABYTE})
    for _ in range(depth):
        inner = _packed({"a.zip": inner})
    named = {f"{number}.txt": b"sea" for number in range(members)}
    return _packed(named | {"b.zip": inner, "../../c.txt": b"sea", "/etc/d.txt": b"sea"})


def _packed(members: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return whole.getvalue()


def pdf(chance: random.Random) -> bytes:
    """Pages that share one content, contents that unpack to many times their size, words all in one place."""
    return _pdf(chance.choice((10, 50_000, 2_000_000)), chance.choice((1, 200, 2_000)))


@cache
def _pdf(words: int, pages: int) -> bytes:
    stream = zlib.compress(b"BT /F 12 Tf 0 0 Td " + b"(sea) Tj " * words + b"ET", 1)
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"] * pages,
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


@dataclass(frozen=True, slots=True)
class Kind:
    """What makes a file, the endings it may have, and how often there is one, against the others."""

    make: Callable[[random.Random], bytes]
    endings: tuple[str, ...]
    often: int


KINDS = (
    Kind(line, ("txt", "md", "html"), 30),
    Kind(lines, ("txt", "md"), 30),
    Kind(noise, ("txt", "md", "html", "xml", "docx", "pdf", "zip", "csv"), 20),
    Kind(web_page, ("html",), 10),
    Kind(entities, ("xml",), 6),
    Kind(word_file, ("docx",), 1),
    Kind(archive, ("zip",), 1),
    Kind(pdf, ("pdf",), 1),
)


def read(folder: Path, number: int) -> tuple[dict[str, float], str]:
    """So many files, one after the other; and a line on the worst. Times are those of the reader's processor."""
    from resolutions.ingest.runs.readers import KILLED_TWICE, reading

    chance, took, most, killed = random.Random(SEED), {}, 0.0, 0
    with reading(1) as readers:
        [quiet] = _put(folder, "quiet.txt", b"sea")
        readers.finish(readers.begin(quiet))
        held = _most_mb()
        for index in range(number):
            [kind] = chance.choices(KINDS, [kind.often for kind in KINDS])
            name = f"{index:05}-{kind.make.__name__}.{chance.choice(kind.endings)}"
            for incoming in _put(folder, name, kind.make(chance)):
                before = _taken()
                done = readers.finish(readers.begin(incoming))
                killed += getattr(done, "message", "") == KILLED_TWICE
                took[f"{name} ({incoming.name})"] = _taken() - before
                most = max(most, _most_mb())
    worst = max(took, key=took.__getitem__)
    figures = {
        "hostile_files": number,
        "hostile_file_s": took[worst],
        "hostile_reader_mb": max(most - held, 0.0),
        "hostile_killed": killed,
    }
    return figures, f"The file that took longest to read: {worst}."


def _put(folder: Path, name: str, content: bytes) -> list:
    """The files to read that a load finds in this one; those it refuses at once are none. The one before is gone."""
    from resolutions.ingest import IncomingFile, Refused, gather

    place = folder / "hostile"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / name).write_bytes(content)
    try:
        return [one for one in gather([place / name]).found if isinstance(one, IncomingFile)]
    except Refused:
        return []


def _most_mb() -> float:
    return max(map(peak_mb, children(os.getpid())))


def _taken() -> float:
    """Seconds of a processor, of the readers at work and of those that were killed."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime + sum(map(processor_s, children(os.getpid())))
