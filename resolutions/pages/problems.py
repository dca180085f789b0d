"""Problems of reading in words: their kind in the reader's language, what gives rise to it as it was recorded."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from resolutions.models.problems import KINDS, Problem
from resolutions.text.problems import ProblemCode


def in_words(problem: Problem) -> SafeString:
    return recorded(problem.message, problem.code)


def recorded(message: str, code: str = "") -> SafeString:
    """What was recorded in English, marked as such, behind its kind; without a code it has none."""
    words = format_html('<span lang="en">{}</span>', message)
    if code not in KINDS:
        return words
    # Translators: a kind of problem and what gives rise to it.
    return format_html(gettext("{kind}: {words}"), kind=capfirst(KINDS[ProblemCode(code)]), words=words)
