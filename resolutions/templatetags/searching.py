"""What stands a hundred times on a page of results, made in one go.

Everything that came from a document is escaped here, by Python's own ``escape``: Django's asks of every word whether it
is to be translated later, which for a page of results costs as much as finding them.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from resolutions.models.choices import Stage
from resolutions.models.votes import counted
from resolutions.pages.naming import dated, session_name
from resolutions.pages.place_names import spelt
from resolutions.pages.searching.search_page import FacetBox, Filter, Found, Link
from resolutions.search.hits import Hit, beside_address
from resolutions.search.query.matching import Piece
from resolutions.search.subject_changes import GAINED, LOST, NEW, SubjectChange
from resolutions.text.languages import language_of

from .languages import spoken_in

register = template.Library()
register.filter("spelt", spelt)


def marked(pieces: Iterable[Piece]) -> SafeString:
    """Words of a document, with what was asked for marked."""
    written = ((f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text)) for piece in pieces)
    return SafeString("".join(written))


@register.simple_tag
def facet(box: FacetBox) -> SafeString:
    """A facet with its values, as a section."""
    title = escape(box.title)
    spoken = {language: spoken_in(language or None) for language in {link.language for link in box.links}}
    values = "\n".join(_choice(link, escape(link.text), spoken[link.language]) for link in box.links)
    parts = [
        f'<h2 class="label" id="facet-{box.name}">{title}</h2>',
        f'<ul class="plain">{values}</ul>',
        f'<p class="small muted">{escape(_cut(box.cut))}</p>' if box.cut else "",
        _opening(box.more, gettext("More"), title),
        _opening(box.fewer, gettext("Fewer"), title),
    ]
    return SafeString(f'<section aria-labelledby="facet-{box.name}">{"".join(parts)}</section>')


def _cut(shown: int) -> str:
    words = ngettext("The first %(shown)s is shown.", "The first %(shown)s are shown.", shown)
    return words % {"shown": number_format(shown, force_grouping=True)}


def _opening(url: str, words: str, title: str) -> str:
    hidden = f'<span class="visually-hidden">: {title}</span>'
    return f'<p><a href="{escape(url)}" rel="nofollow">{escape(words)}{hidden}</a></p>' if url else ""


@register.filter
def said(chosen: Filter) -> SafeString:
    """The value of a filter, in words of its own language."""
    words, attributes = escape(chosen.value), spoken_in(chosen.language or None)
    return SafeString(f"<span{attributes}>{words}</span>" if attributes else words)


def _choice(link: Link, words: str, attributes: str) -> str:
    if link.chosen:
        attributes += ' aria-current="true"'
        remove = escape(gettext("Remove"))
        removing = f'<span class="visually-hidden">{remove} </span>'
        words = f'<span aria-hidden="true">✓ </span>{removing}{words}'
    url, count = escape(link.url), escape(link.count)
    return f'<li><a href="{url}" rel="nofollow"{attributes}>{words}</a> <span class="count">{count}</span></li>'


@register.simple_tag
def answer(found: Found, every_text: str) -> SafeString:
    """A hit, as an item of a list. ``every_text`` is the address of the search with one hit a text."""
    hit, url, spoken = found.hit, escape(found.url), spoken_in(found.hit.version.language)
    parts = [
        f'<h3><a href="{url}"{spoken}>{marked(hit.title)}</a></h3>',
        f'<p class="label">{" ".join(_label(hit, url))}</p>',
        "" if hit.part == "title" else f'<p class="passage"{spoken}>{marked(hit.pieces)}</p>',
        f'<p class="aside">{_elsewhere(found, every_text)}</p>' if hit.others else "",
        f'<p class="aside">{_beside(hit)}</p>' if _is_beside(hit) else "",
    ]
    return SafeString(f'<li><article class="hit">{"".join(parts)}</article></li>')


def _label(hit: Hit, url: str) -> Iterator[str]:
    version = hit.version
    if version.symbol:
        yield f'<span class="symbol">{escape(version.symbol)}</span>'
    else:
        yield escape(gettext("Text without a known symbol"))
    if hit.part != "title":
        place = spelt(hit.place) or gettext("Text")
        yield f'<a href="{url}">{escape(place)}</a>'
    if version.stage != Stage.UNKNOWN and not version.adopted_on:
        yield f"<span>{escape(str(version.get_stage_display))}</span>"
    if version.was_not_adopted:
        yield f"<span>{escape(str(version.get_outcome_display))}</span>"
    known = version.adopted_on or version.issued_on
    said = session_name(version.session) if version.session and not known else dated(version)
    yield f"<span>{escape(said)}</span>"
    if language := in_language(hit):
        yield language


def _is_beside(hit: Hit) -> bool:
    """Whether its place has a row where languages stand side by side: a note has none of its own."""
    return bool(hit.anchor and hit.part != "note" and hit.version.other_languages)


def _beside(hit: Hit) -> str:
    """The same paragraph beside each other language of the text."""
    links = (
        f'<a href="{escape(beside_address(hit, code))}" rel="nofollow"{spoken_in(code)}>'
        f"{escape(language_of(code).own_name)}</a>"
        for code in hit.version.other_languages
    )
    words = gettext("The same paragraph in:")
    return f"{escape(words)} " + gettext(", ").join(links)


@register.filter
def in_language(hit: Hit) -> SafeString:
    """The language of a text by its own name; "" where it is that of the page."""
    spoken = spoken_in(hit.version.language)
    return SafeString(f"<span{spoken}>{escape(hit.version.language_name)}</span>" if spoken else "")


@register.simple_tag
def place(hit: Hit, q: str) -> str:
    """Where it stands, with what is to be marked there."""
    return hit.url(q)


@register.filter
def told(change: SubjectChange) -> str:
    """What became of a subject's text, in words before its name."""
    words = {
        GAINED: gettext("Gained:"),
        NEW: gettext("New, no earlier text is held:"),
        LOST: gettext("Lost:"),
    }
    return words[change.kind]


@register.simple_tag
def vote_on(votes: Mapping[int, Mapping[str, int | None]], hit: Hit) -> str:
    """``, 141 in favour, 5 against``; "" for a text no vote on which is known."""
    said = counted(votes.get(hit.version.id, {}))
    return gettext(", ") + said if said else ""


def _elsewhere(found: Found, every_text: str) -> str:
    """In how many other versions of the same subject, and where all of them are."""
    others = found.hit.others
    words = ngettext("also in %(shown)s other version", "also in %(shown)s other versions", others)
    said = f'<a href="{escape(every_text)}">{escape(words % {"shown": f"{others:,}"})}</a>'
    if not found.subject:
        return said
    subject = gettext("all texts on this recurring subject")
    return f'{said} · <a href="{escape(found.subject)}">{escape(subject)}</a>'
