"""Filters of lists that say in words what they narrow them to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.admin.filters import _ListFilterChoices


_COUNT = re.compile(r" \(\d+\)$")
"""Behind a choice, where its rows are counted."""


class InWords(admin.AllValuesFieldListFilter):
    """The values there are in a column, as its choices call them."""

    def choices(self, changelist: Any) -> Iterator[_ListFilterChoices]:
        words = dict(self.field.flatchoices)
        for choice in super().choices(changelist):
            shown = str(choice["display"])
            value = _COUNT.sub("", shown)
            yield {**choice, "display": f"{words.get(value, value)}{shown[len(value) :]}"}


class _Filled(admin.EmptyFieldListFilter):
    words: tuple[Any, Any, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = self.words[0]

    def choices(self, changelist: Any) -> Iterator[_ListFilterChoices]:
        every, empty, held = super().choices(changelist)
        _title, some, none = self.words
        yield every
        yield {**held, "display": some}
        yield {**empty, "display": none}


def filled(column: str, title: Any, some: Any, none: Any) -> tuple[str, type[_Filled]]:
    """Whether there is something in the column: ``some`` and ``none`` say what that means."""
    return column, type("Filled", (_Filled,), {"words": (title, some, none)})


MERGED = filled("merged_into", _("state"), _("merged into another"), _("stands by itself"))
