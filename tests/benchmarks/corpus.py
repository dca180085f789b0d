"""A corpus as the measurements take it, small and of nobody's texts but the samples': XML of five sessions, what
conversions make of it, drafts, a printed volume with labels."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings

from benchmarks.degrade import PDF, rendered
from resolutions.text.anchors import assign_ids
from resolutions.text.document import Citation, Document, Paragraph
from resolutions.text.languages import language_of
from resolutions.text.writers.akn import as_akn
from tests.benchmarks.typeset import as_pdf
from tests.text.invented import invented

TRANSLATED = {
    "fr": "Le phare et les enfants du port",
    "es": "El faro y las mujeres del puerto",
    "ru": "Маяк и дети гавани",
    "zh": "灯塔与港口的儿童",
    "ar": "المنارة ودولة الميناء",
}
"""Titles in the languages in which the texts are held as well; the other words are those of the English ones."""
SESSIONS = (75, 76, 77, 79)
SUBJECTS = (("plain", "Keeping of lighthouses in all oceans"), ("sections", "Protection of harbours and their birds"))


def write_corpus(folder: Path) -> Path:
    """Each subject is tabled again in every session, and cites the text before it; the second is renamed once."""
    texts = list(_texts())
    for text in texts:
        _put(folder / f"akn/{text.session}/{_name(text)}.xml", as_akn(text))
        if text.session in ("77", "79"):
            for code, title in TRANSLATED.items():
                translated = as_akn(replace(text, language=code, title=title))
                _put(folder / f"languages/{text.session}/{language_of(code).name}/{_name(text)}.xml", translated)
    latest = [text for text in texts if text.session == "79"]
    for text in latest:
        _put(folder / f"pdf-text/79/{_name(text)}.txt", rendered(text, PDF, 1).encode())
        _put(folder / f"markdown/converter/{_name(text)}.md", rendered(text, "markdown", 1).encode())
        _put(folder.with_name(f"{folder.name}-pdf") / f"79/{_name(text)}.pdf", as_pdf(text))
        draft = replace(text, symbol=f"A/C.3/80/L.{text.symbol[-1]}", session="80")
        name = f"80-drafts/A_C.3_80_L.{text.symbol[-1]}"
        _put(folder / f"pdf-text/{name}.txt", rendered(draft, "draft", 1).encode())
        _put(folder.with_name(f"{folder.name}-pdf") / f"{name}.pdf", as_pdf(draft))
    labels = [{"paragraph_type": block.kind, "text": block.text} for block in latest[0].paragraphs]
    _put(folder / "official-records/volume.txt", rendered(latest[0], "plain", 1).encode())
    _put(folder / "labelled/volume.json", json.dumps(labels).encode())
    shutil.copytree(settings.FIXTURES, folder / "pdf-text/other", ignore=shutil.ignore_patterns("*.csv"))
    return folder


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _name(text: Document) -> str:
    return text.symbol.replace("/", "_")


def _texts() -> Iterator[Document]:
    for number, (build, title) in enumerate(SUBJECTS, start=1):
        for session in SESSIONS:
            renamed = number == 2 and session == SESSIONS[-1]
            yield _text(session, number, build, "Care of harbours" if renamed else title)


def _text(session: int, number: int, build: str, title: str) -> Document:
    text, adopted = invented(build, seed=number), date(1945 + session, 12, 2)
    text = replace(
        text,
        symbol=f"A/RES/{session}/{number}",
        session=str(session),
        title=title,
        committee="Third Committee",
        issued_on=date(1945 + session, 12, 14),
        adopted_on=adopted,
        meeting=replace(text.meeting, date=adopted),
        subjects=("LIGHTHOUSES",),
    )
    return _citing(text, f"{session - 1 - (session == 79)}/{number}")


def _citing(text: Document, former: str) -> Document:
    """With a first paragraph that recalls the text of that number."""
    formula, *rest = text.paragraphs
    words = f"Recalling its resolution {former}, and what was said of the keepers of lighthouses in all oceans then,"
    recalling = Paragraph("", "preambular", words, opening="Recalling", section=rest[0].section)
    paragraphs = assign_ids([formula, recalling, *rest])
    start = words.index("resolution")
    cited = Citation(
        paragraphs[1].id, start, words.index(","), f"resolution {former}", f"A/RES/{former}", carrier="Recalling"
    )
    return replace(text, paragraphs=paragraphs, citations=(cited,))
