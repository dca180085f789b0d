"""Why an instruction could not be applied."""

from __future__ import annotations

from enum import StrEnum

from ..wording import N_


class Reason(StrEnum):
    NOT_UNDERSTOOD = N_("it is not understood")
    NO_SUCH_PARAGRAPH = N_("the text has no such paragraph")
    WORDS_NOT_FOUND = N_("the words do not stand there")
    WORDS_TWICE = N_("the words stand there more than once, and it does not say which are meant")
    NO_NEW_TEXT = N_("the new words are not given")
    NO_PLACE = N_("it does not say where")


class Cannot(Exception):
    def __init__(self, reason: Reason) -> None:
        self.reason = reason
