"""A hundred texts of our own making: four kinds of documents, in six languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from resolutions.text.anchors import assign_ids
from resolutions.text.document import AgendaItem, Citation, Document, Footnote, NoteMark, Paragraph, Sponsor

KINDS = ("resolution", "draft_resolution", "decision", "draft_decision")


@dataclass(frozen=True, slots=True)
class Words:
    """Of a language: its formula, a title, preambular and operative paragraphs with their openings, a footnote."""

    formula: str
    title: str
    preambular: tuple[str, str]
    operative: tuple[str, str]
    part: str
    note: str


WORDS = {
    "en": Words(
        "The General Assembly,",
        "Care of the harbour lamps, number {}",
        ("Recalling", "its resolution 55/2 of 8 September 2000 on the lamps of port {},"),
        ("Requests", "the Secretary-General to report on the lamps of port {}:"),
        "On the lamps of the north;",
        "See resolution 60/1.",
    ),
    "fr": Words(
        "L’Assemblée générale,",
        "Entretien des lampes du port, numéro {}",
        ("Rappelant", "sa résolution 55/2 du 8 septembre 2000 sur les lampes du port {},"),
        ("Prie", "le Secrétaire général de faire rapport sur les lampes du port {} :"),
        "Sur les lampes du nord ;",
        "Voir résolution 60/1.",
    ),
    "es": Words(
        "La Asamblea General,",
        "Cuidado de las lámparas del puerto, número {}",
        ("Recordando", "su resolución 55/2, de 8 de septiembre de 2000, sobre las lámparas del puerto {},"),
        ("Solicita", "al Secretario General que informe sobre las lámparas del puerto {}:"),
        "Sobre las lámparas del norte;",
        "Véase la resolución 60/1.",
    ),
    "ru": Words(
        "Генеральная Ассамблея,",
        "Уход за портовыми лампами, номер {}",
        ("ссылаясь", "на свою резолюцию 55/2 от 8 сентября 2000 года о лампах порта {},"),
        ("просит", "Генерального секретаря представить доклад о лампах порта {}:"),
        "о лампах севера;",
        "См. резолюцию 60/1.",
    ),
    "zh": Words(
        "大会，",
        "港口灯具的维护，第{}号",
        ("回顾", "其2000年9月8日关于第{}港灯具的第55/2号决议，"),
        ("请", "秘书长报告第{}港的灯具："),
        "北方的灯具；",
        "见第60/1号决议。",
    ),
    "ar": Words(
        "إن الجمعية العامة،",
        "العناية بمصابيح الميناء، الرقم {}",
        ("إذ تشير", "إلى قرارها 55/2 المؤرخ 8 أيلول/سبتمبر 2000 بشأن مصابيح الميناء {}،"),
        ("تطلب", "إلى الأمين العام أن يقدم تقريرا عن مصابيح الميناء {}:"),
        "عن مصابيح الشمال؛",
        "انظر القرار 60/1.",
    ),
}


def documents(count: int = 100) -> Iterator[Document]:
    for number in range(1, count + 1):
        yield _document(number, KINDS[number % len(KINDS)], [*WORDS][number % len(WORDS)])


def _document(number: int, kind: str, language: str) -> Document:
    words, is_draft = WORDS[language], kind.startswith("draft")
    day = date(2011, 10, 1) + timedelta(days=number)
    joint = "" if language == "zh" else " "
    preambular, operative = (joint.join(parts).format(number) for parts in (words.preambular, words.operative))
    rows = (
        Paragraph("", "formula", words.formula),
        Paragraph("", "preambular", preambular, opening=words.preambular[0], notes=(NoteMark("1", len(preambular)),)),
        Paragraph("", "operative", operative, number="1", opening=words.operative[0]),
        Paragraph("", "operative", words.part, number="(a)", depth=1),
    )
    at = preambular.index("55/2")
    return Document(
        source=f"{number}.txt",
        format="text",
        language=language,
        kind=kind,
        symbol=_symbol(kind, number),
        symbol_from="text",
        title=words.title.format(number),
        organ="General Assembly",
        session="66",
        committee="Third Committee" if is_draft else None,
        agenda_items=(AgendaItem("69", "b", None),),
        issued_on=day,
        adopted_on=None if is_draft else day - timedelta(days=20),
        outcome=None if is_draft else "adopted_without_vote",
        sponsors=(Sponsor("Cuba"), Sponsor("Fiji")) if is_draft else (),
        paragraphs=assign_ids(rows),
        footnotes=(Footnote("1", words.note),),
        citations=(Citation("pp1", at, at + 4, "55/2", "A/RES/55/2", carrier=words.preambular[0]),),
    )


def _symbol(kind: str, number: int) -> str:
    pattern = {"resolution": "A/RES/66/{}", "decision": "A/DEC/66/{}"}.get(kind, "A/C.3/66/L.{}")
    return pattern.format(number)
