"""French: the words by which covers, numbers and closing lines are read."""

from __future__ import annotations

import re

from ..symbols import PRINTED
from .words import Words, bare, one_of, spellings

MONTHS = spellings("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_DATE = rf"(?P<day>\d{{1,2}})(?:er|ᵉʳ)?\s+(?P<month>{one_of(MONTHS)})\s+(?P<year>\d{{4}})"
_TO_SIXTEEN = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def cardinal(number: int) -> str:
    if number <= 16:
        return _TO_SIXTEEN[number - 1]
    if number < 20:
        return f"dix-{cardinal(number - 10)}"
    if number >= 100:
        return "cent" if number == 100 else f"cent-{cardinal(number - 100)}"
    tens = max(each for each in _TENS if each <= number)
    rest = number - tens
    if not rest:
        return _TENS[tens]
    return f"{_TENS[tens]}{'-et-' if rest in (1, 11) and tens < 80 else '-'}{cardinal(rest)}"


def ordinal(number: int) -> str:
    """66 → ``soixante-sixième``, as of a session; from 1 to 149."""
    if number == 1:
        return "première"
    words = cardinal(number)
    if words.endswith("f"):
        return f"{words[:-1]}vième"
    return f"{words.removesuffix('e')}{'u' if words.endswith('q') else ''}ième"


ORDINALS = {bare(ordinal(number)): number for number in range(2, 150)} | {
    "premiere": 1,
    "premier": 1,
    "seconde": 2,
    "second": 2,
}
_LETTERED = r"\d{1,3}(?: ?[a-z]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:,| et| à) (?:{_LETTERED}|[a-z]{{1,2}}\)))*"

WORDS = Words(
    code="fr",
    formula=re.compile(r"L[’']Assemblée générale\b,?", re.IGNORECASE),
    elements=(
        ("publisher", re.compile(r"Nations Unies", re.IGNORECASE)),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(r"Assemblée générale", re.IGNORECASE)),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>générale|limitée|restreinte)", re.IGNORECASE)),
        ("issued_on", re.compile(_DATE, re.IGNORECASE)),
        ("original_language", re.compile(r"Original\s?:\s{0,4}(?P<value>[a-zç]+(?:(?:/|, | et )[a-zç]+){0,5})", re.I)),
        ("language", re.compile(r"Français(?: seulement)?", re.IGNORECASE)),
        (
            "session",
            re.compile(
                r"[^\W\d_][\w’-]*(?: [\w’-]+){0,4} session(?: extraordinaire(?: d[’']urgence)?)?", re.IGNORECASE
            ),
        ),
        (
            "committee",
            re.compile(
                r"Commission des questions politiques spéciales(?: et de la décolonisation)?"
                r"(?: \(Quatrième Commission\))?"
                r"|(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission",
                re.IGNORECASE,
            ),
        ),
        ("kind", re.compile(r"(?:Additif|Rectificatif)(?: \d{1,2})?\*{0,3}", re.IGNORECASE)),
        (
            "agenda",
            re.compile(
                rf"Points? (?P<value>{_ITEMS})(?: de l[’']ordre du jour(?: provisoire)?)?\*{{0,3}}", re.IGNORECASE
            ),
        ),
    ),  # fmt: skip
    status=re.compile(
        r"(?:Résolutions?|(?P<decision>Décisions?)) adoptées? par l[’']Assemblée générale"
        rf"(?:\s+le (?P<date>{_DATE}))?\*{{0,3}}",
        re.IGNORECASE,
    ),
    status_begins=re.compile(r"(?:Résolution|Décision)s? adoptées? par\b", re.IGNORECASE),
    status_goes_on=re.compile(r"le\b|à sa\b", re.IGNORECASE),
    date=re.compile(rf"(?<!\d){_DATE}(?!\d)", re.IGNORECASE),
    months=MONTHS,
    origin_begins=re.compile(r"\[\s?(?:sur\b|sans\b|adoptée?)", re.IGNORECASE),
    without_committee=re.compile(r"sans renvoi", re.IGNORECASE),
    proposal=re.compile(
        r"projets? de (?:résolution|décision)s?(?: révisé)?\*{0,3}$"
        r"|^projet de (?:résolution|décision) (?:déposé|présenté|proposé|recommandé)"
        r"|amendements? (?:au|à l)|^Note du Secr",
        re.IGNORECASE,
    ),
    tabled=re.compile(
        r"(?P<amendment>amendements?)|projets? de (?:(?P<draft_decision>décision)|(?P<draft_resolution>résolution))",
        re.IGNORECASE,
    ),
    annex=re.compile(
        r"(?:Annexe|ANNEXE|(?P<appendix>Appendice)|Pièce jointe)(?: (?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}"
    ),
    committees=tuple(
        re.compile(rf"{name} Commission", re.IGNORECASE)
        for name in ("Première", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième")
    ),
    session=re.compile(
        r"(?P<ordinal>\d{1,3}e|(?:[^\W\d_]{1,20}[\s\u2010\u2011-]){0,4}?[^\W\d_]{1,20}(?:ième|ière)s?)\s+session\b"
        r"(?P<special>\s+extraordinaire(?P<emergency>\s+d[’']urgence)?)?",
        re.IGNORECASE,
    ),
    ordinals=ORDINALS,
    meeting=re.compile(
        r"(?:(?P<number>\d{1,4})\s?(?:e|ᵉ|re|ʳᵉ|er|ᵉʳ|ème)|(?P<ordinal>[\w-]{1,60})) séance plénière"
        r"(?: \((?:reprise|de clôture)\))?",
        re.IGNORECASE,
    ),
    named_part=re.compile(
        r"(?:(?P<part>Titre|Partie)|(?P<chapter>Chapitre))\s(?P<number>premi(?:er|ère)|[IVX]{1,6})\.?", re.IGNORECASE
    ),
    parts={"premier": "I", "première": "I"},
    distributions={"générale": "General", "limitée": "Limited", "restreinte": "Restricted"},
    languages=tuple("anglais français espagnol russe chinois arabe".split()),
    label=re.compile(
        r"(?:Article|Règle|Principe|Objectif|Cible|Action|Mesure|Engagement|Chapitre|Titre|Partie|Section|Directive)\s(?:premi(?:er|ère)|\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6})(?:\s?[.:–—]|$|(?=\s))"
    ),
    annex_name="Annexe",
    number_follows=re.compile(
        r"(?<!\w)(?:(?:[Aa]rticles?|[Pp]aragraphes?|[Rr]ègles?|[Cc]hapitres?|[Aa]nnexe|[Ss]ections?|n[ᵒo°]s?|[Pp]oints?|chap\.|par\."
        r"|sect\.|vol\.)|(?<![\d/])\d{1,3}(?: et| ou| à))\s+$"
    ),
    number_may_follow=re.compile(
        r"(?<!\w)(?:[Ss]essions?|[Aa]ction|[Oo]bjectifs?|[Pp]artie|[Pp]rincipe|[Rr]ésolutions?|[Cc]ibles?|derni\w+|prochain\w+|le|la"
        r"|les|du|des|de|au|aux|à|en|sur|dans|par|que|(?<![\d/])\d{1,3},|[Tt]ableau|[Pp]hase)\s+$"
    ),
    date_follows=re.compile(r"\s+du(?:\s\d|\s*$)|\s*$"),
    counts_something=re.compile(
        rf"\s?(?:{one_of(MONTHS)}|" r"%|pour cent|millions?|milliards?|ans|jours|mois|États" ")"
    ),
    committee_names=(
        "Première Commission",
        "Deuxième Commission",
        "Troisième Commission",
        "Commission des questions politiques spéciales et de la décolonisation (Quatrième Commission)",
        "Cinquième Commission",
        "Sixième Commission",
    ),
)
