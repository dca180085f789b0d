"""The rows that the page of one text is made of: its cover, and what stands beside its words in one language."""

from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import JSONObject

from resolutions.models import (
    Citation,
    Correction,
    Footnote,
    LanguageVersion,
    NoteAnchor,
    Paragraph,
    Problem,
    Table,
    Version,
)
from resolutions.models.cover_lists import (
    agenda_named,
    changes_marked,
    library_number,
    sponsors_joined,
    sponsors_named,
    subjects_named,
    votes_taken,
)
from resolutions.models.curation import MENDED
from resolutions.models.prepared import Prepared
from resolutions.models.versions import VersionQuerySet

from ..comparing.content import corrections_standing
from ..languages import language_named
from .files import changes_logged, files_read
from .former_anchors import former_anchors


@cache
def covers() -> VersionQuerySet:
    """Versions with all that their cover says, as lists of dicts: adds ``agenda``, ``sponsor_list``, ``joined_list``,
    ``subject_list`` and ``vote_list``; and what changed since the text before, as ``changes``."""
    return (
        Version.objects.select_related("resolution__session", "resolution__series", "resolution__committee", "about")
        .defer("parsed", "manifest", "about__parsed", "about__manifest")
        .annotate(
            agenda=agenda_named(),
            sponsor_list=sponsors_named(),
            joined_list=sponsors_joined(),
            subject_list=subjects_named(),
            vote_list=votes_taken(),
            library_number=library_number(),
            changes=changes_marked(),
        )
    )


@cache
def texts() -> QuerySet[LanguageVersion]:
    """Language versions with what stands beside their words, as lists of dicts: adds ``problem_list``, ``mended_list``,
    ``table_list``, ``file_list``, ``change_list``, ``former_list`` and ``standing``, the corrections that they show;
    and what their file has of the cover."""
    of_text = Q(language_version=OuterRef("pk")) | Q(language_version=None, version=OuterRef("version"))
    problems = Problem.objects.open().filter(of_text).order_by("line", "pk")
    mended = Correction.objects.standing().filter(language_version=OuterRef("pk"), field__in=MENDED).order_by("pk")
    problem = JSONObject(line=F("line"), code=F("code"), message=F("message"))
    return (
        LanguageVersion.objects.select_related("shown__source")
        .defer("shown__parsed", "shown__manifest", "shown__inferred", "shown__source__content")
        .annotate(
            problem_list=ArraySubquery(problems.values(json=problem)),
            mended_list=ArraySubquery(mended.values(json=JSONObject(before=F("before"), after=F("value")))),
            table_list=tables_of(),
            file_list=files_read(),
            change_list=changes_logged(),
            former_list=former_anchors(),
            standing=corrections_standing(),
            printed_origin=KeyTextTransform("text", KeyTransform("origin", "shown__parsed")),
            printed_meeting=KeyTextTransform("text", KeyTransform("meeting", "shown__parsed")),
            printed_note=KeyTextTransform("sponsor_note", "shown__parsed"),
        )
    )


def tables_of() -> ArraySubquery:
    tables = Table.objects.filter(language_version=OuterRef("pk")).order_by("position")
    return ArraySubquery(tables.values(json=JSONObject(after=F("after"), rows=F("rows"))))


def language_asked(version: Version, asked: str) -> str | None:
    """The language ``?in=`` names; where it names none, the one that a reader of the page is shown. None where the text
    is not held in it."""
    code = language_named(asked) if asked else version.shown_language
    return code if code in version.titles else None


_OF_A_NEIGHBOUR = (
    *("kind", "stage", "symbol", "titles", "adopted_on", "issued_on", "inferred", "about"),
    *("resolution__series", "resolution__outcome", "resolution__subject_key"),
    *("resolution__session__code", "resolution__session__kind", "resolution__session__ordinal"),
)


def _around(proposal: int, version: int, **of_series: int) -> QuerySet[Version]:
    """By a list for each reason, which an index gives: a condition with all of them reads every version held. With what
    a line of a list shows and no more: a subject has dozens of texts."""
    reasons = [{"resolution": proposal}, {"about": version}]
    if of_series:
        reasons.append({"resolution__series": of_series["series"]})
    first, *others = (Version.objects.filter(**reason).order_by().values("pk") for reason in reasons)
    found = Version.objects.filter(pk__in=first.union(*others)).select_related("resolution__session")
    return found.only(*_OF_A_NEIGHBOUR).in_order_of_issue()


_OF_A_LINK = ("start", "end", "symbol", "symbol_key", "paragraph", "footnote", "target__symbol")


def _citations(text: int) -> QuerySet[Citation]:
    """Where each stands and where it leads: a text has dozens, and a whole version takes longer to be made than its
    line on the page."""
    return Citation.objects.filter(language_version=text).select_related("target").only(*_OF_A_LINK)


CITING_SHOWN = 100
"""Places that cite a text, shown on its page; a much-cited one has thousands, and search finds them all."""


def _citing(version: int) -> QuerySet[Citation]:
    return Citation.objects.leading().filter(target=version).with_citing()[:CITING_SHOWN]


def _paragraphs(text: int) -> QuerySet[Paragraph]:
    """Each with its ``mark_list``."""
    marks = NoteAnchor.objects.filter(paragraph=OuterRef("pk")).order_by("offset", "pk")
    mark = JSONObject(footnote=F("footnote"), mark=F("mark"), offset=F("offset"))
    of_text = Paragraph.objects.filter(language_version=text)
    return of_text.annotate(mark_list=ArraySubquery(marks.values(json=mark)))


# What the page of every text asks for. Covers and texts are those above; each is a list.
covers_with_key = Prepared(lambda key: covers().with_symbol_key(key), key=str)
texts_in = Prepared(
    lambda version, language: texts().filter(version=version, language=language), version=int, language=str
)
around_in_series = Prepared(_around, proposal=int, version=int, series=int)
around_alone = Prepared(_around, proposal=int, version=int)
paragraphs_in = Prepared(_paragraphs, text=int)
footnotes_in = Prepared(lambda text: Footnote.objects.filter(language_version=text), text=int)
citations_in = Prepared(_citations, text=int)
citing = Prepared(_citing, version=int)
