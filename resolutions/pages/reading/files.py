"""The files in which a text was read in one language, and the log of the changes from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, IntegerField, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from resolutions.models import LanguageVersion, Reading, ReadingChange
from resolutions.models.sources import FORMATS

from .columns import beside

_NO_PART_OF_A_NAME = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class File:
    """``size`` is in bytes. ``reissued`` is the note of a text reissued for technical reasons, as printed. ``chosen``
    tells that an editor chose the file that is ``shown``."""

    name: str
    format: str
    size: int
    received: datetime | None
    sha256: str
    shown: bool
    chosen: bool
    reissued: str
    address: str


@dataclass(frozen=True, slots=True)
class Change:
    """When the text was read from another file, or otherwise from the same. ``words`` are the first places that
    changed, as (place, before, after); ``changed`` counts all of them. ``note`` is that of a text reissued."""

    made_at: datetime | None
    former: str
    now: str
    note: str
    changed: int
    words: list[tuple[str, str, str]]


def files_read() -> ArraySubquery:
    """Beside language versions, for :func:`files_of`. The bytes stay where they are."""
    size = Func(F("source__content"), function="octet_length", output_field=IntegerField())
    source = {"name": F("source__name"), "format": F("source__format"), "sha256": F("source__sha256"), "size": size}
    columns = {name: F(name) for name in ("pk", "chosen", "reissued")} | {"received": F("source__received_at")}
    rows = Reading.objects.filter(language_version=OuterRef("pk")).best_first()
    return ArraySubquery(rows.values(json=JSONObject(**source, **columns)))


def files_of(text: LanguageVersion) -> list[File]:
    """The one that is shown first."""
    files = [_file(text, **row) for row in beside(text).file_list]
    return sorted(files, key=lambda file: not file.shown)


def changes_logged() -> ArraySubquery:
    """Beside language versions, for :func:`changes_of`."""
    columns = {name: F(name) for name in ("made_at", "former", "now", "note", "changed", "words")}
    rows = ReadingChange.objects.filter(language_version=OuterRef("pk")).order_by("-made_at", "-pk")
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def changes_of(text: LanguageVersion) -> list[Change]:
    """The latest first."""
    return [_change(**row) for row in beside(text).change_list]


def bare_name(name: str) -> str:
    """Of a file, without its folders; never one that means a folder."""
    bare = _NO_PART_OF_A_NAME.sub("", name.rpartition("/")[2])
    return bare if bare.strip(". ") else "file"


def _file(text: LanguageVersion, pk: int, name: str, format: str, received: str, **row) -> File:
    return File(
        name=name,
        format=_named(format),
        received=parse_datetime(received),
        shown=pk == text.shown_id,
        address=reverse("file", args=[text.version_id, pk, bare_name(name)]),
        **row,
    )


def _change(made_at: str, former: str, now: str, words: list[list[str]], **row) -> Change:
    places = [(anchor, before, after) for anchor, before, after in words]
    return Change(parse_datetime(made_at), _named(former), _named(now), words=places, **row)


def _named(format: str) -> str:
    return str(FORMATS.get(format, format))
