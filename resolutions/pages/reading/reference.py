"""How a text is cited, for people and for reference managers.

Reference managers know no resolutions. What they file as a report keeps its number, its kind and its institution:
Zotero's translators of pages ("Embedded Metadata": ``citation_technical_report_institution`` makes a report, whose
author would else be split into names), of RIS (``RPRT`` with its number in ``SN``, its kind in ``M3``) and of BibTeX
(``techreport``); CSL has ``report`` with ``genre``. The Assembly is the author of what it adopted, the sponsors of what
they tabled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from resarchive.formats import day_written
from resolutions.models import LanguageVersion, Version
from resolutions.models.addresses import page_address
from resolutions.models.choices import Kind, SponsorRole, Stage
from resolutions.text.elsewhere import THESAURUS, library_record, official_document, thesaurus_heading
from resolutions.text.goals import GOALS, goal_address
from resolutions.text.languages import ENGLISH

from ..links import text_address

AUTHOR = "United Nations General Assembly"
PUBLISHER = "United Nations"
_TEX = str.maketrans({c: f"\\{c}" for c in "{}%&#$_"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})
_BRACES = {ord("{"): r"\textbraceleft{}", ord("}"): r"\textbraceright{}"}
_NO_KEY = re.compile(r"[^A-Za-z0-9-]+")


def as_bibtex(text: LanguageVersion, address: str) -> str:
    """``@techreport``; the braces around an author keep it one name."""
    version = text.version
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in authors(version)),
        "title": f"{{{_tex(_title(text))}}}",
        "institution": PUBLISHER,
        "type": _genre(version),
        "number": _tex(version.symbol or ""),
        "year": _day(version)[:4],
        "date": _day(version),
        "language": text.language,
        "url": _line(address),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@techreport{{{key(text)},\n" + ",\n".join(lines) + "\n}\n"


def as_ris(text: LanguageVersion, address: str) -> str:
    """RIS as Zotero, EndNote and Mendeley read it: a report with its number in SN. No value holds a line end, so that
    none can begin another field."""
    version, day = text.version, _day(text.version)
    fields = [
        ("TY", "RPRT"),
        *(("AU", name) for name in authors(version)),
        ("TI", _title(text)),
        ("SN", version.symbol or ""),
        ("M3", _genre(version)),
        ("PB", PUBLISHER),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("LA", text.language),
        ("UR", address),
        ("ER", ""),
    ]
    return "\r\n".join(f"{tag}  - {_line(value)}" for tag, value in fields if value or tag == "ER") + "\r\n"


def as_csl(text: LanguageVersion, address: str) -> list[dict[str, object]]:
    """CSL-JSON (schema of citationstyles.org, 1.0): a list of one item."""
    version = text.version
    entry: dict[str, object] = {
        "id": key(text),
        "type": "report",
        "genre": _genre(version),
        "title": _title(text),
        "author": [{"literal": name} for name in authors(version)],
        "number": version.symbol or "",
        "publisher": PUBLISHER,
        "language": text.language,
        "URL": address,
        "issued": {"date-parts": [[int(part) for part in _day(version).split("-")]]} if _day(version) else None,
    }
    return [{name: value for name, value in entry.items() if value}]


@translation.override(settings.LANGUAGE_CODE)
def as_linked_data(
    text: LanguageVersion, address: str, cites: Mapping[str, bool], goals: Sequence[str]
) -> dict[str, object]:
    """``Legislation`` of schema.org; ``cites`` are symbols of the documents that it cites, with whether they are held:
    those have their address. ``goals`` are numbers of the Sustainable Development Goals and targets that it names.
    Subject headings have the addresses of their pages: a list of them with a license has none of ours. Every address is
    the one that stays, whatever language the page about the text is in."""
    version, host = text.version, _host(address)
    record = getattr(version, "library_number", None)
    elsewhere = official_document(version.symbol, text.language), library_record(record)
    assembly = {"@type": "GovernmentOrganization", "name": AUTHOR}
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": text.title,
        "legislationIdentifier": version.symbol,
        "legislationType": _kind(version),
        "legislationDate": version.adopted_on.isoformat() if version.adopted_on else "",
        "datePublished": version.issued_on.isoformat() if version.issued_on else "",
        "legislationPassedBy": assembly if version.adopted_on else None,
        "author": assembly if version.stage == Stage.ADOPTED else None,
        "sponsor": [_sponsor(row) for row in _tabled_by(version)],
        "about": [_subject(one, host) for one in getattr(version, "subject_list", ())],
        "mentions": [_goal(number) for number in goals],
        "citation": [_cited(symbol, host if held else "") for symbol, held in cites.items()],
        "workTranslation": [
            {
                "@type": "Legislation",
                "inLanguage": language,
                "name": title,
                "url": host + text_address(version, language),
            }
            for language, title in version.titles.items()
            if language != text.language
        ],
        "sameAs": [*filter(None, elsewhere)],
        "publisher": {"@type": "Organization", "name": PUBLISHER},
        "inLanguage": text.language,
    }
    return {name: value for name, value in said.items() if value}


def _cited(symbol: str, host: str) -> dict[str, str]:
    cited = {"@type": "Legislation", "legislationIdentifier": symbol}
    return cited | {"@id": host + page_address("version", symbol)} if host else cited


def _subject(row: dict[str, str], host: str) -> dict[str, str]:
    term = {"@type": "DefinedTerm", "name": row["name"], "url": host + page_address("subject", row["slug"])}
    if address := thesaurus_heading(row["identifier"]):
        term |= {"sameAs": address, "termCode": row["identifier"], "inDefinedTermSet": THESAURUS}
    return term


def _goal(number: str) -> dict[str, str]:
    kind = "target" if "." in number else "Goal"
    named = {"name": f"Sustainable Development {kind} {number}", "termCode": number}
    return {"@type": "DefinedTerm", "@id": goal_address(number), **named, "inDefinedTermSet": GOALS}


def _sponsor(row: Mapping[str, str]) -> dict[str, object]:
    """A State with its code of ISO 3166-1."""
    named = {"name": _line(row["as_written"])}
    code = {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-3", "value": row["iso3"]}
    return {"@type": "Country", **named, "identifier": code} if row["iso3"] else {"@type": "Organization", **named}


def _host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def meta(text: LanguageVersion) -> list[tuple[str, str]]:
    """Name and content of the page's ``<meta>``: Highwire's tags, which reference managers read, Dublin Core, and what
    other sites show of a link. No tag names an author, ``DC.creator`` neither: Zotero splits what any of them says into
    the names of a person, the Assembly's too. What the Assembly has not adopted is none of its reports."""
    version = text.version
    named = [
        ("citation_title", text.title),
        ("citation_technical_report_institution", AUTHOR if version.stage == Stage.ADOPTED else PUBLISHER),
        ("citation_technical_report_number", version.symbol),
        ("citation_publication_date", _day(version).replace("-", "/")),
        ("citation_language", text.language),
        ("DC.title", text.title),
        ("DC.identifier", version.symbol),
        ("DC.date", _day(version)),
        ("DC.language", text.language),
        ("DC.publisher", PUBLISHER),
        ("DC.type", _kind(version) or "text"),
        ("description", description(text)),
    ]
    return [(name, content) for name, content in named if content]


def description(text: LanguageVersion) -> str:
    """The text in a line, in the language of the page: symbol, what it is, title, day."""
    version, day = text.version, text.version.adopted_on or text.version.issued_on
    kind = "" if version.kind == Kind.UNKNOWN else str(version.get_kind_display())
    parts = (version.symbol, capfirst(kind), _line(text.title), day_written(day) if day else "")
    return gettext(", ").join(filter(None, parts))


def authors(version: Version) -> Sequence[str]:
    """The Assembly of what it adopted; of anything else who tabled it, as far as it is known."""
    return [AUTHOR] if version.stage == Stage.ADOPTED else _sponsors(version)


def key(text: LanguageVersion) -> str:
    """The same in every form: symbol, and the language of what is not the English text."""
    name = _NO_KEY.sub("-", text.version.symbol or f"document-{text.version.pk}").strip("-")
    return name if text.language == ENGLISH else f"{name}-{text.language}"


def _sponsors(version: Version) -> list[str]:
    """As printed, whichever way the version was read."""
    return [_line(row["as_written"]) for row in _tabled_by(version)]


def _tabled_by(version: Version) -> list[Mapping[str, str]]:
    listed = getattr(version, "sponsor_list", None)
    if listed is None:
        listed = [{"as_written": row.as_written, "role": row.role} for row in version.sponsorships.all()]
    return [row for row in listed if row["role"] == SponsorRole.SPONSOR]


def _title(text: LanguageVersion) -> str:
    return _line(text.title) or "Untitled"


def _line(value: str | None) -> str:
    """On one line, without what cannot be printed."""
    return "".join(filter(str.isprintable, " ".join((value or "").split())))


def _tex(value: str) -> str:
    """BibTeX counts braces, escaped ones too: where they do not come in pairs they are written by their names."""
    return value.translate(_TEX if _in_pairs(value) else _TEX | _BRACES)


def _in_pairs(value: str) -> bool:
    depths = list(accumulate((char == "{") - (char == "}") for char in value))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _kind(version: Version) -> str:
    """``draft resolution``, in English whatever the page is in: programs read it."""
    return "" if version.kind == Kind.UNKNOWN else version.kind.replace("_", " ")


def _genre(version: Version) -> str:
    return _kind(version).capitalize()


def _day(version: Version) -> str:
    """Of adoption, else of issue; empty where neither is known."""
    day = version.adopted_on or version.issued_on
    return day.isoformat() if day else ""
