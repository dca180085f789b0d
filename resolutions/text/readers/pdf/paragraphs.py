"""Where a paragraph begins, by the layout: a gap, another print, an indent, a line that ended early, a number."""

from __future__ import annotations

import re

from ...enumerators import read_enumerators
from ...joining import bare_end, finished
from ...lines import ITALIC, MARK
from .furniture import bare
from .norms import GAP, Norms
from .printed import PrintedLine

_GAP_ABOVE_A_MARK = 1.45
"""The gap that ends one above a line with a raised mark, for which browsers make room."""
_OTHER_SIZE = 0.08
_INDENT = 0.8
"""Sizes of the text by which a first line is set in."""
_ENDED = re.compile(r"[.;][”\"’'»)]?$|;,? (?:and|or)$")
_CLOSED = re.compile(r"[.;:]$|[;,] (?:and|or)$|[.;:][”\"’'»)]$")


def begins(line: PrintedLine, above: PrintedLine | None, first: PrintedLine | None, norms: Norms) -> bool:
    """Does a paragraph begin with ``line``? ``above`` is the line of the text before it, and ``first`` the first line
    of the paragraph that ``above`` is in."""
    if above is None or first is None:
        return True
    if line.page != above.page or line.base > above.base:
        return _begins_overleaf(line, above, first, norms)
    usual = norms.leading_of(max(line.size, above.size) if norms.is_body(line) else min(line.size, above.size))
    goes_on_below_a_mark = line.raises and not finished(above.text)
    if above.base - line.base > (_GAP_ABOVE_A_MARK if goes_on_below_a_mark else GAP) * usual:
        return True
    if _is_set_otherwise(line, above):
        return True
    if not finished(above.text):
        return False
    if _is_numbered(line, above, norms) or _is_set_in(line, above, first, norms):
        return True
    if line.opens and (not norms.set_apart or _ended_early(above, line, norms)):
        return True
    return _is_closed(above) and _ended_early(above, line, norms)


def _is_set_otherwise(line: PrintedLine, above: PrintedLine) -> bool:
    if abs(line.size - above.size) > _OTHER_SIZE * above.size:
        return True
    ended = _ENDED.search(bare_end(above.text)) is not None
    return line.bold != above.bold or line.italic != above.italic and ended


def _is_numbered(line: PrintedLine, above: PrintedLine, norms: Norms) -> bool:
    """A number after a finished line, where it is set apart or the line above had room for it."""
    text = bare(line.text.partition(MARK)[0])
    if not read_enumerators(text):
        return False
    return abs(line.left - above.left) > 0.3 * line.size or _ended_early(above, line, norms) or len(line.pieces) > 1


def _is_set_in(line: PrintedLine, above: PrintedLine, first: PrintedLine, norms: Norms) -> bool:
    """A first line set in from the lines above it. The second line of a hanging paragraph is not one."""
    if line.right_to_left:
        set_in, hanging = above.right - line.right, above is first and _has_number(above)
    else:
        set_in, hanging = line.left - above.left, above is first and _has_number(above)
    return set_in > _INDENT * norms.size and not hanging


def _has_number(line: PrintedLine) -> bool:
    return bool(read_enumerators(bare(line.text)))


def _is_closed(line: PrintedLine) -> bool:
    return _CLOSED.search(bare_end(line.text)) is not None


def _ended_early(above: PrintedLine, line: PrintedLine, norms: Norms) -> bool:
    """The line above is finished though the first word below had room on it."""
    text = bare(line.text)
    if not finished(above.text) or not text or text[0].islower():
        return False
    word = text.split(None, 1)[0]
    width = (line.right - line.left) / max(len(text), 1) * (len(word) + 1)
    left, right = _margins(above, norms)
    room = above.left - left if line.right_to_left else right - above.right
    return room > 1.3 * width + norms.size


def is_in_doubt(line: PrintedLine, above: PrintedLine | None, norms: Norms) -> bool:
    """Could a paragraph begin at the head of a page though none is seen to? Where first lines are not set in, a full
    last line that is finished does not tell."""
    if above is None or above.page == line.page or norms.indented or not finished(above.text):
        return False
    return bare(line.text)[:1].isupper() and above.bold == line.bold


def _margins(line: PrintedLine, norms: Norms) -> tuple[float, float]:
    return line.column or (norms.left, norms.right)


def _begins_overleaf(line: PrintedLine, above: PrintedLine, first: PrintedLine, norms: Norms) -> bool:
    """Over the end of a page or a column: by punctuation first, then by how full the last line is, then by indents."""
    if _is_set_otherwise(line, above):
        return True
    text = bare(line.text)
    if not finished(above.text):
        return False
    if text[:1].islower():
        return False
    if read_enumerators(text.partition(MARK)[0]) and (len(line.pieces) > 1 or _is_closed(above)):
        return True
    if _ended_early(above, line, norms):
        return True
    if line.text.startswith(ITALIC):
        return True
    if line.right_to_left:
        return _margins(line, norms)[1] - line.right > _INDENT * norms.size
    inset = line.left - _margins(line, norms)[0]
    before = above.left - _margins(above, norms)[0]
    return inset - (before if above is not first else min(before, 0.0)) > _INDENT * norms.size
