"""How a text is cited, for people and for reference managers."""

from resolutions.models import Version
from resolutions.models.choices import Kind

AUTHOR = "United Nations General Assembly"
_TEX = str.maketrans({c: f"\\{c}" for c in "{}%&#$_"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})


def as_bibtex(version: Version, address: str) -> str:
    """BibTeX's ``@misc``, which every style knows; the braces around the author keep it one name."""
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{(version.title or 'Untitled').translate(_TEX)}}}",
        "number": (version.symbol or "").translate(_TEX),
        "year": _day(version)[:4],
        "date": _day(version),
        "url": address,
    }
    key = (version.symbol or f"document-{version.pk}").translate(str.maketrans("/ .(),", "------"))
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def as_ris(version: Version, address: str) -> str:
    """RIS as Zotero, EndNote and Mendeley read it: a government document with its number in M1."""
    day = _day(version)
    fields = [
        ("TY", "GOVDOC"),
        ("AU", AUTHOR),
        ("TI", " ".join((version.title or "Untitled").split())),
        ("M1", version.symbol or ""),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("LA", version.language),
        ("UR", address),
        ("ER", ""),
    ]
    return "\r\n".join(f"{tag}  - {value}" for tag, value in fields if value or tag == "ER") + "\r\n"


def as_csl(version: Version, address: str) -> list[dict[str, object]]:
    """CSL-JSON (schema of citationstyles.org, 1.0): a list of one item."""
    entry: dict[str, object] = {
        "id": version.symbol or f"document-{version.pk}",
        "type": "legislation",
        "title": version.title or "Untitled",
        "author": [{"literal": AUTHOR}],
        "number": version.symbol,
        "language": version.language,
        "URL": address,
        "issued": {"date-parts": [[int(part) for part in _day(version).split("-")]]} if _day(version) else None,
    }
    return [{name: value for name, value in entry.items() if value is not None}]


def as_linked_data(version: Version, address: str) -> dict[str, object]:
    """``Legislation`` of schema.org."""
    assembly = {"@type": "GovernmentOrganization", "name": AUTHOR}
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": version.title,
        "legislationIdentifier": version.symbol,
        "legislationType": _kind(version),
        "legislationDate": version.adopted_on.isoformat() if version.adopted_on else "",
        "datePublished": version.issued_on.isoformat() if version.issued_on else "",
        "legislationPassedBy": assembly if version.adopted_on else None,
        "author": assembly,
        "inLanguage": version.language,
    }
    return {name: value for name, value in said.items() if value}


def meta(version: Version) -> list[tuple[str, str]]:
    """Name and content of the page's ``<meta>``: Highwire's tags, which reference managers read, and Dublin Core."""
    named = [
        ("citation_title", version.title),
        ("citation_author", AUTHOR),
        ("citation_publication_date", _day(version).replace("-", "/")),
        ("citation_technical_report_number", version.symbol),
        ("citation_language", version.language),
        ("DC.title", version.title),
        ("DC.creator", AUTHOR),
        ("DC.identifier", version.symbol),
        ("DC.date", _day(version)),
        ("DC.language", version.language),
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
