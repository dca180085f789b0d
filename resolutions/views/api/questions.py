"""Questions answered from the texts: search, words over time, agreed language, what changed, where words come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema
from pydantic import ConfigDict

from resolutions.comparison import Comparison
from resolutions.comparison.sentence import sentence
from resolutions.exports.records import Record
from resolutions.models import OpeningVerb, Version
from resolutions.pages.comparing.attempt import attempt
from resolutions.pages.comparing.choice import language_compared
from resolutions.pages.comparing.comparison_page import ComparePage
from resolutions.pages.languages import language_named
from resolutions.pages.searching.export import as_json, hit_record, page_of, refusal
from resolutions.pages.searching.quotation_page import as_record
from resolutions.pages.subjects.genealogy import Aged, AgedText
from resolutions.pages.subjects.history import History
from resolutions.pages.subjects.matrix import Matrix
from resolutions.search.agreed import MOST_LETTERS, Agreed, find, take
from resolutions.search.hits import Hit
from resolutions.search.over_time import over_time as count_over_time
from resolutions.search.quotations import MOST_LETTERS as MOST_LETTERS_QUOTED
from resolutions.search.quotations import Building
from resolutions.search.quotations import verify as verify_quotation
from resolutions.search.request import GROUPINGS, LAST_PAGE, SORTS, SearchRequest
from resolutions.search.session_counts import ALL_STAGES
from resolutions.text.document import Document
from resolutions.text.parse import Unreadable, parse

from . import found
from .answers import Chosen, Refused, absolute, answer
from .links import briefly
from .lists import standing
from .parameters import SeriesSlug
from .texts import held

router = Router(tags=["Questions"], by_alias=True)
LATER = "The search index is being built. Try again in a moment."


class SearchParameters(Chosen):
    q: str | None = Field(None, description="In the query language of the search page", examples=["oceans"])
    by: Literal[*GROUPINGS] | None = Field(  # type: ignore[valid-type]
        None, description="`series`: one hit a subject; `version`: one a text"
    )
    sort: Literal[*SORTS] | None = None  # type: ignore[valid-type]
    page: int | None = Field(None, ge=1, le=LAST_PAGE, description="Of 100 hits each")
    language_of_reader: str | None = Field(None, alias="in", description="The language in which texts are looked at")
    session: list[str] = []
    stage: list[str] = []
    committee: list[str] = []
    item: list[str] = []
    outcome: list[str] = []
    language: list[str] = []
    part: list[str] = []
    verb: list[str] = []
    asks: list[str] = []
    sponsor: list[str] = []
    group: list[str] = []
    subject: list[str] = []


class ShortPassage(Chosen):
    text: str = Field(
        ..., description="What is longer is posted", max_length=2_000, examples=["in the field of human rights"]
    )


class PostedSchema(Schema):
    """Refuses a member that it does not have: the answer would be to another question."""

    model_config = ConfigDict(extra="forbid")


class Passage(PostedSchema):
    text: str = Field(..., description="One passage or a whole draft", max_length=MOST_LETTERS)


class Quotation(PostedSchema):
    quotation: str = Field(..., description="The words", max_length=MOST_LETTERS_QUOTED)
    symbol: str = Field("", description="The text that is said to have them", examples=["A/RES/66/152"])
    paragraph: str = Field("", description="The paragraph that is said to have them", examples=["OP 9"])
    language: str = Field("", description="Only in this language; in all languages held without it")


class ShortQuotation(Chosen, Quotation):
    quotation: str = Field(
        ...,
        description="The words; longer ones are posted",
        max_length=2_000,
        examples=["promoting international cooperation"],
    )


class Side(PostedSchema):
    """One of the two: a text that is held, or the words of one."""

    symbol: str | None = Field(None, description="Symbol or id of a text that is held")
    text: str | None = Field(None, max_length=2_000_000, description="The words, as a file of plain text has them")


class Posted(PostedSchema):
    a: Side
    b: Side


class Compared(Chosen):
    a: str = Field(..., description="Symbol or id of the older text", examples=["A/RES/66/152"])
    b: str = Field(..., description="Symbol or id of the newer text", examples=["A/C.3/80/L.35"])
    language: str | None = Field(None, alias="in")


class OfText(Chosen):
    text: str | None = Field(None, description="Symbol or id; the last of the subject without it")


class Words(Chosen):
    q: str = Field(..., description="A word or “phrase”", examples=["oceans"])


class OverTimeParameters(Words):
    stage: Literal["adopted", "all"] = Field("adopted", description="`all` counts drafts too")


@router.get("/search", response=found.SearchOut, url_name="search")
def search(request: HttpRequest, asked: Query[SearchParameters]) -> HttpResponse:
    """The same as `/search/json/`: filters may be repeated, any one of a filter's values will do."""
    query = request.GET.copy()
    query.pop("fields", None)
    if wrong := refusal(query):
        raise Refused(wrong)
    page = page_of(SearchRequest.of(query))
    if page.error:
        raise Refused(page.error.message, start=page.error.start, end=page.error.end)
    if not page.available:
        raise Refused(LATER, 503)
    record = as_json(page, request.path, absolute(request))
    if record["next"] and asked.fields:
        record["next"] += f"&{urlencode({'fields': asked.fields})}"
    return answer(record, asked)


@router.get("/over-time", response=found.OverTimeOut, url_name="over_time")
def over_time(request: HttpRequest, asked: Query[OverTimeParameters]) -> HttpResponse:
    """In how many texts and paragraphs of each session a word or phrase stands, and how many are held."""
    counted = count_over_time(asked.q.replace("\x00", "").strip(), adopted=asked.stage != ALL_STAGES)
    if counted.error:
        raise Refused(counted.error.message, start=counted.error.start, end=counted.error.end)
    if not counted.available:
        raise Refused(LATER, 503)
    sessions = [
        {
            "session": one.session,
            "texts": one.texts,
            "held": one.held.texts,
            "paragraphs": one.paragraphs,
            "held_paragraphs": one.held.paragraphs,
            "committees": dict(one.among),
        }
        for one in counted.sessions
    ]
    told = {"q": counted.q, "stage": asked.stage, "estimated": counted.counts.estimated, "sessions": sessions}
    return answer({**told, "elsewhere": counted.elsewhere or None}, asked)


@router.get("/agreed", response=found.AgreedOut, url_name="agreed")
def agreed(request: HttpRequest, asked: Query[ShortPassage]) -> HttpResponse:
    """Was this passage adopted before, when first and last, how often, in these words or nearly so?"""
    return _agreed(request, asked.text, asked)


@router.post("/agreed", response=found.AgreedOut, summary="Agreed language of a whole draft")
def agreed_of_draft(request: HttpRequest, asked: Passage) -> HttpResponse:
    return _agreed(request, asked.text)


@router.get("/verify", response=found.QuotationOut, url_name="verify")
def verify(request: HttpRequest, asked: Query[ShortQuotation]) -> HttpResponse:
    """Is this quotation in a resolution, and where exactly? `verdict` is `verbatim`; `near`, with the difference;
    `not_said`: what was named is held and does not say this; or `not_held`: the archive cannot say."""
    return _verified(request, asked, asked)


@router.post("/verify", response=found.QuotationOut, summary="Verify a longer quotation")
def verify_posted(request: HttpRequest, asked: Quotation) -> HttpResponse:
    return _verified(request, asked)


@router.get("/compare", response=found.ComparisonOut, url_name="compare")
def compare(request: HttpRequest, asked: Query[Compared]) -> HttpResponse:
    """What changed between two texts that are held: the rows of the `compare` command."""
    a, b = held(asked.a), held(asked.b)
    language = language_compared(a, b, asked.language or "")
    if language is None:
        raise Refused("The two texts are not held in one language, in which their words could be compared.", 404)
    page = ComparePage(a, b, "side", language)
    if page.refusal:
        raise Refused(page.refusal, 422)
    return answer({"language": language} | _comparison(page.comparison, page.sentence), asked)


@router.post("/compare", response=found.ComparisonOut, summary="What changed between posted texts")
def compare_posted(request: HttpRequest, asked: Posted) -> HttpResponse:
    """Either side may be a text that is held. What is posted is not kept."""
    a, b = _document(asked.a, "a"), _document(asked.b, "b")
    attempted = attempt(a, b, OpeningVerb.objects.ladders())
    if attempted.comparison is None:
        raise Refused(attempted.refusal, 422)
    return answer(_comparison(attempted.comparison, sentence(attempted.comparison, a, b)))


@router.get("/series/{slug}/matrix", response=found.MatrixOut, url_name="matrix", tags=["Recurring subjects"])
def matrix(request: HttpRequest, slug: Path[SeriesSlug], asked: Query[Chosen]) -> HttpResponse:
    """Every paragraph of a subject against every text of it: `ops` has one entry a text, in the order of `texts`."""
    history = _history(slug)
    lines = [
        {
            "name": line.name,
            "words": line.words,
            "last_in": line.version.symbol or line.version.pk,
            "anchor": line.anchor,
            "ops": [cell.op for cell in line.cells],
        }
        for line in Matrix(history).lines
    ]
    return answer(_of_history(history, absolute(request)) | {"lines": lines}, asked)


@router.get("/series/{slug}/genealogy", response=found.GenealogyOut, url_name="genealogy", tags=["Recurring subjects"])
def genealogy(request: HttpRequest, slug: Path[SeriesSlug], asked: Query[OfText]) -> HttpResponse:
    """One text with every word by the text that brought it: `from` is a place among `texts`."""
    history = _history(slug)
    version = held(asked.text) if asked.text else next(reversed(history.versions), None)
    if version is None or version not in history.versions:
        raise Refused("This text is none of the subject.", 404)
    aged = AgedText(history, version)
    places = {text.pk: at for at, text in enumerate(history.versions)}
    origins = [
        {"from": places[one.version.pk], "words": one.words, "percent": round(one.percent, 2)} for one in aged.origins
    ]
    paragraphs = [_aged(one, places) for one in aged.paragraphs]
    whole = absolute(request)
    said = {"text": briefly(version, whole), "origins": origins, "paragraphs": paragraphs}
    return answer(_of_history(history, whole) | said, asked)


def _verified(request: HttpRequest, asked: Quotation, chosen: Chosen | None = None) -> HttpResponse:
    try:
        finding = verify_quotation(asked.quotation, asked.symbol, asked.paragraph, language_named(asked.language))
    except Building:
        raise Refused(LATER, 503) from None
    except ValueError as error:
        raise Refused(str(error)) from None
    return answer(as_record(finding, absolute(request)), chosen)


def _agreed(request: HttpRequest, pasted: str, chosen: Chosen | None = None) -> HttpResponse:
    taken = take(pasted)
    passages = find(taken.passages) if taken.passages else []
    if passages is None:
        raise Refused(LATER, 503)
    whole = absolute(request)
    said = {"passages": [_passage(one, whole) for one in passages], "not_looked_up": taken.rest or None}
    return answer(said, chosen)


def _passage(one: Agreed, whole: Callable[[str], str]) -> Record:
    def hit(of: Hit | None) -> Record | None:
        return hit_record(of, whole) if of else None

    near = [{"hit": hit(each.hit), "share": round(each.share, 3), "words": each.words} for each in one.near]
    return {
        "passage": one.passage,
        "standing": one.standing,
        "texts": one.texts,
        "sessions": dict(one.sessions),
        "first": hit(one.first),
        "last": hit(one.last),
        "near": near,
        "near_sessions": dict(one.near_sessions),
    }


def _document(side: Side, name: str) -> Document:
    if (side.symbol is None) == (side.text is None):
        raise Refused(f"“{name}” has either “symbol” or “text”.")
    if side.symbol is not None:
        version = held(side.symbol)
        return ComparePage(version, version, "side", version.shown_language or "").documents[0]
    try:
        return parse((side.text or "").encode("utf-8", "replace"), name=f"{name}.txt")
    except (Unreadable, ValueError) as error:
        raise Refused(f"“{name}”: {error}", 422) from None


def _comparison(comparison: Comparison, said: str) -> Record:
    return comparison.as_dict() | {"sentence": said}


def _history(slug: str) -> History:
    history = History(Version.objects.in_series(standing(slug)))
    if history.refusal:
        raise Refused(history.refusal, 422)
    return history


def _of_history(history: History, whole: Callable[[str], str]) -> Record:
    texts = [briefly(version, whole) for version in history.versions]
    return {"language": history.language, "left_out": history.left_out, "texts": texts}


def _aged(one: Aged, places: dict[int, int]) -> Record:
    return {
        "name": one.label,
        "anchor": one.ancestry.paragraph.id,
        "first_in": places[one.first.pk],
        "changed_in": places[one.changed.pk],
        "absent_in": [places[text.pk] for text in one.absent],
        "runs": [{"text": words + blank, "from": places[origin.version.pk]} for words, blank, origin in one.runs],
    }
