"""HTML to lines: blocks become lines, superscripts footnote marks, italics hints; scripts and styles are no text.

The numbers of an ordered list are not in its text: they are written before each item as the Assembly prints them,
``1.`` at the first degree, ``(a)`` and ``(i)`` below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from ..lines import ITALIC, ITALIC_END, Line, left_out, mark, with_doubts, with_remarks, without_noncharacters
from ..ordinals import to_roman
from .bracketed import with_bracketed
from .encoding import Decoded, decode
from .errors import Unreadable
from .figures import figure
from .raised import footnote_mark
from .tables import Cell, grid, is_data_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_NO_TEXT = frozenset(
    "script style template noscript head svg math iframe object select button textarea nav aside rt rp".split()
)
_STRUCK = frozenset("del s strike".split())
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]{0,80}line-through", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?![.\d])"
    r"|(?:left|text-indent)\s*:\s*-\d{3,}(?:px|em|pt)",
    re.IGNORECASE,
)
"""Also what is moved far out of the page."""
_WHITE_STYLE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|transparent\b|rgb\(255, ?255, ?255\))", re.IGNORECASE
)
_FOR_A_MEDIUM = re.compile(r"@[\w-]+[^{};]{0,200}\{(?:[^{}]{0,500}\{[^{}]{0,2000}\}){0,200}[^{}]{0,500}\}")
_OF_A_CLASS = re.compile(r"\w{0,12}\.(?P<name>[\w-]{1,60})$")
_ARROWS = frozenset("↩↑⏎^")
"""What leads back from a note to its mark."""
_OF_THE_SITE = frozenset(
    """mw-editsection mw-jump-link mw-cite-backlink noprint navbox catlinks printfooter pagenum ws-pagenum
    licenseContainer licensetpl headertemplate ws-header mw-footer breadcrumb breadcrumbs sidebar
    cookie-banner""".split()
)
"""Classes by which wikis and libraries set what is the site's, and no text of the document, in its midst."""
_ROLES_OF_THE_SITE = frozenset("navigation contentinfo complementary search banner".split())
_FEET_OF_THE_SITE = frozenset("footer mw-navigation mw-head mw-panel siteSub siteNotice catlinks".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    header html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
).union(_HEADINGS)
_ITALICS = frozenset("i em cite".split())
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_BRACKETED = re.compile(r"\s{0,3}\[\d{1,3}\]\s{0,3}")
_NOTE_ADDRESS = re.compile(r"#_?(?:fn|ftn|footnote|note)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\(?[0-9]{1,3}[.)]|\([a-z]{1,5}\)|[a-z][.)])\s")
_RULE = "_" * 18


def read_html(data: bytes) -> list[Line]:
    """The lines of an HTML file, with the lines of its source as their numbers. Raises ``Unreadable``."""
    decoded, told = _decode(data)
    text = without_noncharacters(decoded).replace("\x00", "")
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise Unreadable(
            f"no HTML document: {str(error).splitlines()[0] if str(error) else 'nothing in it'}"
        ) from error
    limits = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        raise Unreadable(f"HTML beyond what is read: {limits[0].split(',')[0].strip()}")
    lines = _Page().read(root)
    if not any(line.text for line in lines):
        raise Unreadable("no text in the HTML")
    return with_remarks(lines, told)


def _decode(data: bytes) -> Decoded:
    """By the rules for all text, and by the encoding the page declares where it is not UTF-8."""
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            try:
                return Decoded(data.decode(declared[1].decode("ascii")))
            except (LookupError, UnicodeDecodeError):
                return decode(data)
    return decode(data)


class _Page:
    """Walks the tree once, without recursion, and writes lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.line = 1
        self.italics = self.hidden = self.preformatted = 0
        self.left_out: list[tuple[str, str]] = []
        self.notes: dict[str, str] = {}
        """The label of each note that a mark leads to, by the id it leads to."""
        self.in_notes = False
        self.passed_over: Element | None = None
        self.counters: list[tuple[str, int]] = []
        self.heading = 0
        self.styles: dict[str, str] = {}
        """What the page's own rules say of a class."""
        self._openers = {
            "br": self._break,
            "hr": self._rule,
            "ol": self._list,
            "ul": self._list,
            "li": self._item,
            "pre": self._preformatted,
        }

    def read(self, root: Element) -> list[Line]:
        self.styles = _styles_of_classes(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                self._start(element, walker)
                self._text(element.text)
            else:
                self._end(element)
                self._text(element.tail)
        self._flush()
        below = [(len(self.lines), left_out(self.left_out))] if self.left_out else []
        return with_bracketed(with_doubts(self.lines, below))

    def _start(self, element: Element, walker: etree.iterwalk) -> None:
        tag = _tag(element)
        self.line = max(self.line, element.sourceline or 0)
        if tag in _NO_TEXT:
            self.hidden += 1
        if tag in _BLOCKS:
            self._flush()
        if not self.hidden and self._leaves(element, tag):
            walker.skip_subtree()
            element.text, self.passed_over = None, element
            return
        if not self.hidden and self._read_whole(element, tag):
            walker.skip_subtree()
            element.text = None
        elif opener := self._openers.get(tag):
            opener(element)
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        if _is_italic(element) and not self.hidden:
            self.italics += 1
            self.pieces.append(ITALIC if self.italics == 1 else "")

    def _leaves(self, element: Element, tag: str) -> bool:
        """Is the element left out, as what is struck or hidden? What the site put there is no word of the text's."""
        if _is_of_the_site(element, tag):
            return True
        style = element.get("style", "")
        if self.styles:
            style = ";".join((style, *(self.styles.get(name, "") for name in element.get("class", "").split())))
        if tag in _STRUCK or _STRUCK_STYLE.search(style):
            why = "struck through"
        elif "hidden" in element.attrib or _HIDDEN_STYLE.search(style):
            why = "hidden"
        elif _WHITE_STYLE.search(element.get("style", "")) and not _has_ground(element):
            why = "white on white"
        else:
            return False
        words = " ".join(element.text_content().split())
        self.left_out += [(why, words)] if words else []
        return True

    def _read_whole(self, element: Element, tag: str) -> bool:
        """Tables and footnote marks are read at once; whether the element was one."""
        if tag == "table":
            return self._table(element)
        raised = tag == "sup" or _is_raised(element)
        label = footnote_mark(element.text_content(), "".join(self.pieces[-2:])) if raised else None
        if label:
            self.pieces.append(mark(label))
            self.notes |= {address[1:]: label for address in _addresses(element) if address.startswith("#")}
        return bool(label)

    def _break(self, element: Element) -> None:
        self._flush(paragraph=False)

    def _rule(self, element: Element) -> None:
        self._flush()
        self._line(_RULE)

    def _list(self, element: Element) -> None:
        self.counters.append(
            (_list_style(element, self.counters) if _tag(element) == "ol" else "", _start_of(element) - 1)
        )

    def _preformatted(self, element: Element) -> None:
        self.preformatted += 1

    def _end(self, element: Element) -> None:
        tag = _tag(element)
        if element is self.passed_over:
            self.passed_over = None
            return
        if _is_italic(element) and not self.hidden:
            self.italics -= 1
            self.pieces.append(ITALIC_END if not self.italics else "")
        if tag in _BLOCKS:
            self._flush()
        if tag in _NO_TEXT:
            self.hidden -= 1
        elif tag in ("ol", "ul"):
            self.counters.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in _HEADINGS:
            self.heading = 0

    def _text(self, text: str | None) -> None:
        if not text or self.hidden:
            return
        if not self.preformatted:
            self.pieces.append(_BLANKS.sub(" ", text))
            return
        first, *others = text.split("\n")
        self.pieces.append(first)
        for line in others:
            self._flush(paragraph=False, keep_blank=True)
            self.line += 1
            self.pieces.append(line)

    def _flush(self, *, paragraph: bool = True, keep_blank: bool = False) -> None:
        """Ends the line being written. Italics that go on are closed and opened again."""
        text = _tidy("".join(self.pieces)) if not self.preformatted else "".join(self.pieces)
        self.pieces = []
        if self.italics:
            text += ITALIC_END
            self.pieces.append(ITALIC)
        if text.strip(f" {ITALIC}{ITALIC_END}"):
            self._line(text)
            if paragraph:
                self._line("")
        elif keep_blank:
            self._line("")

    def _line(self, text: str, cells: tuple[str, ...] = ()) -> None:
        doubt = None
        if text and self.left_out:
            doubt = left_out(self.left_out)
            self.left_out = []
        self.lines.append(Line(self.line, text, self.heading if text else 0, cells, doubt=doubt))

    def _item(self, element: Element) -> None:
        if not self.counters or self._note(element):
            return
        style, last = self.counters[-1]
        value = figure(element.get("value", ""))
        number = last + 1 if value is None else value
        self.counters[-1] = (style, number)
        if style and not _NUMBERED.match(element.text_content()[:12] + " "):
            self.pieces.append(_label(style, number) + " ")

    def _note(self, element: Element) -> bool:
        """Is the item of a list the note that a mark leads to? Then it begins with its mark, below a rule."""
        label = self.notes.get(element.get("id", ""))
        if label is None:
            return False
        if not self.in_notes:
            self._rule(element)
            self.in_notes = True
        self.pieces.append(f"{mark(label)} ")
        return True

    def _table(self, element: Element) -> bool:
        """Writes a table of data as rows of cells. Tables that only lay out a page are read as blocks."""
        if element.find(".//table") is not None:
            return False
        found = [
            (row.sourceline or 0, [cell for cell in row if _tag(cell) in ("td", "th")]) for row in element.iter("tr")
        ]
        rows = grid([self._cell(cell) for cell in cells] for _, cells in found)
        if not is_data_table(rows, has_heads=element.find(".//th") is not None):
            return False
        for caption in element.iter("caption"):
            self._line(_tidy(_BLANKS.sub(" ", caption.text_content())))
            self._line("")
        for (number, _), cells in zip(found, rows, strict=True):
            self.line = max(self.line, number)
            if any(cells):
                self._line(" ".join(filter(None, cells)), tuple(cells))
        self._line("")
        return True

    def _cell(self, element: Element) -> Cell:
        """Without what is struck or hidden, and without marks: a cell keeps none."""
        spans = [figure(element.get(name, "")) or 1 for name in ("colspan", "rowspan")]
        return Cell(_tidy(_BLANKS.sub(" ", "".join(self._words(element)))), *spans)

    def _words(self, element: Element) -> Iterator[str]:
        before = element.text or ""
        yield before
        for inner in element:
            tag = _tag(inner)
            marked = tag == "sup" and footnote_mark(inner.text_content(), before)
            if tag and tag not in _NO_TEXT and not marked and not self._leaves(inner, tag):
                yield " " if tag == "br" or tag in _BLOCKS else ""
                yield from self._words(inner)
                yield " " if tag in _BLOCKS else ""
            before = inner.tail or ""
            yield before


def _styles_of_classes(root: Element) -> dict[str, str]:
    """The style of each class that a rule of the page itself hides or strikes, whatever is shown or printed."""
    styles: dict[str, str] = {}
    for sheet in root.iter("style"):
        for rule in _FOR_A_MEDIUM.sub("", sheet.text or "").split("}"):
            selectors, _, style = rule.partition("{")
            if _HIDDEN_STYLE.search(style) or _STRUCK_STYLE.search(style):
                found = (_OF_A_CLASS.match(selector.strip()) for selector in selectors.split(","))
                styles |= {each["name"]: style for each in found if each}
    return styles


def _has_ground(element: Element) -> bool:
    """May its words stand on another colour than that of paper? Rules of the page may give any class one."""
    around = [element, *element.iterancestors()]
    own = any("background" in each.get("style", "") or each.get("bgcolor") for each in around)
    top = around[-1]
    sheets = any("background" in (sheet.text or "") for sheet in top.iter("style"))
    return own or sheets or any(link.get("rel", "") == "stylesheet" for link in top.iter("link"))


def _is_of_the_site(element: Element, tag: str) -> bool:
    """A page's own foot, with its terms and its address, says nothing of the document; a foot within an article is the
    article's."""
    if _OF_THE_SITE.intersection(element.get("class", "").split()) or element.get("role") in _ROLES_OF_THE_SITE:
        return True
    if tag == "a" and _ARROWS.issuperset(element.text_content().strip(" \ufe0e\ufe0f") or "-"):
        return True
    if element.get("id") in _FEET_OF_THE_SITE or tag == "footer":
        return not any(_tag(each) == "article" for each in element.iterancestors())
    return False


def _tag(element: Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _addresses(element: Element) -> Iterator[str]:
    """Where the links in and right around an element lead to."""
    for each in (element, element.getparent(), *element.iter("a")):
        if each is not None and each.get("href"):
            yield each.get("href", "")


def _tidy(text: str) -> str:
    return re.sub(" {2,}", " ", text).strip(" ")


def _is_italic(element: Element) -> bool:
    return _tag(element) in _ITALICS or bool(_ITALIC_STYLE.search(element.get("style", "")))


def _is_raised(element: Element) -> bool:
    address = element.get("href", "") if _tag(element) == "a" else ""
    if _NOTE_ADDRESS.search(address) or address.startswith("#") and _BRACKETED.fullmatch(element.text_content()):
        return True
    return bool(_RAISED_STYLE.search(element.get("style", "")))


def _list_style(element: Element, outer: list[tuple[str, int]]) -> str:
    """``1``, ``a`` or ``i``: as the page says, or by the degree of the list."""
    depth = sum(1 for style, _ in outer if style)
    given = element.get("type", "")
    return given if given in tuple("1aAiI") else ("1", "a", "i")[min(depth, 2)]


def _start_of(element: Element) -> int:
    start = figure(element.get("start", ""))
    return 1 if start is None else start


def _label(style: str, number: int) -> str:
    if style in "iI":
        roman = to_roman(number)
        return f"({roman.lower()})" if style == "i" else f"{roman}."
    if style in "aA":
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return f"({letters})" if style == "a" else f"{letters.upper()}."
    return f"{number}."
