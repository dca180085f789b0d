"""Which texts are compared, and in which language."""

from __future__ import annotations

import re

from django.db.models import QuerySet
from django.utils.translation import get_language

from resolutions.models import Version
from resolutions.models.prepared import Prepared
from resolutions.models.versions import VersionQuerySet
from resolutions.text.languages import best_of
from resolutions.text.symbols import Symbol

from ..languages import language_named
from ..links import common_languages

_DOCUMENT = re.compile(r"/?(?:documents/)?(\d{1,18})/?")


def version_named(text: str) -> Version | None:
    """By symbol in any spelling, or, for a text without one, by its address (``/documents/3/``) or number."""
    if found := _DOCUMENT.fullmatch(text.strip()):
        return _with_proposal().filter(pk=found[1]).first()
    try:
        symbol = Symbol.from_reader(text)
    except ValueError:
        return None
    return next(iter(_with_key(key=symbol.key)), None)


def _with_proposal() -> VersionQuerySet:
    return Version.objects.select_related("resolution__session", "resolution__series")


_with_key = Prepared(lambda key: _with_proposal().with_symbol_key(key), key=str)


def text_named(text: str) -> Version | None:
    """As :func:`version_named`; else the last adopted text whose title it is."""
    return version_named(text) or _titled(text.strip())


def _titled(title: str) -> Version | None:
    texts = _with_proposal().adopted()
    return texts.filter(resolution__title__iexact=title).order_by("-adopted_on", "-pk").first() if title else None


def language_compared(a: Version, b: Version, asked: str = "") -> str | None:
    """In which language two texts are compared: the one asked for, which both must be held in; else that of the page,
    else English, else any. None where they are not held in it, or have none in common."""
    common = common_languages(a, b)
    code = language_named(asked) if asked else best_of(common, get_language())
    return code if code in common else None


def others_of_its_kind(version: Version) -> QuerySet[Version]:
    """What one would compare it with: the other texts of its proposal or of its series. Not what is about a text."""
    series = version.resolution.series
    alike = {"resolution__series": series} if series else {"resolution": version.resolution}
    return Version.objects.texts().filter(**alike).exclude(pk=version.pk).with_listing().in_order_of_issue()
