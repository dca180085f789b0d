"""Made-up consecutive texts with every change known: who became whom, and how."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from resolutions.comparison.words import tokenise
from resolutions.text.document import Paragraph

_OPENINGS = (
    "Requests,Urges,Calls upon,Encourages,Invites,Welcomes,Takes note of,Reaffirms,Recalls,Emphasizes,"
    "Stresses,Expresses its concern at,Decides,Notes with appreciation,Recognizes,Reiterates"
).split(",")
_ACTORS = (
    "the Secretary-General|Member States|all States|the specialized agencies|the Human Rights Council|"
    "developing countries|relevant United Nations entities|intergovernmental organizations|"
    "international financial institutions|donors|the Special Rapporteur|regional commissions|"
    "the private sector|civil society|non-governmental organizations"
).split("|")
_VERBS = (
    "promote,protect,strengthen,support,implement,review,finance,monitor,accelerate,coordinate,facilitate,"
    "consider,expand,improve,evaluate,submit,publish,ensure,provide,develop,share,harmonize,intensify,"
    "maintain,renew"
).split(",")
_QUALITIES = (
    "sustainable,effective,national,regional,international,inclusive,transparent,technical,financial,"
    "voluntary,comprehensive,coherent,equitable,gender-responsive,long-term,predictable,independent,universal,"
    "local,scientific"
).split(",")
_THINGS = (
    "development,cooperation,assistance,policies,legislation,institutions,infrastructure,education,"
    "health systems,trade,water management,food security,data collection,early warning systems,"
    "capacity-building,partnerships,disarmament,fisheries,forests,migration,energy,transport corridors,"
    "social protection,human rights,the rule of law,youth employment,debt relief,climate adaptation,"
    "biodiversity,desertification control,public administration,statistics,peacebuilding,mediation,"
    "mine action,refugee protection,urban planning,space research,ocean governance,cultural heritage"
).split(",")
_LINKS = (
    "in accordance with the Charter|as appropriate|within existing resources|"
    "at the national, regional and international levels|with a view to|in close consultation with|"
    "through, inter alia,|in particular in|as well as|including by means of|taking into account|"
    "in cooperation with|and in this regard|without prejudice to|upon their request"
).split("|")


@dataclass(slots=True)
class Step:
    """Two texts and the truth between them, by paragraph id."""

    a: list[Paragraph]
    b: list[Paragraph]
    links: set[tuple[str, str]] = field(default_factory=set)
    moved: set[tuple[str, str]] = field(default_factory=set)
    parted: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)
    """Split and merged paragraphs, with all their parts."""
    lightly_edited: set[tuple[str, str]] = field(default_factory=set)


def made_up(size: int, seed: int) -> Step:
    """40 % of the paragraphs lightly edited, 8 % rewritten, 25 % put in, 8 % deleted, 5 % moved, 3 % split, 3 %
    merged."""
    rng = random.Random(seed)
    texts = [_paragraph(rng) for _ in range(size)]
    fates = _fates(rng, size)
    blocks: list[tuple[list[int], list[str], str]] = []
    at = 0
    while at < size:
        taken, new = _change(rng, fates[at], at, texts)
        blocks.append((taken, new, fates[at]))
        at += len(taken)
    blocks = _moved(rng, blocks)
    for _ in range(size // 4):
        blocks.insert(rng.randrange(len(blocks) + 1), ([], [_paragraph(rng)], "insert"))
    return _step(texts, blocks)


def _fates(rng: random.Random, size: int) -> list[str]:
    shares = {"edit": 40, "rewrite": 8, "delete": 8, "move": 5, "split": 3, "merge": 3, "keep": 33}
    return rng.choices(list(shares), weights=list(shares.values()), k=size)


def _change(rng: random.Random, fate: str, at: int, texts: list[str]) -> tuple[list[int], list[str]]:
    words = texts[at].split()
    if fate == "merge" and at + 1 < len(texts):
        return [at, at + 1], [f"{texts[at].rstrip(';')} and {texts[at + 1]}"]
    if fate == "split" and len(words) >= 16:
        middle = len(words) // 2 + rng.randint(-3, 3)
        return [at], [" ".join(words[:middle]) + ";", " ".join(words[middle:])]
    if fate == "delete":
        return [at], []
    changes = {"edit": rng.randint(1, 4), "rewrite": len(words) // 2}.get(fate, 0)
    return [at], [_edited(rng, words, changes)]


def _edited(rng: random.Random, words: list[str], changes: int) -> str:
    words = list(words)
    for _ in range(changes):
        at = rng.randrange(1, len(words))
        new = rng.choice(rng.choice((_QUALITIES, _THINGS, _VERBS)))
        way = rng.random()
        if way < 0.5:
            words[at] = new
        elif way < 0.8:
            words.insert(at, new)
        elif len(words) > 8:
            del words[at]
    return " ".join(words)


def _moved(
    rng: random.Random, blocks: list[tuple[list[int], list[str], str]]
) -> list[tuple[list[int], list[str], str]]:
    stay = [block for block in blocks if block[2] != "move"]
    for block in (block for block in blocks if block[2] == "move"):
        old = min(len(stay), blocks.index(block))
        far = [place for place in range(len(stay) + 1) if abs(place - old) > 5]
        stay.insert(rng.choice(far or [0]), block)
    return stay


def _step(texts: list[str], blocks: list[tuple[list[int], list[str], str]]) -> Step:
    step = Step([_numbered(n, text) for n, text in enumerate(texts, 1)], [])
    for taken, new, fate in blocks:
        start = len(step.b) + 1
        step.b += [_numbered(n, text) for n, text in enumerate(new, start)]
        old_ids = tuple(f"op{at + 1}" for at in taken)
        new_ids = tuple(f"op{start + offset}" for offset in range(len(new)))
        pairs = {(old, each) for old in old_ids for each in new_ids}
        step.links |= pairs
        if len(pairs) > 1:
            step.parted.add((old_ids, new_ids))
        elif fate == "move":
            step.moved |= pairs
        elif fate == "edit":
            step.lightly_edited |= pairs
    return step


def _numbered(number: int, text: str) -> Paragraph:
    return Paragraph(id=f"op{number}", kind="operative", number=str(number), text=text)


def _paragraph(rng: random.Random) -> str:
    clauses = [f"{rng.choice(_OPENINGS)} {rng.choice(_ACTORS)} to {_aim(rng)}"]
    clauses += [f"{rng.choice(_LINKS)} {rng.choice(_ACTORS)}, to {_aim(rng)}" for _ in range(rng.randint(1, 4))]
    return ", ".join(clauses) + ";"


def _aim(rng: random.Random) -> str:
    first, second = rng.sample(_THINGS, 2)
    return f"{rng.choice(_VERBS)} {rng.choice(_QUALITIES)} {first} and {rng.choice(_QUALITIES)} {second}"


@dataclass(slots=True)
class Lineage:
    """Versions of one text, oldest first, and for each paragraph of the last the version every token came with."""

    versions: list[list[Paragraph]]
    origins: dict[str, list[int]]


_Dated = list[tuple[str, int]]
"""The words of a paragraph, each with the version it came with."""


def made_up_lineage(size: int, versions: int, seed: int) -> Lineage:
    """In every step a third of the paragraphs is edited, some are put in or dropped, and one dropped before comes
    back."""
    rng = random.Random(seed)
    text: list[_Dated] = [_dated(_paragraph(rng), 0) for _ in range(size)]
    dropped: list[_Dated] = []
    texts = [_as_paragraphs(text)]
    for version in range(1, versions):
        back = [dropped.pop(0)] if dropped and version > 1 else []
        dropped += [text.pop(rng.randrange(len(text))) for _ in range(size // 20)]
        text = [_redated(rng, words, version) if rng.random() < 0.33 else words for words in text]
        for words in [*back, *(_dated(_paragraph(rng), version) for _ in range(size // 6))]:
            text.insert(rng.randrange(len(text) + 1), words)
        texts.append(_as_paragraphs(text))
    origins = {
        f"op{number}": [version for word, version in words for _ in tokenise(word).words]
        for number, words in enumerate(text, 1)
    }
    return Lineage(texts, origins)


def _dated(text: str, version: int) -> _Dated:
    return [(word, version) for word in text.split()]


def _redated(rng: random.Random, words: _Dated, version: int) -> _Dated:
    words = list(words)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(1, len(words))
        words[at : at + rng.randint(0, 1)] = [(rng.choice(_THINGS).split()[0], version)]
    return words


def _as_paragraphs(text: list[_Dated]) -> list[Paragraph]:
    return [_numbered(number, " ".join(word for word, _ in words)) for number, words in enumerate(text, 1)]
