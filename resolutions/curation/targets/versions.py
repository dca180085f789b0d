"""The fields of a version that editors correct: facts of the text that do not depend on the language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resolutions.ingest.manifests.apply import names_parsed, with_manifest
from resolutions.ingest.matching import proposals, series
from resolutions.ingest.runs.roll_calls import rewrite_votes
from resolutions.ingest.writing import citation_targets, cover
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.ingest.writing.authority import Authority
from resolutions.ingest.writing.reapply_corrections import rewrite_names
from resolutions.models import Correction, Resolution, Version
from resolutions.models.choices import SponsorRole, SymbolFrom
from resolutions.models.cover_fields import COLUMNS
from resolutions.models.curation import VOTE
from resolutions.models.fields import column_of
from resolutions.search import outbox
from resolutions.text.symbols import Symbol

from .. import voting
from ..effects import settle_proposal
from ..symbols import check_symbol_is_free, read_symbol
from .fields import Field, by_name
from .resolutions import reapply


class VersionField(Field[Version]):
    """A column that is filled from the cover."""

    def parsed(self, version: Version) -> Any:
        symbol = Symbol.parse(version.symbol) if version.symbol else None
        columns = {**cover.columns(version.parsed, version.manifest, symbol), "symbol": version.parsed["symbol"]}
        return cover.as_json(cover.fitted(columns)[0][self.name])

    def write(self, version: Version, value: Any) -> None:
        setattr(version, self.name, column_of(Version, self.name).to_python(value))
        version.save(update_fields=[self.name])
        self.follow(version)
        settle_proposal(version.resolution)
        outbox.record([version.pk])

    def follow(self, version: Version) -> None:
        """Update what depends on this column alone."""

    def reset(self, version: Version, correction: Correction) -> None:
        self.write(version, self.parsed(version))


class Kind(VersionField):
    def follow(self, version: Version) -> None:
        """An amendment, a corrigendum or an addendum points to the text it is about."""
        version.about_key = cover.about_key(version)
        version.save(update_fields=["about_key"])
        citation_targets.link_about([version])


class SponsorsNote(VersionField):
    def follow(self, version: Version) -> None:
        """The note names groups and cites documents."""
        rewrite_names(version)


class VersionSymbol(VersionField):
    """The symbol, with its key and sort key, the kind and stage that follow from it, and the citations of it."""

    def checked(self, version: Version, value: str | None) -> str | None:
        if not value:
            return None
        symbol = read_symbol(value)
        check_symbol_is_free(symbol, version)
        return str(symbol)

    def write(self, version: Version, value: str | None, symbol_from: str = SymbolFrom.EDITOR) -> None:
        symbol = Symbol.parse(value) if value else None
        if symbol:
            check_symbol_is_free(symbol, version)
        fixed = set(Correction.objects.standing().filter(version=version).values_list("field", flat=True))
        told = cover.columns(version.parsed, version.manifest, symbol)
        follows = {name: told[name] for name in ("kind", "stage") if name not in fixed}
        for name, column in {**cover.symbol_columns(symbol, symbol_from), **follows}.items():
            setattr(version, name, column)
        version.about_key = cover.about_key(version)
        version.save()
        citation_targets.resolve_to(version)
        rewrite_votes([version], Authority())
        settle_proposal(version.resolution)
        outbox.record([version.pk])

    def reset(self, version: Version, correction: Correction) -> None:
        self.write(version, self.parsed(version), version.parsed["symbol_from"] or SymbolFrom.TEXT)


class Proposal(VersionField):
    """The resolution that the version belongs to. No file states it: the archive matches them."""

    def parsed(self, version: Version) -> None:
        return None

    def write(self, version: Version, value: int) -> None:
        """A resolution that had no version any more gets its corrections back."""
        former, there = version.resolution, Resolution.objects.get(pk=value)
        had_none = not there.versions.exists()
        version.resolution = there
        version.save(update_fields=["resolution"])
        settle_proposal(there)
        if had_none:
            reapply(there)
        outbox.record([version.pk, *proposals.settle(former, AgendaLookup())])

    def reset(self, version: Version, correction: Correction) -> None:
        self.write(version, correction.before)


class Named(VersionField):
    """A list of names on the cover, in its order."""

    def checked(self, version: Version, value: list[Any]) -> list[Any]:
        return value

    def write(self, version: Version, value: list[Any]) -> None:
        """The rows are written from the standing correction."""
        rewrite_names(version)


class Sponsors(Named):
    """The printed list, as pairs of [name as printed, role]."""

    def current(self, version: Version) -> list[list[str]]:
        printed = version.sponsorships.exclude(role=SponsorRole.BEHALF).order_by("position")
        return [list(one) for one in printed.values_list("as_written", "role")]

    def parsed(self, version: Version) -> list[list[str]]:
        return [[one["name"], one["role"]] for one in version.parsed.get("sponsors") or ()]


class Subjects(Named):
    """Subject headings, as a list of names."""

    def current(self, version: Version) -> list[str]:
        return list(version.headings.order_by("position").values_list("subject__name", flat=True))

    def parsed(self, version: Version) -> list[str]:
        return list(with_manifest(names_parsed(version.parsed), version.manifest).subjects)


class Related(VersionField):
    """Related documents, as a list of symbols. A draft among them belongs to the same resolution."""

    def current(self, version: Version) -> list[str]:
        return list(version.related)

    def checked(self, version: Version, value: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(str(read_symbol(one)) for one in value))

    def write(self, version: Version, value: list[str]) -> None:
        former, places = version.resolution_id, AgendaLookup()
        version.related, version.origin_keys = value, cover.origin_keys(version.parsed, value)
        version.save(update_fields=["related", "origin_keys"])
        shown_otherwise = proposals.place_again(version, places)
        outbox.record([version.pk, *shown_otherwise, *series.find({former, version.resolution_id}, places)])


class EnteredVote(Field[Version]):
    """A vote that an editor entered and deleted (``voting``)."""

    def reset(self, version: Version, correction: Correction) -> None:
        voting.vote_again(version, correction.before)
        outbox.record([version.pk])


OWN = {
    "symbol": VersionSymbol,
    "kind": Kind,
    "related": Related,
    "sponsor_note": SponsorsNote,
}
"""Columns on which more depends than on others."""

VERSION = by_name(
    (
        *(OWN.get(name, VersionField)(name) for name in COLUMNS),
        Proposal("resolution"),
        Sponsors("sponsors"),
        Subjects("subjects"),
        EnteredVote(VOTE),
    )
)
