"""Footnote marks within words as editors read and type them: “[note 1]” for the ``[^1]`` of a mending."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext as _

_KEPT = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
_TYPED_MARK = r"(\d{1,4}|[a-z]{1,2}|[*†‡]{1,4})"
"""What marks a note; “[note verbale]” does not."""


def shown(words: str) -> str:
    return _KEPT.sub(lambda found: _("[note %(mark)s]") % {"mark": found[1]}, words)


def typed(words: str) -> str:
    """The other way round."""
    before, after = map(re.escape, (_("[note %(mark)s]") % {"mark": "\x00"}).split("\x00"))
    return re.sub(f"{before}{_TYPED_MARK}{after}", r"[^\1]", words)


class WordsField(forms.CharField):
    """Words of a text whose marks are shown and typed in this form."""

    def prepare_value(self, value: str | None) -> str:
        return shown(value or "")

    def to_python(self, value: str | None) -> str:
        return typed(super().to_python(value) or "")
