"""The paragraphs of a text as HTML, with their notes, tables and menus.

A page has hundreds of them, and as a template each takes longer than to be read from the database. Everything that came
from a document is escaped here, piece by piece, by Python's own ``escape`` (see ``searching``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from resolutions.pages.comparing.labels import IN_SHORT, OPS, ROWS
from resolutions.pages.reading.blocks import Block, Note, Passage
from resolutions.pages.reading.reading_page import ReadingPage
from resolutions.pages.reading.rendering import Mark, Segment, lines
from resolutions.text.kinds import ParagraphKind
from resolutions.text.numbering import printed_number

from .languages import spoken_in

register = template.Library()
register.filter(printed_number)

_HERE = "\0"
"""Stands for the anchor of a paragraph in what is otherwise the same beside each."""


@register.simple_tag
def text_blocks(page: ReadingPage) -> SafeString:
    """Every paragraph of the text, with what leads to it and tells of it."""
    return SafeString("".join(map(_Printer(page).block, page.text.blocks)))


@register.simple_tag
def stray_notes(page: ReadingPage) -> SafeString:
    """Notes whose place in the text is not known."""
    return SafeString(_notes(page.text.stray_notes, spoken_in(None, page.language)))


@register.simple_tag
def text_tables(tables: Sequence[Mapping[str, Any]], language: str) -> SafeString:
    """Tables of a text in ``language``, each in a box of its own that scrolls."""
    if not tables:
        return SafeString()
    name = escape(gettext("Table"))
    around = f'tabindex="0" role="region" aria-label="{name}"{spoken_in(None, language)}'
    table = f'<div class="scroll-x" {around}><table{spoken_in(language)}>%s</table></div>\n'
    return SafeString("".join(table % "".join(map(_row, one["rows"])) for one in tables))


@register.simple_tag
def prose(segments: Iterable[Segment], numbered: bool = False) -> SafeString:
    """Segments as HTML: italics, links to the documents cited, footnote marks as links to their notes; in lines that
    the style sheet numbers, where that is asked for."""
    if not numbered:
        return _prose(segments, _marks)
    return SafeString("".join(f'<span class="line">{_prose(line, _marks)}</span>' for line in lines(segments)))


@register.simple_tag
def passage_beside(passage: Passage) -> SafeString:
    """A paragraph with its notes right below it, as one of several languages in a row: marks are no links, and no two
    have one id."""
    number, words = passage.row.number, _prose(passage.segments, _plain_marks)
    notes = "".join(
        f'<p class="note"><span class="note-number">{escape(one.mark)}</span> {_prose(one.segments, _plain_marks)}</p>'
        for one in passage.notes
    )
    if passage.row.kind == ParagraphKind.HEADING:
        printed = f"{escape(number)}. " if number else ""
        return SafeString(f'<p class="heading">{printed}{words}</p>{notes}')
    printed = f'<span class="number">{escape(printed_number(number))}</span> ' if number else ""
    return SafeString(f"<p>{printed}{words}</p>{notes}")


@register.simple_tag
def changed_word(page: ReadingPage, anchor: str) -> SafeString | str:
    """What became of a paragraph since the text before, in a word; empty where it is as it was."""
    if anchor not in page.marks:
        return ""
    word = IN_SHORT.get(page.marks[anchor][0], ROWS["edited"])
    return SafeString(f" <i{spoken_in(None, page.language)}>{escape(str(word))}</i>")


@register.simple_tag
def ways_to_cite(ways: Iterable[tuple[str, str]]) -> SafeString:
    """Each style with the citation it makes. The styles are English, whatever the page is in."""
    rows = "".join(f"<div><dt>{escape(style)}</dt><dd>{escape(citation)}</dd></div>" for style, citation in ways)
    return SafeString(f'<dl class="ways"{spoken_in("en")}>{rows}</dl>')


class _Printer:
    """What all paragraphs of a page share is put together once."""

    def __init__(self, page: ReadingPage) -> None:
        self.page = page
        self.in_text, self.beside_text = spoken_in(page.language), spoken_in(None, page.language)
        self.menu_links = "".join(f"<li><a {to}>{escape(name)}</a></li>" for to, name in _menu_links(page))
        self.compare, self.was = escape(gettext("compare")), escape(gettext("was:"))

    def block(self, block: Block) -> str:
        row = block.row
        anchor = escape(row.anchor)
        former = "".join(f'<a class="former" id="{escape(one)}"></a>' for one in block.former)
        words = prose(block.segments, self.page.numbered and row.kind != ParagraphKind.HEADING)
        parts = [
            f'<div class="block {escape(row.kind)}" id="{anchor}" data-depth="{row.depth}">',
            *self._paragraph(block, anchor, former + words),
            self._meant(block) if block.meant else "",
            _notes(block.notes, self.beside_text, self._changed(block, anchor)),
            "</div>\n",
            text_tables(block.tables, self.page.language),
        ]
        return "".join(parts)

    def _paragraph(self, block: Block, anchor: str, words: str) -> Iterator[str]:
        row = block.row
        if row.kind == ParagraphKind.HEADING:
            yield f"<h3>{escape(row.number)}. {words}</h3>" if row.number else f"<h3>{words}</h3>"
        elif row.kind == ParagraphKind.FORMULA:
            yield f"<p>{words}</p>"
        else:
            look = "place" if row.number else "place unprinted"
            name = printed_number(row.number) if row.number else block.label or "¶"
            label = f'aria-label="{escape(block.link_to)}"{self.beside_text}'
            yield f'<a class="{look}" href="#{anchor}" {label}>{escape(name)}</a><p>{words}</p>'
            yield self._menu(block, anchor)

    def _menu(self, block: Block, anchor: str) -> str:
        """What there is to do with a paragraph."""
        more = f'<span class="visually-hidden">{escape(block.more_about)}</span>'
        return (
            f'<details class="menu" name="menu"{self.beside_text}>'
            f'<summary><span aria-hidden="true">⋯</span>{more}</summary>'
            f'<div class="menu-body"><ul class="plain">{self.menu_links.replace(_HERE, anchor)}</ul>'
            f"{ways_to_cite(block.ways)}</div></details>"
        )

    def _changed(self, block: Block, anchor: str) -> str:
        """What became of the paragraph since the text before, with the words that stood there where they are few, and
        the way to the comparison; empty where it is as it was."""
        if block.row.anchor not in self.page.marks:
            return ""
        op, was = self.page.marks[block.row.anchor]
        stood = f" {self.was} <q{self.in_text}>{escape(was)}</q>" if was else ""
        link = f'<span class="visually-hidden">: {escape(block.link_to)}</span>'
        return (
            f'<p class="was"{self.beside_text}><span class="change {escape(op)}">{escape(str(OPS[op]))}</span>{stood}'
            f' <a href="{escape(self.page.compared)}#{anchor}">{self.compare}{link}</a></p>'
        )

    def _meant(self, block: Block) -> str:
        context = {"former": block.meant, "label": block.meant_label}
        return render_to_string(
            "documents/meant.html", context | {"in_text": self.in_text, "beside_text": self.beside_text}
        )


def _menu_links(page: ReadingPage) -> Iterator[tuple[str, str]]:
    """Attributes of each link, and its name."""
    yield f'data-way="address" href="#{_HERE}"', gettext("Address of this paragraph")
    if page.compared:
        yield f'data-way="change" href="{escape(page.compared)}#{_HERE}"', page.what_changed
    if page.aged:
        href = f"{escape(page.aged)}&amp;at={_HERE}#{_HERE}"
        yield f'data-way="words" href="{href}"', gettext("Where these words come from")
    if page.side_by_side:
        yield f'href="{escape(page.side_by_side)}#{_HERE}"', gettext("This paragraph in the other languages")
    yield f'href="{escape(page.report)}&amp;at={_HERE}" rel="nofollow"', gettext("Report an error")


def _notes(notes: Iterable[Note], beside_text: str, changed: str = "") -> str:
    """The notes marked in a paragraph, below what became of it; empty where there is neither."""
    printed = changed + "".join(_note(note, beside_text) for note in notes)
    return f'<div class="notes">{printed}</div>' if printed else ""


def _note(note: Note, beside_text: str) -> str:
    label = escape(gettext("Back to mark %(mark)s in the text") % {"mark": note.mark})
    role = f'aria-label="{label}" role="doc-backlink"{beside_text}'
    back = "".join(f' <a class="back" href="#{escape(mark.id)}" {role}>↩</a>' for mark in note.back)
    number = f'<span class="note-number">{escape(note.mark)}</span>'
    words = _prose(note.segments, _marks)
    return f'<div class="note" id="{escape(note.id)}" role="doc-footnote">{number} <p>{words}{back}</p></div>'


def _row(cells: Iterable[object]) -> str:
    return f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in cells)}</tr>"


def _prose(segments: Iterable[Segment], marked: Callable[[Iterable[Mark]], str]) -> SafeString:
    return SafeString("".join((marked(one.marks) if one.marks else "") + _words(one) for one in segments))


def _words(segment: Segment) -> str:
    words = escape(segment.text)
    if segment.found:
        words = f"<mark>{words}</mark>"
    if segment.italic:
        words = f"<em>{words}</em>"
    if segment.link is None:
        return words
    look = "cite" if segment.link.held else "cite not-held"
    return f'<a class="{look}" href="{escape(segment.link.href)}">{words}</a>'


def _marks(marks: Iterable[Mark]) -> str:
    return "".join(map(_mark, marks))


def _plain_marks(marks: Iterable[Mark]) -> str:
    return "".join(f'<sup class="note-mark">{escape(mark.mark)}</sup>' for mark in marks)


def _mark(mark: Mark) -> str:
    place, sign = f'<sup class="note-mark" id="{escape(mark.id)}"', escape(mark.mark)
    if mark.note is None:
        missing = escape(gettext("The source has no such note"))
        return f'{place} title="{missing}">{sign}</sup>'
    label = escape(gettext("Note %(mark)s") % {"mark": mark.mark})
    return f'{place}><a href="#{escape(mark.note)}" role="doc-noteref" aria-label="{label}">{sign}</a></sup>'
