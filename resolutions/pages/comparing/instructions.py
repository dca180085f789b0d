"""What amendments tell to do, in words: "OP 3: words replaced"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.models import Instruction as Row
from resolutions.models import Version
from resolutions.models.instructions import Operation, Where
from resolutions.text.amendments import Reason
from resolutions.text.document import Instruction

from ..place_names import place_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_NAMES = {
    "": "",
    "title": _("Title"),
    "text": _("whole text"),
    "pp": _("preamble"),
    "op": _("operative part"),
    "pp-last": _("last preambular paragraph"),
    "op-last": _("last operative paragraph"),
    "pp-last-1": _("last preambular paragraph but one"),
    "op-last-1": _("last operative paragraph but one"),
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A paragraph of which only the id is known."""

    kind: str = "operative"
    number: str | None = None
    section: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class InstructionLine:
    """One instruction as the page shows it; ``where`` is the anchor of the amendment's paragraph, ``reason`` why it
    could not be applied."""

    told: Instruction | Row
    where: str
    reason: StrOrPromise = ""

    @property
    def target(self) -> str:
        return target_name(self.told.target)

    @property
    def operation(self) -> StrOrPromise:
        return Operation(self.told.operation).label

    @property
    def place(self) -> StrOrPromise:
        return Where(self.told.place).label if self.told.place else ""

    @property
    def beside(self) -> str:
        """Words in quotation marks, or a paragraph's name."""
        beside = self.told.beside
        if not beside or self.told.operation == Operation.INSERT_WORDS:
            return f"“{beside}”" if beside else ""
        return target_name(beside)

    @property
    def is_understood(self) -> bool:
        return self.told.operation != Operation.OTHER


def target_name(target: str) -> str:
    """``op3-a`` → "OP 3 (a)"."""
    if target in _NAMES:
        return str(_NAMES[target])
    label = place_name(target, _Named()) if target.startswith(("op", "pp")) else ""
    return label or target.replace("-", " ")


def lines_of(told: Sequence[Instruction]) -> list[InstructionLine]:
    return [InstructionLine(one, one.where) for one in told]


def lines_unapplied(told: Sequence[tuple[Instruction, Reason]]) -> list[InstructionLine]:
    return [InstructionLine(one, one.where, gettext(reason.value)) for one, reason in told]


def lines_by_version(versions: Sequence[Version]) -> dict[int, list[InstructionLine]]:
    """Of each amendment and corrigendum, by its primary key. One query, where there is any."""
    found: dict[int, list[InstructionLine]] = {}
    told = [version.pk for version in versions if version.tells]
    for row in Row.objects.told_by(told) if told else ():
        of_version = found.setdefault(row.paragraph.language_version.version_id, [])
        of_version.append(InstructionLine(row, row.paragraph.anchor))
    return found
