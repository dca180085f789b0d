"""Issued texts, and what cites what."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Path, Query, Router

from resolutions.exports.records import Record, text_record, with_covers, words_of
from resolutions.models import Citation, LanguageVersion, Version
from resolutions.models.prepared import Prepared
from resolutions.pages.comparing.choice import version_named
from resolutions.pages.languages import language_named
from resolutions.pages.reading.files import bare_name
from resolutions.pages.reading.reading_page import once_a_place
from resolutions.pages.reading.rows import around_alone, citing
from resolutions.text.anchors import place_of_citation
from resolutions.text.symbols import Symbol

from ..filters import TextFilter
from . import schemas
from .answers import Chosen, Paging, Refused, absolute, answer, page_of
from .links import Whole, base_of, briefly, name_of_text
from .parameters import TextName, narrowed, with_filters

router = Router(tags=["Texts"])
_with_cover = Prepared(lambda key: with_covers(Version.objects.filter(pk=key)), key=int)
_with_covers = Prepared(lambda keys: with_covers(Version.objects.filter(pk__among=keys)).order_by("pk"), keys=list)

_language_versions = Prepared(
    lambda version: LanguageVersion.objects.filter(version=version).order_by("-leads", "language"), version=int
)


@with_filters(TextFilter)
class TextParameters(Paging):
    """Texts by what their covers say."""


class OneText(Chosen):
    language: str | None = Field(None, alias="in", description="Only what the text says in this language")


class Citing(Paging):
    symbol: str = Field(..., description="The document cited, whether it is held or not", examples=["A/RES/55/2"])


@router.get("/texts", response=schemas.list_of(schemas.Text), url_name="texts", summary="All issued texts")
def texts(request: HttpRequest, asked: Query[TextParameters]) -> HttpResponse:
    """In the order in which they came into the archive. `loaded_since` gives what is new."""
    rows = narrowed(TextFilter, asked, queryset=Version.objects.all())
    linked = linker(request)
    return page_of(
        request, rows, asked, lambda row: linked(text_record(row)), read=lambda keys: _with_covers(keys=keys)
    )


@router.get("/texts/{path:name}", response=schemas.TextWhole, url_name="text", summary="One text with everything")
def text(request: HttpRequest, name: Path[TextName], asked: Query[OneText]) -> HttpResponse:
    """By symbol in any spelling; a text without one by its `id`. In every language it is held in, unless `in` names
    one."""
    (version,) = _with_cover(key=held(name).pk)
    held_in = _language_versions(version=version.pk)
    if asked.language:
        code = language_named(asked.language)
        held_in = [one for one in held_in if one.language == code]
        if not held_in:
            raise Refused(f"It is not held in this language: it is in {', '.join(version.languages)}.", 404)
    whole, words = absolute(request), words_of(held_in)
    for said in words:
        said["files"] = [file | {"address": whole(_address_of(file, version))} for file in said["files"]]
    record = linker(request)(text_record(version)) | {"language_versions": words}
    return answer(record | _around(version, whole), asked)


@router.get("/citations", response=schemas.list_of(schemas.CitedBy), url_name="citations", summary="What cites it")
def citations(request: HttpRequest, asked: Query[Citing]) -> HttpResponse:
    """Every place that cites a document, in the leading language of each text."""
    try:
        symbol = Symbol.from_reader(asked.symbol)
    except ValueError as error:
        raise Refused(str(error), parameter="symbol") from None
    rows = Citation.objects.leading().of_symbol(symbol.key)
    whole = absolute(request)
    return page_of(request, rows, asked, lambda row: _citing(row, whole), narrow=lambda rows: rows.with_citing())


def held(name: str) -> Version:
    """The version a symbol or number names. Raises ``Http404``."""
    version = version_named(name)
    if version is None:
        raise Http404(f"No text {name[:100]!r} is held.")
    return version


def linker(request: HttpRequest) -> Callable[[Record], Record]:
    """Adds to records of texts where more of them is found."""
    whole = absolute(request)
    base = base_of(whole)

    def linked(record: Record) -> Record:
        name = name_of_text(record["symbol"], record["id"])
        links = {"self": f"{base}/texts/{name}", "resolution": f"{base}/resolutions/{record['resolution']}"}
        if record["session"]:
            links["session"] = f"{base}/sessions/{record['session']}"
        if record["symbol"]:
            links["citations"] = f"{base}/citations?symbol={name}"
            links["asked"] = f"{base}/due?text={name}"
        if record["votes"]:
            links["votes"] = f"{base}/votes/{name}"
        if record["series"]:
            links["series"] = f"{base}/series/{record['series']['slug']}"
        return record | {"address": whole(record["address"]), "links": links}

    return linked


def _address_of(file: Record, version: Version) -> str:
    return reverse("file", args=[version.pk, file["reading"], bare_name(file["name"])])


def _around(version: Version, whole: Whole) -> Record:
    """Other texts of the proposal, documents about this one, and the places that cite it. Two queries."""
    near = around_alone(proposal=version.resolution_id, version=version.pk)
    others = [one for one in near if one.pk != version.pk]
    return {
        "cited_by": [_citing(one, whole) for one in once_a_place(citing(version=version.pk))],
        "proposal": [briefly(one, whole) for one in others if not one.is_about_another],
        "documents_about": [
            briefly(one, whole) for one in others if one.is_about_another and one.about_id == version.pk
        ],
    }


def _citing(citation: Citation, whole: Whole) -> Record:
    anchor = citation.paragraph.anchor if citation.paragraph else None
    mark = citation.footnote.mark if citation.footnote else None
    return {
        "text": briefly(citation.version, whole),
        "language": citation.language_version.language,
        "where": place_of_citation(anchor, mark),
        "as_written": citation.as_written,
        "carrier": citation.carrier or None,
        "symbol": citation.symbol,
    }
