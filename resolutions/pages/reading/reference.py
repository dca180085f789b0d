"""How a text is cited, for people and for reference managers."""

from resolutions.models import LanguageVersion, Version
from resolutions.models.choices import Kind

AUTHOR = "United Nations General Assembly"
_TEX = str.maketrans({c: f"\\{c}" for c in "{}%&#$_"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})


def as_bibtex(text: LanguageVersion, address: str) -> str:
    """BibTeX's ``@misc``, which every style knows; the braces around the author keep it one name."""
    version = text.version
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{(text.title or 'Untitled').translate(_TEX)}}}",
        "number": (version.symbol or "").translate(_TEX),
        "year": _day(version)[:4],
        "date": _day(version),
        "url": address,
    }
    key = (version.symbol or f"document-{version.pk}").translate(str.maketrans("/ .(),", "------"))
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def as_ris(text: LanguageVersion, address: str) -> str:
    """RIS as Zotero, EndNote and Mendeley read it: a government document with its number in M1."""
    version = text.version
    day = _day(version)
    fields = [
        ("TY", "GOVDOC"),
        ("AU", AUTHOR),
        ("TI", " ".join((text.title or "Untitled").split())),
        ("M1", version.symbol or ""),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("LA", text.language),
        ("UR", address),
        ("ER", ""),
    ]
    return "\r\n".join(f"{tag}  - {value}" for tag, value in fields if value or tag == "ER") + "\r\n"


def as_csl(text: LanguageVersion, address: str) -> list[dict[str, object]]:
    """CSL-JSON (schema of citationstyles.org, 1.0): a list of one item."""
    version = text.version
    entry: dict[str, object] = {
        "id": version.symbol or f"document-{version.pk}",
        "type": "legislation",
        "title": text.title or "Untitled",
        "author": [{"literal": AUTHOR}],
        "number": version.symbol,
        "language": text.language,
        "URL": address,
        "issued": {"date-parts": [[int(part) for part in _day(version).split("-")]]} if _day(version) else None,
    }
    return [{name: value for name, value in entry.items() if value is not None}]


def as_linked_data(text: LanguageVersion, address: str) -> dict[str, object]:
    """``Legislation`` of schema.org."""
    version = text.version
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
        "author": assembly,
        "inLanguage": text.language,
    }
    return {name: value for name, value in said.items() if value}


def meta(text: LanguageVersion) -> list[tuple[str, str]]:
    """Name and content of the page's ``<meta>``: Highwire's tags, which reference managers read, and Dublin Core."""
    version = text.version
    named = [
        ("citation_title", text.title),
        ("citation_author", AUTHOR),
        ("citation_publication_date", _day(version).replace("-", "/")),
        ("citation_technical_report_number", version.symbol),
        ("citation_language", text.language),
        ("DC.title", text.title),
        ("DC.creator", AUTHOR),
        ("DC.identifier", version.symbol),
        ("DC.date", _day(version)),
        ("DC.language", text.language),
        ("DC.publisher", "United Nations"),
        ("DC.type", _kind(version) or "text"),
    ]
    return [(name, content) for name, content in named if content]


def _kind(version: Version) -> str:
    """``draft resolution``, in English whatever the page is in: programs read it."""
    return "" if version.kind == Kind.UNKNOWN else version.kind.replace("_", " ")


def _day(version: Version) -> str:
    """Of adoption, else of issue; empty where neither is known."""
    day = version.adopted_on or version.issued_on
    return day.isoformat() if day else ""
