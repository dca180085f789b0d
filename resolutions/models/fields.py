"""Model fields of the archive's own."""

from __future__ import annotations

from typing import Any

from django.db import models


class LabelledCharField(models.CharField):
    """A CharField whose ``choices`` are labels for pages and forms, not a constraint. They are left out of migrations,
    so that a new label needs none."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, "django.db.models.CharField", args, kwargs
