"""Resolutions that were never adopted, in the Assembly's style: one of each build, with seeded sentences."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from resolutions.text.anchors import assign_ids
from resolutions.text.document import (
    AgendaItem,
    Document,
    Footnote,
    Meeting,
    NoteMark,
    Origin,
    Paragraph,
    Sponsor,
    Table,
)

_PREAMBULAR = (
    "Recalling;Recalling also;Reaffirming;Reaffirming also;Noting;Noting with appreciation;Bearing in mind;Convinced;"
    "Deeply concerned;Mindful;Recognizing;Recognizing also;Welcoming;Emphasizing;Taking note;Having considered;Aware"
).split(";")
_OPERATIVE = (
    "Requests;Also requests;Further requests;Calls upon;Decides;Decides also;Takes note with appreciation;Encourages;"
    "Invites;Also invites;Welcomes;Urges;Reaffirms;Stresses;Expresses its appreciation;Recognizes"
).split(";")
_WHO = (
    "the keepers of lighthouses;Member States;the Secretary-General;the organizations of the United Nations system;"
    "the Committee on Tides;States parties;coastal and island communities;the International Bureau of Lamps;"
    "the funds and programmes concerned;civil society and the private sector"
).split(";")
_WHAT = (
    "the keeping of lamps, mirrors and stairs;the observation of tides and currents;the study of migratory birds;"
    "the exchange of experience among keepers;the training of young persons, inter alia, in the reading of charts;"
    "capacity-building and the transfer of technology on mutually agreed terms;the maintenance of reefs and harbours;"
    "the safety of life at sea, including for fishers and their families;"
    "the objectives set out in the Harbour Declaration and Programme of Action;the welfare of keepers"
).split(";")
_HOW = (
    "in accordance with the Charter of the United Nations;in a timely and transparent manner;within existing resources;"
    "as set out in its resolution 96/41 of 3 December 2041;at the national, regional and international levels;"
    "with due regard to equitable geographical distribution;taking into account the needs of developing countries;"
    "in the light of the report of the Secretary-General;as well as by means of the Harbour Trust Fund"
).split(";")
_NOTES = (
    "Resolution 96/{n}.;See resolution 95/{n}, annex.;See A/97/{n}, chap. II, sect. A.;A/CONF.351/{n} (Part I).;"
    "United Nations, Treaty Series, vol. {n}, No. 40{n}.;Resolution 217 A (III).;A/97/{n}/Add.1.;Ibid., annex II.;"
    "Official Records of the General Assembly, Ninety-seventh Session, Supplement No. {n} (A/97/{n})."
).split(";")


class Author:
    """Writes blocks one after the other, and keeps the notes their marks refer to."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.notes: list[Footnote] = []
        self.last = ""

    def preamble(self, count: int, **place: object) -> Iterator[Paragraph]:
        for _ in range(count):
            yield self.block("preambular", self.opening(_PREAMBULAR), ",", **place)

    def operatives(self, count: int, start: int = 1, **place: object) -> Iterator[Paragraph]:
        for number in range(start, start + count):
            end = "." if number == start + count - 1 else ";"
            yield self.block("operative", self.opening(_OPERATIVE), end, number=str(number), **place)

    def items(
        self, *numbers: str, kind: str = "operative", depth: int = 1, end: str = ";", **place: object
    ) -> Iterator[Paragraph]:
        for number in numbers:
            yield self.block(kind, "", end, number=number, depth=depth, **place)

    def block(self, kind: str, opening: str, end: str, **place: object) -> Paragraph:
        clauses = [
            f"{self.of(_WHO)} to further {self.of(_WHAT)}, {self.of(_HOW)}" for _ in range(self.chance.randint(1, 3))
        ]
        body = ", and to support ".join(clauses) if opening else " and ".join(clauses)
        text = f"{opening} {body}{end}" if opening else body[0].upper() + body[1:] + end
        return Paragraph("", kind, text, opening=opening, notes=self.marks(text), **place)  # type: ignore[arg-type]

    def marks(self, text: str) -> tuple[NoteMark, ...]:
        """Up to two marks, behind words or the commas after them; a note a mark."""
        places = [index for index in range(20, len(text) - 12) if text[index] == " " and text[index - 1].isalpha()]
        places += [index for index in range(20, len(text) - 12) if text[index - 1] == ","]
        chosen = sorted(self.chance.sample(places, min(len(places), self.chance.choice((0, 0, 0, 1, 2)))))
        found = []
        for place in chosen:
            mark = str(len(self.notes) + 1)
            self.notes.append(Footnote(mark, self.of(_NOTES).format(n=self.chance.randint(4, 90))))
            found.append(NoteMark(mark, place))
        return tuple(found)

    def opening(self, openings: list[str]) -> str:
        """Never twice the same in a row, as the Assembly's editors see to."""
        self.last = self.of([opening for opening in openings if opening != self.last])
        return self.last

    def of(self, choices: list[str]) -> str:
        return self.chance.choice(choices)


def formula(text: str = "The General Assembly,", **place: object) -> Paragraph:
    return Paragraph("", "formula", text, **place)  # type: ignore[arg-type]


def heading(text: str, number: str | None = None, **place: object) -> Paragraph:
    return Paragraph("", "heading", text, number=number, **place)  # type: ignore[arg-type]


def _plain(by: Author) -> list[Paragraph]:
    return [formula(), *by.preamble(9), *by.operatives(12)]


def _four_levels(by: Author) -> list[Paragraph]:
    first, second, third = by.operatives(3)
    return [
        formula(),
        *by.preamble(3),
        first,
        replace(second, text=second.text[:-1] + " as follows:"),
        *by.items("(a)", "(b)"),
        replace(next(by.items("(c)", end=":")), notes=()),
        *by.items("(i)", "(ii)", depth=2),
        replace(next(by.items("(iii)", depth=2, end=":")), notes=()),
        *by.items("a.", "b.", depth=3),
        *by.items("(iv)", depth=2),
        *by.items("(d)"),
        third,
    ]


def _sections(by: Author) -> list[Paragraph]:
    blocks = [formula()]
    for label, title in (("I", "Lamps and mirrors"), ("II", "Tides"), ("III", "Birds of passage")):
        place = {"section": (label,)}
        blocks += [heading(title, label, **place), *by.preamble(2, **place), *by.operatives(4, **place)]
    return blocks


def _annexes(by: Author) -> list[Paragraph]:
    blocks = [formula(), *by.preamble(4), *by.operatives(3)]
    for label, title in (("Annex I", "Rules for keepers"), ("Annex II", "Programme of work")):
        place = {"section": (label,), "annex": True}
        blocks += [heading(label, **place), heading(title, **place)]
        blocks += [by.block("text", "", ".", number=str(number), **place) for number in range(1, 6)]
        blocks += by.items("(a)", "(b)", kind="text", **place)
    return blocks


def _table(by: Author) -> list[Paragraph]:
    return [formula(), *by.preamble(3), *by.operatives(6)]


def _single(by: Author) -> list[Paragraph]:
    return [formula(), *by.preamble(3), by.block("operative", "Decides", ".")]


def _declaration(by: Author) -> list[Paragraph]:
    text = "Adopts the following declaration:"
    blocks = [
        formula("The General Assembly"),
        Paragraph("", "operative", text, opening="Adopts"),
        heading("Declaration of the harbours"),
    ]
    for number in range(1, 9):
        block = by.block("text", "", ".", number=str(number))
        we = f"We, the keepers assembled here, call upon {block.text[0].lower()}{block.text[1:]}"
        shift = len(we) - len(block.text)
        blocks.append(replace(block, text=we, notes=tuple(replace(n, offset=n.offset + shift) for n in block.notes)))
    return blocks


def _parts(by: Author) -> list[Paragraph]:
    blocks = []
    for label in "AB":
        place = {"section": (label,)}
        blocks += [heading(label, **place), formula(**place), *by.preamble(3, **place), *by.operatives(4, **place)]
    return blocks


def _preamble_list(by: Author) -> list[Paragraph]:
    first, *others = by.preamble(4)
    listing = replace(first, text="Convinced that lighthouses contribute to:", opening="Convinced", notes=())
    items = by.items("(a)", "(b)", "(c)", kind="preambular", end=",")
    return [formula(), *others, listing, *items, *by.operatives(4)]


BUILDS: dict[str, Callable[[Author], list[Paragraph]]] = {
    "plain": _plain,
    "four levels of sub-paragraphs": _four_levels,
    "sections": _sections,
    "annexes": _annexes,
    "table": _table,
    "single operative without number": _single,
    "declaration in the body": _declaration,
    "parts A and B": _parts,
    "list in the preamble": _preamble_list,
}


def _in_order(
    paragraphs: tuple[Paragraph, ...], notes: list[Footnote]
) -> tuple[tuple[Paragraph, ...], tuple[Footnote, ...]]:
    """Notes numbered as they come in the text; those whose mark was left out go."""
    text_of = {note.mark: note.text for note in notes}
    footnotes: list[Footnote] = []
    numbered = []
    for paragraph in paragraphs:
        first = len(footnotes) + 1
        footnotes += [Footnote(str(mark), text_of[note.mark]) for mark, note in enumerate(paragraph.notes, first)]
        marks = tuple(replace(note, mark=str(mark)) for mark, note in enumerate(paragraph.notes, first))
        numbered.append(replace(paragraph, notes=marks))
    return tuple(numbered), tuple(footnotes)


def invented(build: str, seed: int = 1) -> Document:
    """A document of the build. The same seed writes the same."""
    by = Author(seed)
    paragraphs, footnotes = _in_order(assign_ids(BUILDS[build](by)), by.notes)
    last = next(p for p in reversed(paragraphs) if p.kind != "heading")
    rows = (("Lamp", "2042", "2043"), ("Large", "1 200", "1 350"), ("Small", "80", "95"), ("Total", "1 280", "1 445"))
    return Document(
        source="invented",
        format="invented",
        kind="resolution",
        symbol="A/RES/98/117",
        title="Keeping of lighthouses in the service of all seafarers",
        organ="General Assembly",
        session="98",
        agenda_items=(
            AgendaItem("19", "b", "Oceans and the law of the sea: lighthouses and other aids to navigation"),
        ),
        distribution="General",
        issued_on=date(2043, 12, 14),
        adopted_on=date(2043, 12, 2),
        origin=Origin(
            "on the report of the Second Committee (A/98/440/Add.1)", "Second Committee", ("A/98/440/Add.1",)
        ),
        meeting=Meeting(61, date(2043, 12, 2), "61st plenary meeting"),
        sponsors=(Sponsor("Fiji"), Sponsor("Malta"), Sponsor("Trinidad and Tobago")),
        sponsor_note="On behalf of the States Members of the United Nations that are members of the Harbour Group.",
        paragraphs=paragraphs,
        tables=(Table((), rows, after=last.id),) if build == "table" else (),
        footnotes=footnotes,
    )
