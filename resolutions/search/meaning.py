"""What a reader means by the words of a query.

Of a query in plain words: the words that only ask ("which … ?") are left out; words beside each other that are one
name or one word of the archive ("North Korea", "peace keeping") are taken together; an acronym also stands for the
names it is made of; a word that the archive does not have, or never in this form, stands for the nearest that it has.
In a query with
operators, fields or quotation marks only names and acronyms are read so, and nothing is left out or put in place of
another word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tantivy import Searcher

from . import names, spelling
from .analyzers import cuts_of, fold, stem, words
from .query.inflections import inflected, without_elision
from .query.matching import FUNCTION_WORDS
from .query.terms import Spellings, Stems, acronym_in, joined
from .query.tree import All, Any, Label, Node, Not, Range, Within, Words
from .schema import TEXT_NAMES
from .scripts import is_arabic, is_latin, with_particles
from .vocabulary import Vocabulary

QUESTION_WORDS = frozenset(
    "what when where who whom whose which why how do does did is are was were has have had can could should would will"
    " about say said says tell me show find list give happens happened please anything something".split()
)
VOTING_WORDS = frozenset("vote voted votes voting abstain abstained abstains against favour favor".split())
"""Of a question after votes: every text is voted on, and few say how."""
_ASKING = frozenset(
    "what when where who whom whose which why how do does did is are was were has have can tell".split()
)
"""Words a question begins with."""

ENOUGH = 3
"""Texts in which a name stands by itself, from which on it goes before pieces of longer names."""

AS_FREQUENT = 0.2
"""Another name with the same initials is offered too if it stands at least this many times as often as the most
frequent one."""

MOST_NAMES = 3
_LOOKED_UP = 40
_SHORTEST_PART = 3
_RARE = 0.002
"""Share of all entries, up to which a word in small letters may be an acronym of the table ("sids", but not "who")."""
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """``tree`` is the query as it is understood, with the ``spellings`` of its words. ``plain`` are its words where it
    has nothing but words and what is known of texts (``fixed``); none where something exact is asked for."""

    tree: Node | None
    spellings: Spellings
    plain: tuple[Words, ...] = ()
    fixed: tuple[Label | Range, ...] = ()


def understood(tree: Node, vocabulary: Vocabulary) -> Meaning:
    """What is meant by a query, in one state of the index."""
    spellings = vocabulary.spellings()
    plain, fixed = plain_parts(tree)
    if plain:
        plain = tuple(_together(_without_question(plain), vocabulary, spellings))
        parts = (*plain, *fixed)
        tree = parts[0] if len(parts) == 1 else All(parts)
    else:
        tree = _with_names(tree, spellings)
    more = {word.text: found for word in _words_of(tree) if (found := _expanded(word.text, vocabulary, spellings))}
    for word in plain:
        if slip := spelling.slip(vocabulary.places, word.text):
            more[word.text] = (*more.get(word.text, ()), *cuts_of(slip))
    return Meaning(tree, spellings.with_more(more), plain, fixed)


def plain_parts(tree: Node) -> tuple[tuple[Words, ...], tuple[Label | Range, ...]]:
    """The words of a query, and what it says of texts beside them; no words where it asks for something exact."""
    parts = tree.parts if isinstance(tree, All) else (tree,)
    plain = tuple(part for part in parts if isinstance(part, Words))
    fixed = tuple(part for part in parts if isinstance(part, (Label, Range)))
    return (plain, fixed) if len(plain) + len(fixed) == len(parts) else ((), ())


def without_small_words(plain: Sequence[Words]) -> tuple[Words, ...]:
    """Those that say what a text is about; all of them where none does."""
    return tuple(word for word in plain if word.text.lower() not in FUNCTION_WORDS) or tuple(plain)


def _without_question(plain: tuple[Words, ...]) -> tuple[Words, ...]:
    if plain[0].text.lower() not in _ASKING and not plain[-1].text.endswith("?"):
        return plain
    words = {word.text.lower().strip("?") for word in plain}
    said = QUESTION_WORDS | FUNCTION_WORDS | (VOTING_WORDS if words & VOTING_WORDS else set())
    return tuple(word for word in plain if word.text.lower().strip("?") not in said) or plain


def _together(plain: tuple[Words, ...], vocabulary: Vocabulary, spellings: Spellings) -> Iterator[Words]:
    """The longest names of the table first, then two words that the archive writes as one."""
    at = 0
    while at < len(plain):
        lengths = range(min(_LONGEST_NAME, len(plain) - at), 1, -1)
        name = next((length for length in lengths if spellings.knows(_text(plain[at : at + length]))), 1)
        if name == 1 and at + 1 < len(plain) and _is_one_word(plain[at].text, plain[at + 1].text, vocabulary):
            name = 2
        yield Words(_text(plain[at : at + name]))
        at += name


def _text(parts: Sequence[Words]) -> str:
    return joined([part.text for part in parts])


def _is_one_word(one: str, other: str, vocabulary: Vocabulary) -> bool:
    if min(len(one), len(other)) < _SHORTEST_PART or not (one + other).isalpha() or (one + other).isupper():
        return False
    return vocabulary.frequency(one + other) > 1


def _with_names(node: Node, spellings: Spellings) -> Node:
    """The tree with the names of the table in it taken together."""
    if isinstance(node, All):
        return _all_with_names(node, spellings)
    if isinstance(node, Any):
        return Any(tuple(_with_names(part, spellings) for part in node.parts))
    if isinstance(node, (Not, Within)):
        return replace(node, inner=_with_names(node.inner, spellings))
    return node


def _all_with_names(node: All, spellings: Spellings) -> Node:
    parts: list[Node] = []
    at = 0
    while at < len(node.parts):
        length = next((n for n in range(_LONGEST_NAME, 1, -1) if _is_name(node.parts[at : at + n], n, spellings)), 1)
        run = node.parts[at : at + length]
        parts.append(Words(_text([part for part in run if isinstance(part, Words)])) if length > 1 else run[0])
        at += length
    parts = [_with_names(part, spellings) for part in parts]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _is_name(parts: Sequence[Node], length: int, spellings: Spellings) -> bool:
    found = [part for part in parts if isinstance(part, Words)]
    return len(found) == len(parts) == length and spellings.knows(_text(found))


def _words_of(node: Node) -> Iterator[Words]:
    if isinstance(node, Words):
        yield node
    elif isinstance(node, (All, Any)):
        for part in node.parts:
            yield from _words_of(part)
    elif isinstance(node, (Not, Within)):
        yield from _words_of(node.inner)


def _expanded(typed: str, vocabulary: Vocabulary, spellings: Spellings) -> tuple[Stems, ...]:
    """What a word stands for besides what the table says: for two words written as one, for two words where it is one
    that is not known, for the names it has the initials of."""
    if spellings.knows(typed):
        return ()
    acronym, pieces = acronym_in(typed), [word for *_, word in words(without_elision(typed))]
    if acronym:
        kinds = _STAND_ALONE if vocabulary.frequency(acronym) else _ANY_NAME
        return _stems_of_all(named(acronym.lower(), vocabulary.texts, kinds))
    if len(pieces) == 2 and vocabulary.frequency("".join(pieces)) > 1:
        return tuple(cuts_of("".join(pieces)))
    return _other_forms(pieces[0], vocabulary, spellings) if len(pieces) == 1 else ()


def _other_forms(word: str, vocabulary: Vocabulary, spellings: Spellings) -> tuple[Stems, ...]:
    """Its forms in the language it is of; of a word in small letters that is hardly known, the acronym that it is."""
    if is_arabic(word):
        return tuple((form,) for form in with_particles(word) if vocabulary.has(form))
    if not word.isalpha() or not is_latin(word):
        return ()
    frequency = vocabulary.frequency(word)
    if frequency <= _RARE * vocabulary.entries and spellings.knows(word.upper()):
        return spellings.sequences(word.upper())
    forms = tuple((form,) for form in dict.fromkeys(map(stem, inflected(word))) if vocabulary.has(form))
    if frequency or forms:
        return forms
    return _stems_of_all(named(fold(word), vocabulary.texts, _ANY_NAME)) or _in_two(word.lower(), vocabulary)


def _stems_of_all(found: Iterable[str]) -> tuple[Stems, ...]:
    return tuple(stems for name in found for stems in cuts_of(name))


_STAND_ALONE = ((names.WHOLE, ENOUGH),)
_ANY_NAME = (*_STAND_ALONE, (names.PIECE, 1), (names.WHOLE, 1))
"""Kinds of names with the number of texts in which one must stand: the better first. A word that texts have themselves
("WHO", "AIDS") is more likely to be meant as it is."""


@lru_cache(maxsize=1_000)
def named(initials: str, texts: Searcher, kinds: Sequence[tuple[str, int]] = _ANY_NAME) -> tuple[str, ...]:
    """The names and pieces of titles with these initials, the most frequent first."""
    for kind, least in kinds:
        beginning = f"{initials}{kind}"
        counted = texts.terms_with_prefix(TEXT_NAMES, beginning, limit=_LOOKED_UP)
        found = [(count, term.removeprefix(beginning)) for term, count in counted if count >= least]
        if found:
            enough = AS_FREQUENT * max(count for count, _ in found)
            return tuple(name for count, name in sorted(found, reverse=True) if count >= enough)[:MOST_NAMES]
    return ()


def _in_two(word: str, vocabulary: Vocabulary) -> tuple[Stems, ...]:
    """The two known words that stand side by side somewhere, where the archive writes as two what was typed as one."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        for halves in cuts_of(f"{word[:at]} {word[at:]}"):
            if len(halves) == 2 and vocabulary.spread([halves]) and vocabulary.stand_together(halves):
                return (halves,)
    return ()
