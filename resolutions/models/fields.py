"""Model fields of the archive's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models


class LabelledCharField(models.CharField):
    """A CharField whose ``choices`` are labels for pages and forms, not a constraint. They are left out of migrations,
    so that a new label needs none."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs


def column_of(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """A field of the model itself, not the other end of a field that points to it."""
    found = model._meta.get_field(name)
    assert isinstance(found, models.Field)
    return found
