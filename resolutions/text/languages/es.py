"""Spanish: the words by which covers, numbers and closing lines are read."""

from __future__ import annotations

import re

from ..symbols import PRINTED
from .words import Words, bare, one_of, spellings

MONTHS = spellings(
    "enero febrero marzo abril mayo junio|juio julio agosto septiembre|setiembre octubre noviembre diciembre"
)
"""Once with a misprint of the Secretariat's."""
_DATE = rf"(?P<day>\d{{1,2}})[º°]?\s+de\s+(?P<month>{one_of(MONTHS)})\s+(?:de|del)\s+(?P<year>\d{{4}})"
_ONES = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split()
_TENS = "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo".split()


_TEENS = {11: "undécimo", 12: "duodécimo"}


def ordinal(number: int) -> str:
    """66 → ``sexagésimo sexto``, as of a session; from 1 to 199."""
    if number >= 100:
        return "centésimo" if number == 100 else f"centésimo {ordinal(number - 100)}"
    tens, ones = divmod(number, 10)
    if number in _TEENS:
        return _TEENS[number]
    if tens == 1 and ones:
        return f"decimo{_ONES[ones - 1]}"
    return " ".join(name for name in ("", *_TENS)[tens : tens + 1] + ("", *_ONES)[ones : ones + 1] if name)


def _ordinals() -> dict[str, int]:
    """In one word or two, with the ending of a noun that follows and without: "vigésimo primer", "vigesimoprimero"."""
    ones = {number: {name, name if name.endswith("o") else f"{name}o"} for number, name in enumerate(_ONES, 1)}
    found = {bare(form): number for number, forms in ones.items() for form in forms}
    for tens, name in zip(range(10, 100, 10), _TENS, strict=True):
        found[bare(name)] = tens
        found |= {bare(name + form): tens + number for number, forms in ones.items() for form in forms}
        found |= {bare(f"centésimo{form}"): 100 + number for number, forms in ones.items() for form in forms}
    found |= {"undecimo": 11, "duodecimo": 12, "centesimo": 100, "decimosetimo": 17, "noneno": 9}
    return found | {word[:-1] + "a": number for word, number in found.items() if word.endswith("o")}


_LETTERED = r"\d{1,3}(?: ?[a-z]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:,| y| a) (?:{_LETTERED}|[a-z]{{1,2}}\)))*"

WORDS = Words(
    code="es",
    formula=re.compile(r"La Asamblea General\b,?", re.IGNORECASE),
    elements=(
        ("publisher", re.compile(r"Naciones Unidas", re.IGNORECASE)),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(r"Asamblea General", re.IGNORECASE)),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>general|limitada|reservada)", re.IGNORECASE)),
        ("issued_on", re.compile(_DATE, re.IGNORECASE)),
        ("original_language", re.compile(r"Original\s?:\s{0,4}(?P<value>[a-zéñ]+(?:(?:/|, | y )[a-zéñ]+){0,5})", re.I)),
        ("language", re.compile(r"Español(?: solamente| únicamente)?", re.IGNORECASE)),
        (
            "session",
            re.compile(
                r"[^\W\d_]{1,30}(?: [^\W\d_]{1,30}){0,2}"
                r" período (?:de sesiones|extraordinario de sesiones(?: de emergencia)?)",
                re.IGNORECASE,
            ),
        ),
        (
            "committee",
            re.compile(
                r"Comisión Política Especial(?: y de Descolonización)?(?: \(Cuarta Comisión\))?"
                r"|(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión",
                re.IGNORECASE,
            ),
        ),
        ("kind", re.compile(r"(?:Adición|Corrección)(?: \d{1,2})?\*{0,3}", re.IGNORECASE)),
        (
            "agenda",
            re.compile(rf"Temas? (?P<value>{_ITEMS})(?: del programa(?: provisional)?)?\*{{0,3}}", re.IGNORECASE),
        ),
    ),  # fmt: skip
    status=re.compile(
        r"(?:Resoluci(?:ón|ones)|(?P<decision>Decisi(?:ón|ones))) aprobadas? por la Asamblea General"
        rf"(?:\s+el (?P<date>{_DATE}))?\*{{0,3}}",
        re.IGNORECASE,
    ),
    status_begins=re.compile(r"(?:Resoluci|Decisi)(?:ón|ones) aprobadas? por\b", re.IGNORECASE),
    status_goes_on=re.compile(r"el\b|en su\b", re.IGNORECASE),
    date=re.compile(rf"(?<!\d){_DATE}(?!\d)", re.IGNORECASE),
    months=MONTHS,
    origin_begins=re.compile(r"\[\s?(?:sobre\b|sin\b|aprobad)", re.IGNORECASE),
    without_committee=re.compile(r"sin remisión", re.IGNORECASE),
    proposal=re.compile(
        r"proyectos? de (?:resolución|decisión|resoluciones|decisiones)(?: revisado)?\*{0,3}$"
        r"|^proyecto de (?:resolución|decisión) (?:presentado|propuesto|recomendado)"
        r"|enmiendas? al|^Nota de la Secr",
        re.IGNORECASE,
    ),
    tabled=re.compile(
        r"(?P<amendment>enmiendas?)|proyectos? de (?:(?P<draft_decision>decisi)|(?P<draft_resolution>resoluci))",
        re.IGNORECASE,
    ),
    annex=re.compile(r"(?:Anexo|ANEXO|(?P<appendix>Apéndice))(?: (?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}"),
    committees=tuple(
        re.compile(rf"{name} Comisión", re.IGNORECASE)
        for name in ("Primera", "Segunda", "Tercera", "Cuarta", "Quinta", "Sexta")
    ),
    session=re.compile(
        r"(?P<ordinal>\d{1,3}º|(?:[^\W\d_]{1,30}\s)?[^\W\d_]{1,30})\s+período\s+(?P<special>extraordinario\s+)?de\s+sesiones\b"
        r"(?P<emergency>\s+de\s+emergencia)?",
        re.IGNORECASE,
    ),
    session_hint="período",
    ordinals=_ordinals(),
    meeting=re.compile(
        r"(?:(?P<number>\d{1,4})\s?(?:a|ª|ᵃ)\.?|(?P<ordinal>\b[\w ]{1,80}?)) sesión plenaria"
        r"(?: \((?:continuación|reanudación)\))?",
        re.IGNORECASE,
    ),
    named_part=re.compile(
        r"(?:(?P<part>Parte|Título)|(?P<chapter>Capítulo))\s(?P<number>primer[ao]?|[IVX]{1,6})\.?", re.IGNORECASE
    ),
    parts={"primer": "I", "primero": "I", "primera": "I"},
    distributions={"general": "General", "limitada": "Limited", "reservada": "Restricted"},
    languages=tuple("inglés francés español ruso chino árabe".split()),
    label=re.compile(
        r"(?:Artículo|Regla|Principio|Objetivo|Meta|Acción|Medida|Compromiso|Capítulo|Título|Parte|Sección|Directriz)\s(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6})(?:\s?[.:–—]|$|(?=\s))"
    ),
    annex_name="Anexo",
    number_follows=re.compile(
        r"(?<!\w)(?:(?:[Aa]rtículos?|[Pp]árrafos?|[Rr]eglas?|[Cc]apítulos?|[Aa]nexo|[Ss]ecci(?:ón|ones)|núms?\.|[Tt]emas?|cap\.|párrs?\."
        r"|secc\.|vol\.)|(?<![\d/])\d{1,3}(?: y| o| a))\s+$"
    ),
    number_may_follow=re.compile(
        r"(?<!\w)(?:[Pp]eríodo|[Aa]cción|[Oo]bjetivos?|[Pp]arte|[Pp]rincipio|[Rr]esoluci(?:ón|ones)|[Mm]etas?|últim\w+|próxim\w+|el|la"
        r"|los|las|del|de|al|a|en|por|con|que|(?<![\d/])\d{1,3},|[Cc]uadro|[Ff]ase)\s+$"
    ),
    date_follows=re.compile(r",?\s+de(?:\s\d|\s*$)|\s*$"),
    counts_something=re.compile(
        rf"\s?(?:{one_of(MONTHS)}|" r"de (?:[a-z]+)|%|por ciento|millones|años|días|meses|Estados" ")"
    ),
    committee_names=(
        "Primera Comisión",
        "Segunda Comisión",
        "Tercera Comisión",
        "Comisión Política Especial y de Descolonización (Cuarta Comisión)",
        "Quinta Comisión",
        "Sexta Comisión",
    ),
)
