"""From what a reader typed to a tree.

::

    query    = either
    either   = both *( "OR" both )
    both     = one *( [ "AND" ] one )                  words beside each other must all be there
    one      = [ "NOT" / "-" ] ( "(" either ")" / field / leaf )
    field    = name ":" ( "(" either ")" / leaf )      no space after the colon; a State may be several words
    leaf     = phrase [ "~" number ] / word [ "*" ]
    phrase   = any double quotation mark, text, any double quotation mark

AND, OR and NOT count in capitals only: resolutions are full of "and". Words between blanks are words whatever else they
hold: ``non-governmental``, ``69(b)``, ``A/66/462``. Punctuation alone is passed over.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext as _

from resolutions.text.equality import letters_of

from ..analyzers import fold, stems_of, words
from ..scripts import is_chinese
from . import fields
from .errors import QueryError
from .tree import All, Any, Label, Near, Node, Not, Phrase, Prefix, Within, Words

MAX_LENGTH = 2_000
MAX_TERMS = 100
MAX_DEPTH = 12
MAX_DISTANCE = 50
MAX_STARS = 10
"""Each is looked up as all the words that begin so."""
MIN_PREFIX, MAX_PREFIX = 2, 100

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"(?P<blank>\s+)|(?P<open>\()|(?P<close>\))|(?P<quote>[{_QUOTES}])|(?P<minus>(?<![^\s(:])-(?=[^\s-]))"
    rf"|(?P<field>[A-Za-z]+):(?=[^\s)])|(?P<word>[^\s(){_QUOTES}]+(?:\([^\s(){_QUOTES}]*\)[^\s(){_QUOTES}]*)*)"
)
_END_OF_PHRASE = re.compile(rf"[{_QUOTES}]")
_DISTANCE = re.compile(r"~(\d+)")
_LETTER = re.compile(r"[^\W\d_]{1,2}|[ivx]{1,5}")
_OPERATORS = {"AND", "OR", "NOT"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    distance: int | None = None


def parse(typed: str) -> Node | None:
    """The tree of a query; None where nothing was asked. Raises QueryError, and nothing else, on any string."""
    if len(typed) > MAX_LENGTH:
        raise QueryError(
            _(
                "This is %(length)s characters long; a search takes %(most)s. "
                "To compare a whole passage or draft, use the agreed-language finder."
            )
            % {"length": f"{len(typed):,}", "most": f"{MAX_LENGTH:,}"},
            MAX_LENGTH,
            len(typed),
        )
    typed, _places = letters_of(typed)
    tokens = _tokens(typed)
    terms = [token for token in tokens if token.kind in {"word", "phrase"}]
    if len(terms) > MAX_TERMS:
        raise QueryError(
            _("A search takes %(most)s words and phrases at most.") % {"most": MAX_TERMS},
            terms[MAX_TERMS].start,
            len(typed),
        )
    stars = [token for token in terms if token.kind == "word" and "*" in token.text]
    if len(stars) > MAX_STARS:
        raise QueryError(
            _("A search takes %(most)s words with a star at most.") % {"most": MAX_STARS},
            stars[MAX_STARS].start,
            len(typed),
        )
    return _Parser(tokens, len(typed)).query() if tokens else None


def _tokens(typed: str) -> list[_Token]:
    tokens: list[_Token] = []
    place = depth = 0
    while place < len(typed):
        match = _TOKEN.match(typed, place)
        assert match is not None  # any character begins a token
        token = _quoted(typed, place) if match["quote"] else _plain(match)
        place = token.end
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth < 0 and _ends_a_letter(token, tokens):
            depth = 0
        elif token.kind != "blank":
            tokens.append(token)
    return tokens


def _ends_a_letter(token: _Token, before: list[_Token]) -> bool:
    """Whether a parenthesis that closes nothing ends the letter of a paragraph or an item: ``71 b)``."""
    if len(before) < 2 or before[-1].end != token.start:
        return False
    number, letter = before[-2:]
    return number.text.isdecimal() and bool(_LETTER.fullmatch(letter.text))


def _plain(match: re.Match[str]) -> _Token:
    kind, text = match.lastgroup, match.group()
    assert kind is not None  # every kind of token is a named group
    if kind == "field":
        name = match["field"].lower()
        if name not in fields.NAMES:
            raise QueryError(
                _("There is no field “%(name)s”. The fields are %(names)s.")
                % {"name": name, "names": ", ".join(fields.NAMES)},
                *match.span(),
            )
        return _Token("field", name, *match.span())
    if kind == "word":
        if text in _OPERATORS:
            kind = text
        elif _is_blank(text):
            kind = "blank"
    return _Token(kind, text, *match.span())


def _quoted(typed: str, start: int) -> _Token:
    closing = _END_OF_PHRASE.search(typed, start + 1)
    if not closing:
        raise QueryError(_("This quotation mark is never closed."), start, start + 1)
    text, end = typed[start + 1 : closing.start()], closing.end()
    distance = _DISTANCE.match(typed, end)
    if distance and len(distance[1]) > 2 or distance and int(distance[1]) > MAX_DISTANCE:
        raise QueryError(_("Words can be at most %(most)s words apart.") % {"most": MAX_DISTANCE}, *distance.span())
    if _is_blank(text):
        return _Token("blank", text, start, end)
    return _Token("phrase", text, start, distance.end() if distance else end, int(distance[1]) if distance else None)


def _is_blank(text: str) -> bool:
    """Punctuation, or an accent by itself: no word to the index, or none that could be marked."""
    return not words(text) or not stems_of(text)


class _Parser:
    def __init__(self, tokens: list[_Token], length: int) -> None:
        self.tokens = tokens
        self.end = length
        self.at = 0
        self.depth = 0

    def query(self) -> Node | None:
        node = self._either(None)
        left = self._peek()
        if left is not None:
            raise QueryError(_("This parenthesis closes nothing."), left.start, left.end)
        return node

    def _peek(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, kind: str) -> _Token | None:
        token = self._peek()
        if token is None or token.kind != kind:
            return None
        self.at += 1
        return token

    def _either(self, field: str | None) -> Node:
        parts = [self._both(field)]
        while self._take("OR"):
            parts.append(self._both(field))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _both(self, field: str | None) -> Node:
        parts = [self._one(field)]
        while (token := self._peek()) is not None and token.kind not in {"OR", "close"}:
            self._take("AND")
            parts.append(self._one(field))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, field: str | None) -> Node:
        negated = False
        while self._take("NOT") or self._take("minus"):
            negated = not negated
        node = self._unit(field)
        return Not(node) if negated else node

    def _unit(self, field: str | None) -> Node:
        token = self._peek()
        if token is None:
            raise QueryError(_("Something is missing at the end."), self.end, self.end)
        if token.kind not in {"open", "field", "word", "phrase"}:
            raise QueryError(
                _("Something is missing before “%(words)s”.") % {"words": token.text}, token.start, token.end
            )
        self.at += 1
        if token.kind == "open":
            return self._group(token, field)
        if token.kind == "field":
            return self._field(token, field)
        return _leaf(token, field)

    def _group(self, opening: _Token, field: str | None) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise QueryError(
                _("Parentheses can stand %(most)s deep.") % {"most": MAX_DEPTH}, opening.start, opening.end
            )
        node = self._either(field)
        self.depth -= 1
        if not self._take("close"):
            raise QueryError(_("This parenthesis is never closed."), opening.start, opening.end)
        return node

    def _field(self, name: _Token, outer: str | None) -> Node:
        if outer is not None:
            raise QueryError(
                _("The field “%(name)s” cannot stand inside “%(outer)s”.") % {"name": name.text, "outer": outer},
                name.start,
                name.end,
            )
        token = self._peek()
        if token is None or token.kind not in {"open", "word", "phrase"} or token.start != name.end:
            raise QueryError(
                _("The field “%(name)s” needs a value right after the colon.") % {"name": name.text},
                name.start,
                name.end,
            )
        if name.text in fields.OF_STATES and token.kind == "word":
            self._join_words_of_a_name()
        node = self._unit(name.text)
        return Within(name.text, node) if name.text in fields.TEXT_PARTS and not isinstance(node, Label) else node

    def _join_words_of_a_name(self) -> None:
        """``sponsor:Cape Verde`` is one name: as many of the words that stand here as name a State are the value."""
        rest = self.tokens[self.at : self.at + fields.LONGEST_NAME]
        several = list(takewhile(lambda token: token.kind == "word", rest))
        for count in range(len(several), 1, -1):
            name = " ".join(token.text for token in several[:count])
            if fields.names_state(name):
                whole = _Token("word", name, several[0].start, several[count - 1].end)
                self.tokens[self.at : self.at + count] = [whole]
                return


def _leaf(token: _Token, field: str | None) -> Node:
    if field in fields.FIELDS:
        return fields.FIELDS[field].read(token.text, token.start, token.end)
    if field in {"op", "pp", "note"} and token.kind == "word" and fields.is_number(token.text):
        return Label(field, token.text, token.start, token.end)
    if token.kind == "phrase":
        return Phrase(token.text) if token.distance is None else Near(token.text, token.distance)
    stem, star, rest = token.text.partition("*")
    if not star:
        return Words(token.text)
    typed = words(stem)
    if typed and not rest and all(is_chinese(word) for *_, word in typed):
        return Words(stem)
    if rest or len(typed) != 1:
        raise QueryError(_("A star stands at the end of one word: develop*"), token.start, token.end)
    bare = typed[0][2]
    if len(bare) < MIN_PREFIX:
        raise QueryError(
            _("A star needs at least %(least)s letters before it.") % {"least": MIN_PREFIX}, token.start, token.end
        )
    if len(fold(bare)) > MAX_PREFIX:
        raise QueryError(
            _("A star takes %(most)s letters before it at most.") % {"most": MAX_PREFIX}, token.start, token.end
        )
    return Prefix(bare)
