"""One field of a row that editors correct."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from resolutions.models import Correction

Row = TypeVar("Row", bound=Model)


class Field(Generic[Row]):
    """A column of the row, unless a subclass says otherwise. Values are JSON: text, ISO dates, primary keys."""

    def __init__(self, name: str) -> None:
        self.name = name

    def current(self, row: Row) -> Any:
        """The value that readers see."""
        return as_json(getattr(row, self.name))

    def parsed(self, row: Row) -> Any:
        """The value that the files and their manifests give."""
        raise NotImplementedError

    def checked(self, row: Row, value: Any) -> Any:
        """An editor's value as it is recorded. Raises ValidationError if the field cannot have it."""
        return as_json(value)

    def write(self, row: Row, value: Any) -> None:
        """Write an editor's value into the row, with everything that follows from it."""
        raise NotImplementedError

    def reset(self, row: Row, correction: Correction) -> None:
        """Write the value that the field has without any correction. ``correction``, which has ended, was the only
        one."""
        raise NotImplementedError

    def take_back(self, row: Row, correction: Correction) -> None:
        """Write the value that the field has without ``correction``, which has ended. The correction that it replaced
        stands again."""
        former = correction.replaces
        if former is None:
            self.reset(row, correction)
            return
        Correction.objects.filter(pk=former.pk).update(ended_at=None, ended_by=None)
        self.write(row, former.value)


def by_name(fields: Iterable[Field[Any]]) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields}


def as_json(value: Any) -> Any:
    """Rows become their primary keys. Several rows have no order of their own and are sorted."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, QuerySet)):
        return sorted(as_json(one) for one in value)
    return value
