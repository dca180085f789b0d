"""What a reader may be about to type: symbols, titles, subjects, sponsors of this archive."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from tantivy import Query

from resolutions.models import LanguageVersion, Version
from resolutions.models.addresses import page_address
from resolutions.models.languages import in_reader_language
from resolutions.models.prepared import Prepared
from resolutions.models.versions import address_of

from . import languages, schema
from .analyzers import fold, words
from .engine import numbers
from .index_sync import current_state, reading
from .query.compiling import EVERYWHERE, Compiler, all_of, any_of, filtering
from .query.terms import Spellings
from .store import IndexUnusable, Opened
from .vocabulary import Vocabulary

MOST = 8
_SHORTEST = 2
_LONGEST = 100

_BEGUN = 50
"""Words, the most frequent, that an unfinished word may be."""

_LOOKED = 40
"""Titles, of which most are the same."""

_OF_PROPOSAL = ("resolution__titles", "resolution__title")


def suggestions(typed: str, looked_at: Opened | None = None) -> list[dict[str, str]]:
    """Up to ``MOST`` of {kind, text, url}, symbols first, which have their ``name`` alone too. Empty for less than two
    letters or without an index that can be read. Without ``looked_at``, the index as a search has just looked at it,
    it is brought up to date first."""
    typed = " ".join(typed.replace("\x00", "").split())[:_LONGEST]
    opened = looked_at or current_state().opened
    if len(typed) < _SHORTEST or opened is None:
        return []
    try:
        with reading(opened):
            return [*_symbols(opened, typed), *_titles(opened, typed), *_names(opened, typed)][:MOST]
    except IndexUnusable:
        return []


def _symbols(opened: Opened, typed: str) -> list[dict[str, str]]:
    compact = "".join(typed.upper().split())
    if not any(c.isdigit() or c == "/" for c in compact):
        return []
    beginnings = [compact, f"A/RES/{compact}"] if compact[0].isdigit() else [compact]
    keys = [key for begin in beginnings for key, _ in opened.searcher.terms_with_prefix("symbol", begin, limit=4)]
    wanted = [*beginnings, *keys[:4]]  # the symbol itself, if it is one, whatever is found beside it
    versions = Version.objects.filter(symbol_key__in=wanted).order_by("symbol_sort")[:4]
    return [
        {
            "kind": _("symbol"),
            "text": f"{symbol} {_heading(titles, *proposal)}".strip(),
            "url": address_of(symbol, pk),
            "name": symbol,
        }
        for pk, symbol, titles, *proposal in versions.values_list("pk", "symbol", "titles", *_OF_PROPOSAL)
    ]


def _heading(titles: dict[str, str], of_proposal: dict[str, str], otherwise: str) -> str:
    """As the reader is shown it."""
    return in_reader_language(titles) or in_reader_language(of_proposal, otherwise)


def _titles(opened: Opened, typed: str) -> list[dict[str, str]]:
    """Titles with all the words, the last of which may not be finished; one of each wording. As the reader is shown the
    texts, else in any language."""
    *whole, last = [word for *_, word in words(typed)] or [""]
    if len(last) < _SHORTEST and not whole:
        return []
    compiler = Compiler(schema.schema(), Vocabulary(opened), Spellings(), languages.reader_language())
    titles = _titles_with(opened, compiler, whole, last)
    if not titles and compiler.reader:
        titles = _titles_with(opened, compiler.in_every_language(), whole, last)
    return [{"kind": _("title"), "text": title, "url": _place(title, of)} for title, of in list(titles.items())[:4]]


def _place(title: str, subjects: set[str | None]) -> str:
    """The page of the recurring subject, where all texts found with the title are of one; else a search for them."""
    subject, *others = subjects
    return page_address("series", subject) if subject and not others else _url(q=f'title:"{title}"')


def _titles_with(opened: Opened, compiler: Compiler, whole: list[str], last: str) -> dict[str, set[str | None]]:
    """One of each wording, the best first, with the recurring subjects of its texts: None for those of no subject."""
    searcher = opened.searcher
    asked = [filtering(compiler.term("part", "title")), *(compiler.word(word) for word in whole)]
    if last:
        asked.append(_begun(compiler, last))
    found = searcher.search(compiler.shown(all_of(asked)), limit=_LOOKED, count=False)
    entries = numbers(searcher, "entry", [at for _, at in found.hits])
    pks = [schema.row_of(entry)[1] for entry in entries]
    of_text = {
        pk: (languages.heading_in(language, title, *proposal), subject)
        for pk, subject, language, title, *proposal in _titles_of(pks=pks)
    }
    titles: dict[str, set[str | None]] = {}
    for title, subject in (of_text[pk] for pk in pks if pk in of_text):
        titles.setdefault(title, set()).add(subject)
    return titles


_TITLE = ("pk", "version__resolution__series__slug", "language", "title", *(f"version__{one}" for one in _OF_PROPOSAL))
_titles_of: Prepared[tuple] = Prepared(
    lambda pks: LanguageVersion.objects.filter(pk__among=pks).order_by().values_list(*_TITLE), pks=list
)


def _begun(compiler: Compiler, last: str) -> Query:
    """Titles with a word that begins so, or with this word in another form; a word that stands everywhere has no other
    form that would tell one title from another, and to look for it costs more than all the rest."""
    vocabulary = compiler.vocabulary
    words_begun = [word for word, _ in vocabulary.beginning("heading", last.lower(), _BEGUN)]
    begun = filtering(compiler.terms("heading", words_begun))
    if vocabulary.frequency(last) > EVERYWHERE * compiler.entries:
        return begun
    return any_of([compiler.word(last), begun])


def _names(opened: Opened, typed: str) -> list[dict[str, str]]:
    beginning, vocabulary = fold(typed), Vocabulary(opened)
    return [
        {"kind": kind, "text": name, "url": _url(**{field: name})}
        for field, kind in (("subject", _("subject heading")), ("sponsor", _("sponsor")), ("group", _("group")))
        for name in [one.name for one in vocabulary.names(field) if one.folded.startswith(beginning)][:3]
    ]


def _url(**asked: str) -> str:
    return f"{reverse('search')}?{urlencode(asked)}"
