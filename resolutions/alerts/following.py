"""Wishes to follow something: asked for, confirmed by a link, stopped by another.

Until a reader confirms, nothing is stored: the link itself carries what was asked for, signed by the archive.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language

from resolutions.models import Version
from resolutions.models.following import Followed, Following, Rhythm
from resolutions.search.query import QueryError, parse
from resolutions.text.languages import ENGLISH
from resolutions.text.symbols import Symbol

from .what_is_followed import AT_ADDRESS

SALT = "resolutions.alerts.following"
VALID = 3 * 24 * 60 * 60
"""Seconds in which a link confirms."""

MOST_OF_ONE = 100
"""Wishes of one address."""


class NotPossible(ValueError):
    """What was asked for cannot be followed; one line for the reader, by its ``code``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Wish:
    address: str
    kind: str
    target: str
    label: str
    rhythm: str
    language: str = ENGLISH


def wish(address: str, kind: str, target: str, rhythm: str, language: str = ENGLISH) -> Wish:
    """Checked. Raises ``NotPossible``."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise NotPossible("address") from None
    if kind not in Followed.values or rhythm not in Rhythm.values:
        raise NotPossible("target")
    found = named(kind, target)
    if found is None:
        raise NotPossible("target")
    return Wish(address, kind, *found, rhythm, language)


def named(kind: str, target: str) -> tuple[str, str] | None:
    """What can be followed by this name, and what it is called; None where there is no such thing."""
    if kind not in Followed.values or not target:
        return None
    return _found(Followed(kind), " ".join(target.replace("\x00", "").split())[:500])


def signed(asked: Wish) -> str:
    return signing.dumps(asdict(asked), salt=SALT, compress=True)


def unsigned(token: str) -> Wish | None:
    """None where the link is too old, or none of ours."""
    try:
        return Wish(**signing.loads(token, salt=SALT, max_age=VALID))
    except (signing.BadSignature, TypeError):
        return None


def confirm(asked: Wish) -> Following:
    """The wish stored; once, however often the link is used. Raises ``NotPossible`` for an address with too many."""
    if Following.objects.filter(address=asked.address).count() >= MOST_OF_ONE:
        raise NotPossible("many")
    last = Version.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    fresh = {"label": asked.label, "since": last, "rhythm": asked.rhythm, "language": asked.language}
    following, _ = Following.objects.get_or_create(
        address=asked.address, kind=asked.kind, target=asked.target, defaults=fresh
    )
    return following


def stop(token: str) -> bool:
    """Erases the wish with its address and its letters; False where there is none (any more)."""
    return bool(Following.objects.filter(token=token).delete()[0])


def erase(address: str) -> int:
    """Everything of an address, as when letters to it come back. How many wishes there were."""
    wishes = Following.objects.filter(address__iexact=address.strip())
    count = wishes.count()
    wishes.delete()
    return count


def _found(kind: Followed, target: str) -> tuple[str, str] | None:
    """(target, label) of what is named, in the language of the page; None where there is no such thing."""
    if kind == Followed.SEARCH:
        return _search(target)
    if kind == Followed.TEXT:
        return _text(target)
    _, rows_at = AT_ADDRESS[kind]
    for row in rows_at(target):
        by_language = row.titles if kind == Followed.SERIES else row.names
        return row.slug, (by_language.get(get_language()) or str(row))[:300]
    return None


def _search(target: str) -> tuple[str, str] | None:
    try:
        return (target, target[:300]) if parse(target) is not None else None
    except QueryError:
        return None


def _text(target: str) -> tuple[str, str] | None:
    try:
        key = Symbol.from_reader(target).key
    except ValueError:
        return None
    held = Version.objects.with_symbol_key(key).first()
    return (key, held.symbol or "") if held else None
