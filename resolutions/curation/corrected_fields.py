"""The fields that editors correct: which they are, what readers see in them, what the file says, and which symbols are
free. Nothing is written here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from resolutions.ingest.manifests.apply import names_said, with_given
from resolutions.ingest.matching import proposals
from resolutions.ingest.writing import cover
from resolutions.models import Resolution, Sponsor, Version
from resolutions.models.choices import SponsorRole
from resolutions.text.symbols import Symbol

VERSION_FIELDS = (*cover.CURATED, "resolution")
SPONSORS = "sponsors"
"""The printed list of a version, as a list of [name as printed, role]; it is a field like the others."""
SUBJECTS = "subjects"
"""The headings of a version, as a list of their names."""
RELATED = "related"
"""The documents related to a version, as a list of symbols."""
LISTS = (SPONSORS, SUBJECTS, RELATED)
"""Fields whose values have an order of their own."""
RESOLUTION_FIELDS = proposals.CURATED
SPONSOR_FIELDS = ("kind", "code", "m49", "member_from", "member_until")
"""What an entry of the authority list is, but for its names; no file says it."""

Target = Version | Resolution | Sponsor


class SymbolTaken(ValidationError):
    """Another document of the archive has the symbol, in the same language."""


def read_symbol(text: str) -> Symbol:
    """A symbol in any spelling. Raises ValidationError."""
    try:
        return Symbol.from_reader(text)
    except ValueError as error:
        raise ValidationError(f"This is not a document symbol: {text}") from error


def check_symbol_is_free(symbol: Symbol, language: str, version: Version) -> None:
    """Raises SymbolTaken."""
    holder = Version.objects.with_symbol_key(symbol.key).filter(language=language).exclude(pk=version.pk).first()
    if holder:
        raise SymbolTaken(f"{symbol} is already in the archive: “{holder.title}” (document {holder.pk}, {language})")


def current(target: Target, field: str) -> Any:
    """The field as readers see it, as JSON."""
    if field == "agenda_items":
        return sorted(target.agenda_items.values_list("pk", flat=True))
    if field == SPONSORS:
        printed = target.sponsorships.exclude(role=SponsorRole.BEHALF).order_by("position")
        return [list(one) for one in printed.values_list("as_written", "role")]
    if field == SUBJECTS:
        return list(target.headings.order_by("position").values_list("subject__name", flat=True))
    if field == RELATED:
        return list(target.related)
    return as_json(getattr(target, field))


def said_by_file(version: Version, field: str) -> Any:
    """What the file (with its manifest) says of a version's field, as JSON; of its resolution it says nothing."""
    if field == SPONSORS:
        return [[one["name"], one["role"]] for one in version.parsed.get("sponsors") or ()]
    if field == SUBJECTS:
        return list(with_given(names_said(version.parsed), version.given).subjects)
    symbol = Symbol.parse(version.symbol) if version.symbol else None
    said = {**cover.columns(version.parsed, version.given, symbol), "symbol": version.parsed["symbol"]}
    value = cover.fitted(said)[0][field]
    return value if field in LISTS else as_json(value)


def said_by_versions(resolution: Resolution, field: str) -> list[tuple[Version, str]]:
    """What each text of a proposal says of a field of it, in words, the adopted one first."""
    versions = sorted(resolution.versions.all(), key=lambda one: (proposals.RANK[one.stage], one.symbol_sort, one.pk))
    said = ((version, proposals.claim(version).words(field)) for version in versions)
    return [(version, words) for version, words in said if words]


def as_json(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, models.QuerySet)):
        return sorted(as_json(one) for one in value)
    return value
