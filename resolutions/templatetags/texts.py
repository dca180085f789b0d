"""Printing texts from data. Everything that came from a document is escaped here, piece by piece."""

import json
from collections.abc import Callable, Iterable, Mapping

from django import template
from django.http import HttpRequest
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from resolutions.models import LanguageVersion, Paragraph
from resolutions.pages.comparing.labels import IN_SHORT, OPS, ROWS
from resolutions.pages.links import compare_address, permanent_address
from resolutions.pages.place_names import place_name
from resolutions.pages.reading.blocks import Passage
from resolutions.pages.reading.facts import Value
from resolutions.pages.reading.mended import mended_in_words
from resolutions.pages.reading.reading_page import ReadingPage
from resolutions.pages.reading.reference import as_linked_data
from resolutions.pages.reading.rendering import Mark, Segment, lines
from resolutions.pages.votes.kinds import asides_of, intended
from resolutions.text.kinds import ParagraphKind
from resolutions.text.numbering import printed_number

from .languages import printed, spoken_in

_NOTE_BESIDE = '<p class="note"><span class="note-number">{}</span> {}</p>'

register = template.Library()
register.filter("mended_in_words", mended_in_words)

_IN_SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})

register.simple_tag(compare_address, name="compare_url")
register.filter(printed_number)
register.filter("vote_asides", asides_of)
register.filter("intended", intended)


@register.simple_tag
def prose(segments: Iterable[Segment], numbered: bool = False) -> SafeString:
    """Segments as HTML: italics, links to the documents cited, footnote marks as links to their notes; in lines that
    the style sheet numbers, where that is asked for."""
    if numbered:
        return format_html_join("", '<span class="line">{}</span>', ((prose(line),) for line in lines(segments)))
    return _prose(segments, _marks)


@register.simple_tag
def passage_beside(passage: Passage) -> SafeString:
    """A paragraph with its notes right below it, as one of several languages in a row: marks are no links, and no two
    have one id. One call for it all, since such a page has hundreds."""
    number, words = passage.row.number, _prose(passage.segments, _plain_marks)
    printed_notes = ((one.mark, _prose(one.segments, _plain_marks)) for one in passage.notes)
    notes = format_html_join("", _NOTE_BESIDE, printed_notes)
    if passage.row.kind == ParagraphKind.HEADING:
        return format_html('<p class="heading">{}{}</p>{}', f"{number}. " if number else "", words, notes)
    printed = format_html('<span class="number">{}</span> ', printed_number(number)) if number else ""
    return format_html("<p>{}{}</p>{}", printed, words, notes)


@register.simple_tag
def changed_here(page: ReadingPage, anchor: str) -> SafeString | str:
    """What became of a paragraph since the text before, in a word, with the words that stood there where they are few;
    empty where it is as it was."""
    if anchor not in page.marks:
        return ""
    op, was = page.marks[anchor]
    told = format_html('<span class="change {}">{}</span>', op, OPS[op])
    if was:
        told += format_html(" {}", gettext("was:")) + format_html(" <q{}>{}</q>", spoken_in(page.language), was)
    return told


@register.simple_tag
def changed_word(page: ReadingPage, anchor: str) -> SafeString | str:
    """The same in a word alone."""
    if anchor not in page.marks:
        return ""
    word = IN_SHORT.get(page.marks[anchor][0], ROWS["edited"])
    return format_html(" <i{}>{}</i>", spoken_in(None, page.language), word)


@register.simple_tag
def former_anchors(anchors: Iterable[str]) -> SafeString:
    """Places that links of before lead to: the paragraph has their words now."""
    return format_html_join("", '<a class="former" id="{}"></a>', ((anchor,) for anchor in anchors))


@register.simple_tag
def ways_to_cite(ways: Iterable[tuple[str, str]]) -> SafeString:
    """Each style with the citation it makes. The styles are English, whatever the page is in."""
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", ways)
    return format_html('<dl class="ways"{}>{}</dl>', spoken_in("en"), rows)


@register.simple_tag
def fact_value(value: Value, why: str) -> SafeString:
    """A value of the cover with what stands beside it. Words of a document have attributes that say their language."""
    attributes = spoken_in(value.language)
    if value.href:
        text = format_html('<a href="{}"{}>{}</a>', value.href, attributes, value.text)
    else:
        text = format_html("<span{}>{}</span>" if attributes else "{}{}", attributes, value.text)
    if not (value.aside or value.words.text or why):  # as most are: a list of sponsors has a hundred
        return text
    words = value.words.text
    aside = f"{value.aside}:" if value.aside and words else value.aside
    asides = [("aside", "", aside), ("aside", spoken_in(value.words.language), words)]
    beside = format_html_join("", ' <span class="{}"{}>{}</span>', (one for one in asides if one[2]))
    if not why:
        return format_html("{}{}", text, beside)
    inferred = '{}{} <span class="inferred"><span class="tag">{}</span> {}</span>'
    return format_html(inferred, text, beside, gettext("inferred"), printed(why))


@register.simple_tag
def linked_data(text: LanguageVersion, request: HttpRequest, cites: Mapping[str, bool]) -> SafeString:
    """JSON-LD. A script of this type is data and runs nowhere; what could end it is written as JSON escapes."""
    said = as_linked_data(text, request.build_absolute_uri(permanent_address(text)), cites)
    escaped = SafeString(json.dumps(said, ensure_ascii=False).translate(_IN_SCRIPT))
    return format_html('<script type="application/ld+json">{}</script>', escaped)


def _prose(segments: Iterable[Segment], marked: Callable[[Iterable[Mark]], SafeString]) -> SafeString:
    return SafeString("".join((marked(one.marks) if one.marks else "") + _words(one) for one in segments))


def _words(segment: Segment) -> SafeString:
    words = format_html("<mark>{}</mark>", segment.text) if segment.found else escape(segment.text)
    if segment.italic:
        words = format_html("<em>{}</em>", words)
    if segment.link is None:
        return words
    look = "cite" if segment.link.held else "cite not-held"
    return format_html('<a class="{}" href="{}">{}</a>', look, segment.link.href, words)


def _marks(marks: Iterable[Mark]) -> SafeString:
    return SafeString("".join(map(_mark, marks)))


def _plain_marks(marks: Iterable[Mark]) -> SafeString:
    return format_html_join("", '<sup class="note-mark">{}</sup>', ((mark.mark,) for mark in marks))


def _mark(mark: Mark) -> SafeString:
    if mark.note is None:
        missing = gettext("The source has no such note")
        return format_html('<sup class="note-mark" id="{}" title="{}">{}</sup>', mark.id, missing, mark.mark)
    return format_html(
        '<sup class="note-mark" id="{}"><a href="#{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
        mark.id,
        mark.note,
        gettext("Note %(mark)s") % {"mark": mark.mark},
        mark.mark,
    )


@register.filter
def place_of(paragraph: Paragraph) -> str:
    """How people name a paragraph: ``OP 12 (a)``."""
    return place_name(paragraph.anchor, paragraph) or gettext("text")
