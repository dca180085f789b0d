"""Footnote marks within words as editors type them: “[note 1]” for the ``[^1]`` of a mending."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext as _

from resolutions.pages.reading.mended import TYPED_MARK, with_marks_shown


def typed(words: str) -> str:
    """The other way round than ``with_marks_shown``."""
    before, after = map(re.escape, (_("[note %(mark)s]") % {"mark": "\x00"}).split("\x00"))
    return re.sub(f"{before}({TYPED_MARK}){after}", r"[^\1]", words)


class WordsField(forms.CharField):
    """Words of a text whose marks are shown and typed in this form."""

    def prepare_value(self, value: str | None) -> str:
        return with_marks_shown(value or "")

    def to_python(self, value: str | None) -> str:
        return typed(super().to_python(value) or "")
