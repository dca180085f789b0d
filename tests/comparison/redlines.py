"""What a redline says of its two texts, for tests of its promises."""

from collections.abc import Iterable

from resolutions.comparison.words import Kept, Op, written_before


def before(ops: Iterable[Op]) -> str:
    return "".join(written_before(text) for op, text in ops if op != "+")


def after(ops: Iterable[Op]) -> str:
    return "".join(text for op, text in ops if op != "-")


def mirrored(ops: Iterable[Op]) -> tuple[Op, ...]:
    """The redline the other way round, deletions before insertions again."""
    swapped = [({"-": "+", "+": "-"}.get(op, op), _turned(text)) for op, text in ops]
    for at in range(len(swapped) - 1):
        if swapped[at][0] == "+" and swapped[at + 1][0] == "-":
            swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    return tuple(swapped)


def _turned(text: str) -> str:
    return Kept(text.before, str(text)) if isinstance(text, Kept) else text


def plain(ops: Iterable[Op]) -> list[tuple[str, str, str]]:
    """Each piece with its words as both texts write them."""
    return [(op, written_before(text), str(text)) for op, text in ops]
