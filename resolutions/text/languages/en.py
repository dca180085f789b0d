"""English: the words by which covers are read."""

from __future__ import annotations

import re

from ..ordinals import DATE_PATTERN
from ..symbols import PRINTED
from .words import Words

_COMMITTEE = (
    r"Special Political(?: and Decolonization)? Committee(?: \(Fourth Committee\))?"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|Joint Second and Third Committees?"
)
_LETTERED = r"\d{1,3}(?: ?\([a-z]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:, and|,| and| to) (?:{_LETTERED}|\([a-z]{{1,2}}\)))*"
_LANGUAGES = r"(?P<value>[a-z]+(?:(?:/|, | and )[a-z]+){0,5})"

WORDS = Words(
    formula=re.compile(r"(?:The General Assembly|THE GENERAL ASSEMBLY)\b,?"),
    # Those in capitals are printed so in older documents.
    elements=(
        ("publisher", re.compile(r"United Nations", re.IGNORECASE)),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(r"General Assembly", re.IGNORECASE)),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>General|Limited|Restricted)", re.IGNORECASE)),
        ("issued_on", re.compile(DATE_PATTERN, re.IGNORECASE)),
        ("original_language", re.compile(rf"Original\s?:\s{{0,4}}{_LANGUAGES}", re.IGNORECASE)),
        ("language", re.compile(r"English(?: only)?", re.IGNORECASE)),
        ("session", re.compile(r"[A-Z][\w-]*(?:[ -][\w-]+){0,5} session", re.IGNORECASE)),
        ("committee", re.compile(_COMMITTEE, re.IGNORECASE)),
        ("kind", re.compile(r"(?:Addendum|Corrigendum)(?: \d{1,2})?\*{0,3}", re.IGNORECASE)),
        (
            "agenda",
            re.compile(
                rf"(?:Agenda )?items? (?P<value>{_ITEMS})(?: of the provisional agenda)?\*{{0,3}}", re.IGNORECASE
            ),
        ),
    ),  # fmt: skip
    status=re.compile(
        rf"(?P<what>Resolution|Decision)s? adopted by the General Assembly(?: on (?P<date>{DATE_PATTERN}))?\*{{0,3}}",
        re.IGNORECASE,
    ),
    status_begins=re.compile(r"(?:(?:Resolution|Decision)s? adopted|(?:RESOLUTION|DECISION)S? ADOPTED) (?:by|BY)\b"),
    status_goes_on=re.compile(r"on\b|at its\b", re.IGNORECASE),
    date=re.compile(DATE_PATTERN, re.IGNORECASE),
    origin_begins=re.compile(r"\[\s?(?:on the|without|adopted)\b", re.IGNORECASE),
    proposal=re.compile(
        r"(?:revised )?draft (?:resolution|decision)s?\*{0,3}$"
        r"|^(?:revised )?draft (?:resolution|decision)s? (?:submitted|proposed|recommended)"
        r"|(?:sub-?)?amendments? to (?:the )?(?:revised |oral )?(?:draft|annex|document|amendments?\b)"
        r"|^Note by the Secretar",
        re.IGNORECASE,
    ),
    annex=re.compile(r"(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: (?:[IVX]{1,5}|\d{1,2}|[A-Z]))?[*.]{0,3}"),
)
