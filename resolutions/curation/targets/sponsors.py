"""The fields of a sponsor that editors correct. No file states any of them."""

from __future__ import annotations

from typing import Any

from resolutions.models import Correction, Sponsor
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


SPONSOR = by_name(map(SponsorField, ("kind", "code", "m49", "member_from", "member_until")))
"""Names are changed in ``authority``."""
