"""Which version a document of a file is a new reading of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resolutions.models import Version
from resolutions.text.document import Document
from resolutions.text.symbols import Symbol

from .refusals import Refused


def find_version(name: str, sha256: str, part: int, document: Document) -> Version | None:
    """The version this text is a new reading of. Raises ``Refused`` where its symbol is another document's.

    A text is known by its symbol, and by its place in a file of the same bytes or of the same name (where that then
    said the same symbol, or none).
    """
    key = Symbol.parse(document.symbol).key if document.symbol else None
    owner = _Held.first(symbol_key=key, language=document.language) if key else None
    if owner and owner.name == name:
        return _whole(owner)
    found = _known_by_file(name, sha256, part, key)
    if owner is None or owner == found:
        return _whole(found)
    raise Refused(f"says it is {document.symbol}, but {owner.name} is that document in the archive")


@dataclass(frozen=True, slots=True)
class _Held:
    """As much of a version as tells whether a file is its file. ``said`` is the symbol the file or its manifest gave
    when last read, whatever an editor made of it, and ``given`` the manifest's."""

    pk: int
    sha256: str
    name: str
    said: str | None
    given: str | None

    @classmethod
    def all(cls, *conditions: Q, **values: Any) -> list[_Held]:
        rows = Version.objects.filter(*conditions, **values).order_by("pk")
        columns = ("pk", "source__sha256", "source__name", "parsed__symbol", "given__symbol")
        return [cls(*row) for row in rows.values_list(*columns)]

    @classmethod
    def first(cls, **values: Any) -> _Held | None:
        return next(iter(cls.all(**values)), None)

    def may_say(self, key: str | None) -> bool:
        if self.said is None or (key is None and self.given):
            return True
        return Symbol.parse(self.said).key == key


def _known_by_file(name: str, sha256: str, part: int, key: str | None) -> _Held | None:
    near = _Held.all(Q(source__sha256=sha256) | Q(source__name=name), part=part)
    found = next((one for one in near if one.sha256 == sha256), None)
    if found and found.name != name and not found.may_say(key):
        raise Refused(f"the same bytes as {found.name}, which is {found.said} in the archive")
    return found or next((one for one in near if one.may_say(key)), None)


def _whole(found: _Held | None) -> Version | None:
    """Locked until it is stored: it is saved whole, and an editor may be correcting it at this moment."""
    held = Version.objects.select_for_update(of=("self",)).select_related("resolution", "source")
    held = held.defer("source__content")
    return held.get(pk=found.pk) if found else None
