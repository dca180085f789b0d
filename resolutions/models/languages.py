"""Titles and names in the official languages, and which of them a reader is shown."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import get_language, gettext_lazy

from resolutions.text.languages import LANGUAGES, best_of

LanguageChoices = models.TextChoices(  # type: ignore[call-overload]  # the stubs do not know the form with a name and members
    "LanguageChoices", {one.name.upper(): (one.code, gettext_lazy(one.name)) for one in LANGUAGES}
)


def name_of_entry(names: Mapping[str, str], language: str | None, *, written: str, name: str) -> str | None:
    """What an entry of an authority list is called in a language, by its ``names``; None where that is not known, and
    where what is ``written`` is not the entry's own ``name``, such as a former one, which stays as it is."""
    return names.get(language or "") if written == name else None


def in_reader_language(by_language: Mapping[str, str], otherwise: str = "") -> str:
    """From values by language: that of the page's language, else the English one, else that of the first language there
    is; else ``otherwise``."""
    return by_language.get(best_of(by_language, get_language()) or "", otherwise) if by_language else otherwise
