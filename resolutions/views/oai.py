"""The harvesting interface: OAI-PMH 2.0 at one address. Words of documents are text, whatever mark-up is in them."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from lxml import etree
from pymarc import record_to_xml_node

from resarchive.version import version as program_version
from resolutions.exports import oai
from resolutions.exports.oai import Asked, Harvested
from resolutions.pages.links import permanent_address
from resolutions.pages.reading.reference import authors
from resolutions.text.elsewhere import official_document
from resolutions.text.writers import as_akn
from resolutions.text.writers.akn_elements import NAMESPACE as AKN
from resolutions.text.writers.marc import NAMESPACE as MARC
from resolutions.text.writers.marc import as_marc
from resolutions.text.writers.xml_letters import clean

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = f"{OAI}oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
FORMATS = {
    "oai_dc": (f"{OAI}oai_dc.xsd", OAI_DC),
    "marcxml": ("http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", MARC),
    "akn": ("http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd", AKN),
}
_LIST = {"metadataPrefix", "set", "from", "until", "resumptionToken"}
ARGUMENTS = {
    "Identify": set(),
    "ListMetadataFormats": {"identifier"},
    "ListSets": {"resumptionToken"},
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": {"identifier", "metadataPrefix"},
}
_DAY, _SECOND = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"


class Refused(Exception):
    """An error of the protocol: its ``code``, and a line in words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code


@csrf_exempt  # it changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def server(request: HttpRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {OAI}OAI-PMH.xsd")
    _add(root, "responseDate", timezone.now().strftime(_SECOND))
    address = request.build_absolute_uri(request.path)
    try:
        verb = _checked(asked)
        _add(root, "request", address, **{name: asked[name] for name in asked})
        VERBS[verb](request, asked, _add(root, verb))
    except Refused as error:
        for child in root[1:]:
            root.remove(child)
        wrong = error.code in ("badVerb", "badArgument")
        _add(root, "request", address, **({} if wrong else {name: asked[name] for name in asked}))
        _add(root, "error", str(error), code=error.code)
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(written, content_type="text/xml; charset=utf-8")


def _checked(asked: Any) -> str:
    verb = asked.get("verb", "")
    if verb not in ARGUMENTS or len(asked.getlist("verb")) > 1:
        raise Refused("badVerb", f"verb is one of {', '.join(ARGUMENTS)}")
    for name in asked:
        if name != "verb" and (name not in ARGUMENTS[verb] or len(asked.getlist(name)) > 1):
            raise Refused("badArgument", f"{verb} takes no {name[:40]}, or takes it once")
    return verb


def _identify(request: HttpRequest, asked: Any, parent: Any) -> None:
    said = {
        "repositoryName": "Resarchive",
        "baseURL": request.build_absolute_uri(request.path),
        "protocolVersion": "2.0",
        "adminEmail": f"postmaster@{_host(request)}",
        "earliestDatestamp": (oai.earliest() or timezone.now()).astimezone(UTC).strftime(_SECOND),
        "deletedRecord": "transient",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for name, value in said.items():
        _add(parent, name, value)
    about = etree.SubElement(_add(parent, "description"), f"{{{OAI}toolkit}}toolkit", nsmap={None: f"{OAI}toolkit"})
    etree.SubElement(about, f"{{{OAI}toolkit}}title").text = f"Resarchive {program_version()}"


def _metadata_formats(request: HttpRequest, asked: Any, parent: Any) -> None:
    if asked.get("identifier"):
        _record_named(request, asked["identifier"])
    for prefix, (schema, namespace) in FORMATS.items():
        form = _add(parent, "metadataFormat")
        _add(form, "metadataPrefix", prefix)
        _add(form, "schema", schema)
        _add(form, "metadataNamespace", namespace)


def _sets(request: HttpRequest, asked: Any, parent: Any) -> None:
    if asked.get("resumptionToken"):
        raise Refused("badResumptionToken", "the list of sets comes in one piece")
    for spec, name in oai.sets():
        one = _add(parent, "set")
        _add(one, "setSpec", spec)
        _add(one, "setName", name)


def _identifiers(request: HttpRequest, asked: Any, parent: Any) -> None:
    _list(request, asked, parent, whole=False)


def _records(request: HttpRequest, asked: Any, parent: Any) -> None:
    _list(request, asked, parent, whole=True)


def _record(request: HttpRequest, asked: Any, parent: Any) -> None:
    if not asked.get("identifier"):
        raise Refused("badArgument", "GetRecord needs an identifier")
    prefix = _prefix(asked)
    _write(request, prefix, _record_named(request, asked["identifier"]), parent, whole=True)


VERBS: dict[str, Callable[[HttpRequest, Any, Any], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _metadata_formats,
    "ListSets": _sets,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
    "GetRecord": _record,
}


def _list(request: HttpRequest, asked: Any, parent: Any, *, whole: bool) -> None:
    named = _resumed(asked) if asked.get("resumptionToken") else _begun(asked)
    try:
        page, following = oai.page_of(named, whole=whole)
    except oai.NoSuchSet as error:
        raise Refused("badArgument", f"no set {str(error)[:60]!r}") from None
    if not page and following:
        page, following = oai.page_of(following, whole=whole)
    if not page:
        raise Refused("noRecordsMatch", "no record matches")
    for one in page:
        _write(request, named.prefix, one, parent, whole=whole)
    if following or asked.get("resumptionToken"):
        _add(parent, "resumptionToken", _token(following) if following else "")


def _begun(asked: Any) -> Asked:
    begin, begins = _moment(asked, "from", 0, 0, 0)
    end, ends = _moment(asked, "until", 23, 59, 59)
    if begin and end and (begins != ends or begin > end):
        raise Refused("badArgument", "from and until are of one granularity, in order")
    return Asked(_prefix(asked), asked.get("set", ""), begin, end)


def _moment(asked: Any, name: str, *of_day: int) -> tuple[datetime | None, str]:
    given = asked.get(name)
    for form in (_DAY, _SECOND) if given else ():
        try:
            moment = datetime.strptime(given, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        hour, minute, second = of_day if form == _DAY else (moment.hour, moment.minute, moment.second)
        return moment.replace(hour=hour, minute=minute, second=second, microsecond=999_999 * (second == 59)), form
    if given:
        raise Refused("badArgument", f"{name} is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
    return None, ""


def _prefix(asked: Any) -> str:
    prefix = asked.get("metadataPrefix")
    if not prefix:
        raise Refused("badArgument", "metadataPrefix is missing")
    if prefix not in FORMATS:
        raise Refused("cannotDisseminateFormat", f"metadataPrefix is one of {', '.join(FORMATS)}")
    return prefix


def _token(asked: Asked) -> str:
    moments = [moment.isoformat() if moment else None for moment in (asked.begin, asked.end)]
    said = [asked.prefix, asked.of_set, *moments, asked.behind, asked.deleted]
    return urlsafe_b64encode(json.dumps(said, separators=(",", ":")).encode()).decode().rstrip("=")


def _resumed(asked: Any) -> Asked:
    if set(asked) - {"verb", "resumptionToken"}:
        raise Refused("badArgument", "resumptionToken stands alone")
    try:
        prefix, of_set, begin, end, behind, deleted = json.loads(urlsafe_b64decode(asked["resumptionToken"] + "=="))
        moments = [datetime.fromisoformat(moment) if moment else None for moment in (begin, end)]
        if prefix not in FORMATS:
            raise ValueError
        return Asked(prefix, str(of_set), moments[0], moments[1], int(behind), bool(deleted))
    except (ValueError, TypeError):
        raise Refused("badResumptionToken", "the token is none of this archive's") from None


def _record_named(request: HttpRequest, identifier: str) -> Harvested:
    start, key = _identifier(request, 0)[:-1], ""
    if identifier.startswith(start):
        key = identifier.removeprefix(start)
    found = oai.one(int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else None
    if found is None:
        raise Refused("idDoesNotExist", f"identifiers are {start}…")
    return found


def _write(request: HttpRequest, prefix: str, one: Harvested, parent: Any, *, whole: bool) -> None:
    place = _add(parent, "record") if whole else parent
    header = _add(place, "header", **({"status": "deleted"} if one.header.deleted else {}))
    _add(header, "identifier", _identifier(request, one.header.pk))
    _add(header, "datestamp", one.header.stamp.astimezone(UTC).strftime(_SECOND))
    for spec in one.header.sets:
        _add(header, "setSpec", spec)
    if whole and one.text is not None:
        address = request.build_absolute_uri(permanent_address(one.text))
        _add(place, "metadata").append(_METADATA[prefix](one, address))


def _dublin_core(one: Harvested, address: str) -> Any:
    text, document = one.text, one.document
    assert text is not None and document is not None  # the records of what is deleted have headers alone
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC})
    day = document.adopted_on or document.issued_on
    said = [
        ("title", document.title),
        *(("creator", name) for name in authors(text.version)),
        *(("subject", subject) for subject in document.subjects),
        ("publisher", "United Nations"),
        ("date", day.isoformat() if day else None),
        ("type", (document.kind or "").replace("_", " ")),
        ("identifier", document.symbol),
        ("identifier", address),
        ("language", document.language),
        *(("relation", related.symbol) for related in document.related),
    ]
    for name, value in said:
        if value:
            etree.SubElement(root, f"{{{DC}}}{name}").text = clean(value)
    return root


def _marcxml(one: Harvested, address: str) -> Any:
    text, document = one.text, one.document
    assert text is not None and document is not None
    number = f"resarchive-{text.version_id}-{text.language}"
    official = official_document(text.version.symbol, text.language)
    node = record_to_xml_node(as_marc(document, number, address, official), namespace=True)
    return etree.fromstring(ElementTree.tostring(node))


def _akn(one: Harvested, address: str) -> Any:
    assert one.document is not None
    return etree.fromstring(as_akn(one.document))


_METADATA: dict[str, Callable[[Harvested, str], Any]] = {"oai_dc": _dublin_core, "marcxml": _marcxml, "akn": _akn}


def _identifier(request: HttpRequest, pk: int) -> str:
    return f"oai:{_host(request)}:text/{pk}"


def _host(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0]


def _add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{OAI}}}{tag}", {name: clean(value) for name, value in attributes.items()})
    element.text = clean(text) or None
    return element
