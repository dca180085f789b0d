"""What a reader may be about to type: symbols, titles, subjects, sponsors of this archive."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import Version

from . import schema
from .analyzers import fold, stem, words
from .follow import current_state, reading
from .hits import heading_of
from .query.compiling import Compiler, all_of, any_of, filtering
from .query.terms import Spellings
from .query.tree import Prefix
from .store import IndexUnusable, Opened
from .vocabulary import Vocabulary

MOST = 8
_SHORTEST = 2
_LONGEST = 100


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
    versions = Version.objects.filter(symbol_key__in=keys[:4]).select_related("resolution").order_by("symbol_sort")
    return [
        {
            "kind": _("symbol"),
            "text": f"{version.symbol} {heading_of(version)}".strip(),
            "url": version.get_absolute_url(),
        }
        for version in versions
    ]


def _titles(opened: Opened, typed: str) -> list[dict[str, str]]:
    """Titles with all the words, the last of which may not be finished. One of each wording, the newest text's."""
    *whole, last = [word for *_, word in words(typed)] or [""]
    if len(last) < _SHORTEST and not whole:
        return []
    compiler = Compiler(schema.schema(), Vocabulary(opened), Spellings())
    begun = [compiler.term("text", stem(last)), compiler.compile(Prefix(last))] if last else []
    asked = [filtering(compiler.term("part", "title")), *(compiler.term("text", stem(word)) for word in whole)]
    found = opened.searcher.search(all_of([*asked, any_of(begun)] if begun else asked), limit=40, count=False)
    pks = [
        schema.row_of(entry)[1] for entry in opened.searcher.fast_field_values("entry", [at for _, at in found.hits])
    ]
    rows = Version.objects.select_related("resolution").in_bulk(pks)
    titles = dict.fromkeys(heading_of(rows[pk]) for pk in pks if pk in rows)
    return [{"kind": _("title"), "text": title, "url": _url(q=f'title:"{title}"')} for title in list(titles)[:4]]


def _names(opened: Opened, typed: str) -> list[dict[str, str]]:
    beginning, vocabulary = fold(typed), Vocabulary(opened)
    return [
        {"kind": kind, "text": name, "url": _url(**{field: name})}
        for field, kind in (("subject", _("subject")), ("sponsor", _("sponsor")))
        for name in [name for name, *_ in vocabulary.names(field) if fold(name).startswith(beginning)][:3]
    ]


def _url(**asked: str) -> str:
    return f"{reverse('search')}?{urlencode(asked)}"
