"""English: the words by which covers are read."""

from __future__ import annotations

import re

from .. import ordinals
from ..ordinals import MEETING_PATTERN, OTHER_DATE_PATTERN, SESSION_PATTERN
from ..symbols import PRINTED
from .words import Words, bare, one_of, spellings

MONTHS = spellings(" ".join(ordinals.MONTHS).lower())
_DATE = rf"(?P<day>\d{{1,2}})\s+(?P<month>{one_of(MONTHS)})\s+(?P<year>\d{{4}})"

_COMMITTEE = (
    r"Special Political(?: and Decolonization)? Committee(?: ?\(Fourth Committee\))?"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|Joint Second and Third Committees?"
)
_LETTERED = r"\d{1,3}(?: ?\(?[a-z]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:, and|,| and| to) (?:{_LETTERED}|\(?[a-z]{{1,2}}\)))*"
_SESSION_OF_YEAR = r"\d{4} (?:(?:resumed|substantive|organizational) )*session"
"""Of the Economic and Social Council."""
_LANGUAGES = r"(?P<value>[a-z]+(?:(?:/|, | and )[a-z]+){0,5})"

_OTHER_ORGANS = "Human Rights Council|Security Council|Economic and Social Council|Commission on Human Rights"

WORDS = Words(
    code="en",
    # Another organ's is those words alone: its name may begin a sentence of the Assembly's.
    formula=re.compile(rf"(?:The General Assembly|THE GENERAL ASSEMBLY)\b,?|(?i:The (?:{_OTHER_ORGANS}),?$)"),
    # Those in capitals are printed so in older documents.
    elements=(
        ("publisher", re.compile(r"(?i:United Nations)|UNITED(?=\s*$)")),
        ("publisher_ends", re.compile(r"NATIONS")),
        ("series", re.compile(r"[AES](?=\s*$)")),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}", re.IGNORECASE)),
        ("organ", re.compile(rf"General Assembly|{_OTHER_ORGANS}", re.IGNORECASE)),
        ("subsidiary", re.compile(_OTHER_ORGANS, re.IGNORECASE)),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>General|Limited|Restricted)", re.IGNORECASE)),
        ("distribution_label", re.compile(r"Distr\s?\.?\s?:?", re.IGNORECASE)),
        ("distribution_word", re.compile(r"GENERAL|LIMITED|RESTRICTED")),
        ("meeting", re.compile(MEETING_PATTERN, re.IGNORECASE)),
        (
            "session_dates",
            re.compile(rf"\d{{1,2}}(?: (?:{one_of(MONTHS)}))?(?: \d{{4}})?\s?[–—-]\s?{_DATE}", re.IGNORECASE),
        ),
        ("issued_on", re.compile(rf"{_DATE}|{OTHER_DATE_PATTERN}", re.IGNORECASE)),
        ("met_on", re.compile(_DATE, re.IGNORECASE)),
        ("original_language", re.compile(rf"Original\s?:\s{{0,4}}{_LANGUAGES}", re.IGNORECASE)),
        ("language", re.compile(r"English(?: only)?", re.IGNORECASE)),
        ("session", re.compile(rf"(?:Resumed )?{SESSION_PATTERN}(?: \(resumed\))?|{_SESSION_OF_YEAR}", re.IGNORECASE)),
        ("committee", re.compile(_COMMITTEE, re.IGNORECASE)),
        ("committee_number", re.compile(r"\((?P<value>Fourth Committee)\)", re.IGNORECASE)),
        ("kind", re.compile(r"(?:Addendum|Corrigendum)(?: \d{1,2})?\*{0,3}", re.IGNORECASE)),
        (
            "agenda",
            re.compile(
                rf"(?:Agenda )?items? (?:Nos?\. )?(?P<value>{_ITEMS})(?: of the (?:provisional )?agenda)?\*{{0,3}}"
                r"(?:\s?[:–—-](?=\s|$))?",
                re.IGNORECASE,
            ),
        ),
    ),  # fmt: skip
    status=re.compile(
        rf"(?:(?:Resolution|(?P<decision>Decision))s? )?adopted by the (?P<organ>General Assembly|{_OTHER_ORGANS})"
        rf"(?: at its {MEETING_PATTERN},?)?(?: on (?P<date>{_DATE}))?\*{{0,3}}",
        re.IGNORECASE,
    ),
    status_begins=re.compile(
        r"(?:(?:Resolution|Decision)s? [Aa]dopted|(?:RESOLUTION|DECISION)S? ADOPTED|Adopted)"
        r" (?:by|BY) (?:the|THE) [A-Z]"
    ),
    status_goes_on=re.compile(r"on\b|at its\b", re.IGNORECASE),
    date=re.compile(rf"(?<!\d){_DATE}(?!\d)", re.IGNORECASE),
    months=MONTHS,
    origin_begins=re.compile(r"\[\s?(?:on the|without|adopted)\b", re.IGNORECASE),
    without_committee=re.compile(r"without\b", re.IGNORECASE),
    proposal=re.compile(
        r"draft (?:resolution|decision)s?(?:(?: [IVX]{1,5})?[*.:\]]{0,4}$"
        r"|,? as (?:further )?orally (?:revised|amended|corrected)[*.]{0,4}$"
        r"| (?:submitted|proposed|recommended|introduced|tabled|prepared)\b)"
        r"|[:：—–-]\*{0,4} ?(?:[a-z]+ ){0,3}(?:sub[-\u2010\u2011]?)?amendments?(?: to |\*{0,4}$)"
        r"|^(?:[a-z]+ ){0,3}(?:sub[-\u2010\u2011]?)?amendments? (?:(?:(?:proposed|submitted|tabled) )?by "
        r"|to (?:the )?(?:[\w-]+ ){0,3}(?:draft|annex|document|amendments?\b))"
        r"|^Notes? by the (?:Secretar|President|Chair)|^(?:Please )?add the following [\w ]{1,60} to the list of ",
        re.IGNORECASE,
    ),
    annex=re.compile(r"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: (?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}"),
    committees=(
        *(re.compile(rf"{which} Committee", re.IGNORECASE) for which in ("First", "Second", "Third")),
        re.compile(r"(?:Fourth|Special Political and Decolonization) Committee", re.IGNORECASE),
        *(re.compile(rf"{which} Committee", re.IGNORECASE) for which in ("Fifth", "Sixth")),
    ),
    session=re.compile(
        r"(?P<ordinal>\d{1,3}(?:st|nd|rd|th)|(?:[a-z]{1,20}[\s\u2010\u2011-]){0,3}?[a-z]{1,20}(?:st|nd|rd|th))[\s-]+"
        r"(?P<special>(?P<emergency>emergency\s+)?special\s+)?(?:regular\s+)?session\b",
        re.IGNORECASE,
    ),
    ordinals={bare(ordinals.ordinal_words(number)): number for number in range(1, 150)},
    distributions={"general": "General", "limited": "Limited", "restricted": "Restricted"},
    languages=tuple("English French Spanish Russian Chinese Arabic".split()),
    meeting=re.compile(
        r"(?:(?P<number>\d{1,4})\s?(?:st|nd|rd|th)|(?P<ordinal>[A-Z][a-z]{2,12}(?:[ -][a-z]{2,12}){0,3}))"
        r"(?: \(?(?:resumed|closing|emergency|resumption)\)?)? plenary meeting",
        re.IGNORECASE,
    ),
    label=re.compile(
        r"(?:Action|Article|Rule|Regulation|Principle|Goal|Target|Objective|Commitment|Chapter|Part|Section|Guideline"
        r"|Measure|ARTICLE) (?:(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6})(?:\s?[.:–—]|$|(?=\s))"
        r"|[A-H](?:\s?[.:–—]|$))"
    ),
    annex_name="Annex",
    number_follows=re.compile(
        r"(?:(?:[Aa]rticles?|[Pp]aragraphs?|[Rr]ules?|[Cc]hapters?|[Aa]nnex|[Ss]ections?|No\.|items?|chap\.|paras?\."
        r"|sects?\.|vol\.)|(?<![\d/])\d{1,3}(?: and| or| to))\s+$"
    ),
    number_may_follow=re.compile(
        r"\b(?:[Aa]genda|[Ss]essions?|[Aa]ction|[Gg]oals?|[Pp]art|[Pp]rinciple|[Rr]esolutions?|[Tt]argets?|last|next|the|of"
        r"|every|(?<![\d/])\d{1,3},|[Tt]able|[Ss]tage|[Pp]hase|[Pp]anel|from|to|on|by|in|at|than)\s+$"
    ),
    date_follows=re.compile(r"\s+of(?:\s\d|\s*$)|\s*$"),
    counts_something=re.compile(rf"\s(?:{one_of(MONTHS)}|per cent|million|billion)\b", re.IGNORECASE),
    committee_names=(
        "First Committee",
        "Second Committee",
        "Third Committee",
        "Special Political and Decolonization Committee (Fourth Committee)",
        "Fifth Committee",
        "Sixth Committee",
    ),
)
