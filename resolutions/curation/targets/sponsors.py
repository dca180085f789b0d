"""The fields of a sponsor that editors correct. No file states any of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from resolutions.ingest.runs.deleting import recombine_cover
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.models import Correction, Sponsor, Version
from resolutions.models.choices import SponsorKind
from resolutions.models.fields import column_of

from ..effects import show_texts_of
from .fields import Field, by_name


class SponsorField(Field[Sponsor]):
    def write(self, sponsor: Sponsor, value: Any) -> None:
        """Raises ValidationError if the membership would end before it begins."""
        setattr(sponsor, self.name, column_of(Sponsor, self.name).to_python(value))
        sponsor.validate_constraints()
        sponsor.save(update_fields=[self.name])
        show_texts_of(sponsor)

    def reset(self, sponsor: Sponsor, correction: Correction) -> None:
        self.write(sponsor, correction.before)


class Kind(SponsorField):
    def write(self, sponsor: Sponsor, value: Any) -> None:
        """What becomes no name, or a name again, leaves or enters the covers that print it."""
        enters_or_leaves = (sponsor.kind == SponsorKind.NO_NAME) != (value == SponsorKind.NO_NAME)
        super().write(sponsor, value)
        if enters_or_leaves:
            for version in _printing(sponsor):
                recombine_cover(version, AgendaLookup())


def _printing(sponsor: Sponsor) -> Iterable[Version]:
    """Versions whose files or manifests have the name."""
    said = Q(in_files__icontains=sponsor.name) | Q(in_manifest__icontains=sponsor.name)
    columns = {"in_files": Cast("parsed", TextField()), "in_manifest": Cast("manifest", TextField())}
    return Version.objects.annotate(**columns).filter(said).iterator()


SPONSOR = by_name((Kind("kind"), *map(SponsorField, ("code", "m49", "member_from", "member_until"))))
"""Names are changed in ``authority``."""
