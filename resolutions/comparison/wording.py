"""The words in which a result is told: English, or whatever the pages hand over to translate them."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Protocol


class Wording(Protocol):
    """What ``gettext`` of the standard library and Django's ``translation`` both offer."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, number: int, /) -> str: ...


ENGLISH: Wording = NullTranslations()


def in_words(number: int, say: Wording = ENGLISH) -> str:
    """Numbers below ten in words, as the Editorial Manual has it."""
    # Translators: counts as in "three words added". A figure will do where the word would have to agree in gender.
    small = (
        say.gettext("no"),
        say.gettext("one"),
        say.gettext("two"),
        say.gettext("three"),
        say.gettext("four"),
        say.gettext("five"),
        say.gettext("six"),
        say.gettext("seven"),
        say.gettext("eight"),
        say.gettext("nine"),
    )
    return small[number] if number < len(small) else str(number)


def joined(parts: Sequence[str], say: Wording = ENGLISH) -> str:
    """``8, 11 and 12``."""
    if len(parts) < 2:
        return "".join(parts)
    return say.gettext("%(first)s and %(last)s") % {"first": say.gettext(", ").join(parts[:-1]), "last": parts[-1]}
