"""The States that table and vote on texts: their names as lists print them, and how to split such a list."""

from __future__ import annotations

import re
import unicodedata
from unicodedata import combining

_LIST = """
Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia; Australia; Austria;
Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan; Bolivia (Plurinational
State of); Bosnia and Herzegovina; Botswana; Brazil; Brunei Darussalam; Bulgaria; Burkina Faso; Burundi; Cabo Verde;
Cambodia; Cameroon; Canada; Central African Republic; Chad; Chile; China; Colombia; Comoros; Congo; Costa Rica; Côte
d’Ivoire; Croatia; Cuba; Cyprus; Czechia; Democratic People’s Republic of Korea; Democratic Republic of the Congo;
Denmark; Djibouti; Dominica; Dominican Republic; Ecuador; Egypt; El Salvador; Equatorial Guinea; Eritrea; Estonia;
Eswatini; Ethiopia; Fiji; Finland; France; Gabon; Gambia; Georgia; Germany; Ghana; Greece; Grenada; Guatemala; Guinea;
Guinea-Bissau; Guyana; Haiti; Holy See; Honduras; Hungary; Iceland; India; Indonesia; Iran (Islamic Republic of);
Iraq; Ireland; Israel; Italy; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kuwait; Kyrgyzstan; Lao People’s
Democratic Republic; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Madagascar;
Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico; Micronesia (Federated States
of); Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands (Kingdom of the);
New Zealand; Nicaragua; Niger; Nigeria; North Macedonia; Norway; Oman; Pakistan; Palau; Panama; Papua New Guinea;
Paraguay; Peru; Philippines; Poland; Portugal; Qatar; Republic of Korea; Republic of Moldova; Romania; Russian
Federation; Rwanda; Saint Kitts and Nevis; Saint Lucia; Saint Vincent and the Grenadines; Samoa; San Marino; Sao Tome
and Principe; Saudi Arabia; Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands;
Somalia; South Africa; South Sudan; Spain; Sri Lanka; State of Palestine; Sudan; Suriname; Sweden; Switzerland; Syrian
Arab Republic; Tajikistan; Thailand; Timor-Leste; Togo; Tonga; Trinidad and Tobago; Tunisia; Türkiye; Turkmenistan;
Tuvalu; Uganda; Ukraine; United Arab Emirates; United Kingdom of Great Britain and Northern Ireland; United Republic
of Tanzania; United States of America; Uruguay; Uzbekistan; Vanuatu; Venezuela (Bolivarian Republic of); Viet Nam;
Yemen; Zambia; Zimbabwe
"""
STATES = tuple(" ".join(name.split()) for name in _LIST.split(";"))
"""Members and observer States, as sponsors' lists name them."""

_EARLIER_NAMES = (
    "Byelorussian Soviet Socialist Republic",
    "Cape Verde",
    "Czech Republic",
    "Czechoslovakia",
    "Democratic Yemen",
    "German Democratic Republic",
    "Libyan Arab Jamahiriya",
    "Netherlands",
    "Palestine",
    "Serbia and Montenegro",
    "Swaziland",
    "The former Yugoslav Republic of Macedonia",
    "Turkey",
    "Ukrainian Soviet Socialist Republic",
    "Union of Soviet Socialist Republics",
    "Upper Volta",
    "Yugoslavia",
    "Zaire",
)

_BREAK = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_SHORT_NAMES = {
    "Bolivia": "Bolivia (Plurinational State of)",
    "Iran": "Iran (Islamic Republic of)",
    "Micronesia": "Micronesia (Federated States of)",
    "United Kingdom": "United Kingdom of Great Britain and Northern Ireland",
    "United States": "United States of America",
    "Venezuela": "Venezuela (Bolivarian Republic of)",
}


def _key(name: str) -> str:
    """Letters without case, accents or "the": lists of votes are in capitals, with accents and without."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = " ".join("".join(c if c.isalpha() or c in "()" else " " for c in letters if not combining(c)).split())
    return plain.removeprefix("the ")


_BY_KEY = {_key(name): name for name in (*STATES, *_EARLIER_NAMES)}
_BY_KEY |= {_key(short): name for short, name in _SHORT_NAMES.items()}
_WITH_AND = re.compile("|".join(re.escape(name) for name in (*STATES, *_EARLIER_NAMES) if " and " in name))


def state_named(text: str) -> str | None:
    """The State's name as lists print it, for any case, accents and apostrophe; None for any other name.

    ``COTE D'IVOIRE`` is ``Côte d’Ivoire``.

    A name the State no longer has is given as it was: it is the name on the document.
    """
    return _BY_KEY.get(_key(text))


def split_names(text: str) -> list[str]:
    """The names of a list: ``Antigua and Barbuda, Cuba and Iran (Islamic Republic of)`` has three.

    Nothing is split inside brackets, nor inside a State's name.
    """
    whole = {index for found in _WITH_AND.finditer(text) for index in range(found.start(), found.end())}
    depth = 0
    for index, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth > 0:
            whole.add(index)
    names, start = [], 0
    for found in _BREAK.finditer(text):
        if found.start() not in whole and found.end() - 1 not in whole:
            names.append(text[start : found.start()])
            start = found.end()
    names.append(text[start:])
    return [name.strip() for name in names if name.strip()]
