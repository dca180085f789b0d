"""The words paragraphs open with, counted in the Secretariat's XML: ``python tools/openings.py FOLDER…``.

Reads every XML file in the folders, counts the openings that are set in italics or bold, and writes those of two
paragraphs and more to ``resolutions/text/languages/openings/<code>.txt``, for each language there are files of but
English, whose list was made by hand from such a count. Where the folders hold the English of the same resolutions
too, each is written with the English openings that stand in its place. Also says which sessions in words the
vocabulary of a language does not read. ``--half N`` leaves out every resolution whose number in the archive's order
is not of that half (0 or 1): what is measured is measured on the other.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.languages import half_of  # noqa: E402  (the path comes first)
from resolutions.comparison.bitext import align_languages  # noqa: E402
from resolutions.comparison.openings import bare  # noqa: E402
from resolutions.text.document import Document  # noqa: E402
from resolutions.text.languages import ENGLISH, LANGUAGES  # noqa: E402
from resolutions.text.languages.vocabularies import words_of  # noqa: E402
from resolutions.text.parse import Unreadable, parse  # noqa: E402

FOLDER = ROOT / "resolutions" / "text" / "languages" / "openings"
_LEAST = 2
_LONGEST = 60
_HEAD = """\
# Words that {least} paragraphs and more of the Secretariat's XML open with, most frequent kind behind a tab: p for
# preambular, o for operative; behind another the English openings in its place, the most frequent first. Written by
# tools/openings.py. Lower case.
"""
_SHARE = 0.03
_MOST_ENGLISH = 8


def documents(folders: list[Path], half: int | None) -> Iterator[Document]:
    for path in sorted(path for folder in folders for path in folder.rglob("*.xml")):
        try:
            document = parse(path.read_bytes(), name=path.name)
        except Unreadable as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        if half is None or half_of(document.symbol or path.name) == half:
            yield document


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--half", type=int, choices=(0, 1))
    asked = options.parse_args()
    counted: dict[str, Counter[tuple[str, str]]] = {}
    held: dict[str, dict[str, Document]] = defaultdict(dict)
    for document in documents(asked.folders, asked.half):
        held[document.symbol or document.source][document.language] = document
        phrases = counted.setdefault(document.language, Counter())
        for paragraph in document.paragraphs:
            if paragraph.opening and len(paragraph.opening) <= _LONGEST:
                phrases[paragraph.opening.lower(), paragraph.kind[:1]] += 1
        for piece in document.pieces:
            if piece.role == "cover:session" and document.session not in words_of(document.language).find_sessions(
                piece.text
            ):
                print(f"{document.source}: “{piece.text}” is not read as session {document.session}", file=sys.stderr)
    for language in LANGUAGES:
        if language.code in counted and language.code != ENGLISH:
            write(language.code, counted[language.code], english_of(held, language.code))
    return 0


def english_of(held: Mapping[str, Mapping[str, Document]], code: str) -> dict[str, list[str]]:
    """By opening, the English ones of the same paragraphs, but for rare ones."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for texts in held.values():
        if not {ENGLISH, code} <= texts.keys():
            continue
        for row in align_languages({one: [(p.id, p) for p in texts[one].paragraphs] for one in (ENGLISH, code)}):
            openings = [row.cells[one].opening for one in (ENGLISH, code) if one in row.cells]
            if len(openings) == 2 and all(openings):
                beside[openings[1].lower()][bare(openings[0])] += 1
    return {
        opening: [
            one for one, times in english.most_common(_MOST_ENGLISH) if times >= max(_LEAST, english.total() * _SHARE)
        ]
        for opening, english in beside.items()
    }


def _kind(phrase: str, counted: Mapping[tuple[str, str], int]) -> str:
    return "p" if counted[phrase, "p"] >= counted[phrase, "o"] else "o"


def write(code: str, counted: Counter[tuple[str, str]], english: Mapping[str, list[str]]) -> None:
    totals = Counter[str]()
    for (phrase, _), times in counted.items():
        totals[phrase] += times
    lines = [
        f"{phrase}\t{_kind(phrase, counted)}\t{'; '.join(english.get(phrase, ()))}".rstrip()
        for phrase, times in sorted(totals.items())
        if times >= _LEAST
    ]
    (FOLDER / f"{code}.txt").write_text(_HEAD.format(least=_LEAST) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{code}: {len(lines)} openings of {len(totals)}")


if __name__ == "__main__":
    sys.exit(main())
