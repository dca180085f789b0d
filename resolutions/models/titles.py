"""Keys and slugs made from titles: which printed titles count as the same, and the address a title gives."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, count
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import slugify

from resolutions.text.ordinals import without_session_numbers

KEY_LENGTH = 300
SLUG_LENGTH = 100


@lru_cache(maxsize=2_000)
def title_key(title: str) -> str:
    """The title without case, spacing and punctuation: titles of drafts and adopted texts differ in nothing else."""
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


def free_slugs(titles: Sequence[str], rows: QuerySet) -> list[str]:
    """A slug for each title that no row and no earlier title has: ``cuba``, else ``cuba-2``, ``cuba-3`` … Two queries
    at most."""
    stems = [_stem(title) for title in titles]
    taken = set(rows.filter(slug__in=stems).values_list("slug", flat=True))
    alike: list[Any] = [
        Q(slug__startswith=f"{stem}-") for stem, times in Counter(stems).items() if stem in taken or times > 1
    ]
    if alike:
        taken.update(rows.filter(Q.create(alike, Q.OR)).values_list("slug", flat=True))
    slugs = []
    for stem in stems:
        numbered = (f"{stem}-{number}" for number in count(2))
        slugs.append(next(slug for slug in chain([stem], numbered) if slug not in taken))
        taken.add(slugs[-1])
    return slugs


def _stem(title: str) -> str:
    return slugify(title)[:SLUG_LENGTH].rstrip("-") or "untitled"
