"""Titles as keys: what makes two printed titles the same title, and a title an address."""

import re
import unicodedata
from collections.abc import Container

from django.utils.text import slugify

from resolutions.text.ordinals import without_session_numbers

KEY_LENGTH = 300
SLUG_LENGTH = 100


def title_key(title: str) -> str:
    """The title without case, spacing and punctuation: drafts and adopted texts differ in nothing else."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())[:KEY_LENGTH].rstrip()


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


_SMALL = frozenset("a an and as at by for from in of on or the to with".split())


def subject_words(title: str) -> list[str]:
    """The words of a title that tell its subject: without small words, years and the session's number."""
    key = title_key(_YEAR.sub(" ", without_session_numbers(title)))
    return [word for word in key.split() if word not in _SMALL]


def subject_key(title: str) -> str:
    """What the titles of one subject have in common from one session to the next. Blanks do not count: the same title
    is printed with and without its hyphens."""
    return "".join(subject_words(title))


def free_slug(title: str, taken) -> str:
    """A slug for the title that is not in the queryset ``taken``: ``cuba``, else ``cuba-2``, ``cuba-3`` …"""
    return next_slug(title, set(taken.filter(slug__startswith=_stem(title)).values_list("slug", flat=True)))


def next_slug(title: str, used: Container[str]) -> str:
    """The same, of the slugs ``used``."""
    stem = _stem(title)
    slug, number = stem, 1
    while slug in used:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _stem(title: str) -> str:
    return slugify(title)[:SLUG_LENGTH].rstrip("-") or "untitled"
