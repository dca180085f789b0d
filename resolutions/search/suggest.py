"""What a reader may be about to type: symbols, titles, subjects, sponsors of this archive."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from tantivy import Query

from resolutions.models import Version
from resolutions.models.texts import address_of

from . import schema
from .analyzers import fold, stem, words
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

_HEADING = ("title", "resolution__title")


def suggestions(typed: str) -> list[dict[str, str]]:
    """Up to ``MOST`` of {kind, text, url}, symbols first. Empty for less than two letters or without an index that
    can be read."""
    typed = " ".join(typed.replace("\x00", "").split())[:_LONGEST]
    opened = current_state().opened
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
    versions = Version.objects.filter(symbol_key__in=keys[:4]).order_by("symbol_sort")
    return [
        {"kind": _("symbol"), "text": f"{symbol} {title or other}".strip(), "url": address_of(symbol, pk, language)}
        for pk, symbol, language, title, other in versions.values_list("pk", "symbol", "language", *_HEADING)
    ]


def _titles(opened: Opened, typed: str) -> list[dict[str, str]]:
    """Titles with all the words, the last of which may not be finished; one of each wording."""
    *whole, last = [word for *_, word in words(typed)] or [""]
    if len(last) < _SHORTEST and not whole:
        return []
    compiler, searcher = Compiler(schema.schema(), Vocabulary(opened), Spellings()), opened.searcher
    asked = [filtering(compiler.term("part", "title")), *(compiler.term("text", stem(word)) for word in whole)]
    if last:
        asked.append(_begun(compiler, last))
    found = searcher.search(all_of(asked), limit=_LOOKED, count=False)
    entries = searcher.fast_field_values("entry", [at for _, at in found.hits])
    pks = [schema.row_of(entry)[1] for entry in entries]
    rows = {
        pk: title or other for pk, title, other in Version.objects.filter(pk__among=pks).values_list("pk", *_HEADING)
    }
    titles = dict.fromkeys(rows[pk] for pk in pks if pk in rows)
    return [{"kind": _("title"), "text": title, "url": _url(q=f'title:"{title}"')} for title in list(titles)[:4]]


def _begun(compiler: Compiler, last: str) -> Query:
    """Titles with a word that begins so, or with this word in another form; a word that stands everywhere has no other
    form that would tell one title from another, and to look for it costs more than all the rest."""
    vocabulary = compiler.vocabulary
    words_begun = [word for word, _ in vocabulary.beginning("heading", last.lower(), _BEGUN)]
    begun = filtering(compiler.terms("heading", words_begun))
    if vocabulary.frequency(last) > EVERYWHERE * vocabulary.entries:
        return begun
    return any_of([compiler.term("text", stem(last)), begun])


def _names(opened: Opened, typed: str) -> list[dict[str, str]]:
    beginning, vocabulary = fold(typed), Vocabulary(opened)
    return [
        {"kind": kind, "text": name, "url": _url(**{field: name})}
        for field, kind in (("subject", _("subject heading")), ("sponsor", _("sponsor")), ("group", _("group")))
        for name in [one.name for one in vocabulary.names(field) if one.folded.startswith(beginning)][:3]
    ]


def _url(**asked: str) -> str:
    return f"{reverse('search')}?{urlencode(asked)}"
