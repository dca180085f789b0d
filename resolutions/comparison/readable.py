"""From a longest common subsequence to marks as a person would set them.

A longest common subsequence says how much stays, not which of several equal words. Three steps make it readable, and
none but the last marks a word more: *slide* moves a run that was only put in or only taken out to where a reader would
look for it; *rebalance* closes up two changes kept apart by a word that could as well stand beside them; *absorb*
gives up a "the" or "of" kept alone in the middle of a rewritten stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

Block = tuple[int, int, int]
"""Start in the first text, start in the second, number of words kept."""

STOP_WORDS = frozenset(
    "a all also an and any as at be by for from has have in into is it its of on or such that the their them these "
    "this to was were which with".split()
)
_CONNECTIVES = frozenset("and or as for in of on by with to from including through".split())
_CLOSING = frozenset(",;:.)”")
_ISLAND_AT_MOST = 2
_CHANGED_AT_LEAST = 5


def readable(blocks: list[Block], code_a: str, code_b: str, a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The same words kept, or a few stop words fewer, in runs that read well. The last block is the empty one at the
    end."""
    return _absorb(_slide(_rebalance(blocks, code_a, code_b), code_a, code_b, a, b), a)


def _rebalance(blocks: list[Block], code_a: str, code_b: str) -> list[Block]:
    """A word or two kept alone between two changes: keep the equal words that leave the smaller change smallest."""
    done: list[Block] = [(0, 0, 0)]
    for at, (i, j, size) in enumerate(blocks):
        if 0 < size <= _ISLAND_AT_MOST and at + 1 < len(blocks):
            x, y, kept = done[-1]
            lo_i, lo_j, (hi_i, hi_j, _) = x + kept, y + kept, blocks[at + 1]
            places_b = [(i, other) for other in _places(code_b, code_b[j : j + size], lo_j, hi_j)]
            places_a = [(other, j) for other in _places(code_a, code_a[i : i + size], lo_i, hi_i)]

            def smaller_change(
                place: tuple[int, int], lo: int = lo_i + lo_j, hi: int = hi_i + hi_j, n: int = size
            ) -> int:
                return min(sum(place) - lo, hi - sum(place) - 2 * n)

            i, j = min([(i, j), *places_b, *places_a], key=smaller_change)
        done.append((i, j, size))
    return done[1:]


def _places(code: str, part: str, lo: int, hi: int) -> list[int]:
    found, at = [], code.find(part, lo, hi)
    while at >= 0:
        found.append(at)
        at = code.find(part, at + 1, hi)
    return found


def _slide(blocks: list[Block], code_a: str, code_b: str, a: Sequence[str], b: Sequence[str]) -> list[Block]:
    done: list[Block] = [(0, 0, 0)]
    for i, j, size in blocks:
        x, y, kept = done[-1]
        start_i, start_j = x + kept, y + kept
        shift = 0
        if start_i == i and start_j < j:
            shift = _best_shift(code_b, b, (start_j, j), kept, size, merges_before=len(done) > 1)
        elif start_j == j and start_i < i:
            shift = _best_shift(code_a, a, (start_i, i), kept, size, merges_before=len(done) > 1)
        done[-1] = (x, y, kept + shift)
        if kept + shift == 0 and len(done) > 1:
            done.pop()
        if size - shift or (i, j, size) == blocks[-1]:
            done.append((i + shift, j + shift, size - shift))
    return done if done[0][2] else done[1:]


def _best_shift(
    code: str, words: Sequence[str], run: tuple[int, int], kept_before: int, kept_after: int, merges_before: bool
) -> int:
    """How far to move a run to the right (less than 0: to the left), among the places where it means the same."""
    start, stop = run
    left = right = 0
    while left < kept_before and code[start - 1 - left] == code[stop - 1 - left]:
        left += 1
    while right < kept_after and code[start + right] == code[stop + right]:
        right += 1
    if not left and not right:
        return 0

    def rank(shift: int) -> tuple[int, int, int]:
        merged = (shift == -kept_before and merges_before) or (shift == kept_after)
        return int(merged), _how_well_it_reads(words, start + shift, stop + shift), -abs(shift)

    return max(range(-left, right + 1), key=rank)


def _how_well_it_reads(words: Sequence[str], start: int, stop: int) -> int:
    """A whole clause with its comma reads best, then a phrase from its connective on; an article left behind, worst."""
    first, last = words[start].lower(), words[stop - 1].lower()
    if last in _CLOSING and first not in _CLOSING:
        return 3 if start == 0 or words[start - 1] in _CLOSING else 1
    if last in STOP_WORDS:
        return 0
    return 2 if first in _CONNECTIVES else 1


def _absorb(blocks: list[Block], a: Sequence[str]) -> list[Block]:
    done: list[Block] = []
    for at, (i, j, size) in enumerate(blocks):
        x, y, kept = done[-1] if done else (0, 0, 0)
        changed_before = i - x - kept + j - y - kept
        if 0 < size <= _ISLAND_AT_MOST and changed_before >= _CHANGED_AT_LEAST and at + 1 < len(blocks):
            after_i, after_j, _ = blocks[at + 1]
            changed_after = after_i - i + after_j - j - 2 * size
            if changed_after >= _CHANGED_AT_LEAST and all(map(_carries_little, a[i : i + size])):
                continue
        done.append((i, j, size))
    return done


def _carries_little(word: str) -> bool:
    return word.lower() in STOP_WORDS or not word[0].isalnum()
