"""What editors decide about names that no list has: a new entry, a name of one that is known, or no name at all.

Loading makes an entry of the kind "name not understood" of each, with a problem in every text that prints it. Whatever
is decided holds for texts loaded later too, and can be taken back: a merge by making the name an entry of its own, the
rest by taking back the correction of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from resolutions.ingest.writing.authority import Authority
from resolutions.ingest.writing.cover_rows import name_quoted
from resolutions.models import Problem, Sponsor
from resolutions.models.choices import SponsorKind
from resolutions.text.problems import ProblemCode
from resolutions.text.states import state_of

from . import authority
from .correcting import correct


def not_understood() -> QuerySet[Sponsor]:
    """The names that stand in a text, those that most print first. Adds ``text_count`` and ``vote_count``. Whatever is
    read otherwise today has left its name to no text, and there is nothing to decide."""
    counted = Sponsor.objects.filter(kind=SponsorKind.UNKNOWN).annotate(
        text_count=Count("sponsorships", distinct=True), vote_count=Count("ballots", distinct=True)
    )
    in_use = Q(text_count__gt=0) | Q(vote_count__gt=0)
    return counted.filter(in_use).order_by("-text_count", "-vote_count", "name")


class Decision(NamedTuple):
    """``kind`` is what the name is from now on; for a name of another entry ``means`` is that entry's name."""

    sponsor: Sponsor
    kind: str = ""
    means: str = ""


def decide(decisions: Iterable[Decision], editor: Any) -> int:
    """Carry out decisions; names that are decided on already are left as they are. Returns how many were carried out.

    Raises ValidationError if a name is to mean an entry that is not known.
    """
    done = 0
    with transaction.atomic():
        for one in decisions:
            sponsor = Sponsor.objects.select_for_update(of=("self",)).filter(pk=one.sponsor.pk).first()
            if sponsor is None or sponsor.kind != SponsorKind.UNKNOWN:
                continue
            forget_problems(sponsor)
            if one.means:
                authority.merge(sponsor, entry_named(one.means), editor)
            else:
                correct(sponsor, "kind", one.kind, editor)
            done += 1
    return done


def entry_named(name: str) -> Sponsor:
    """The entry of a known name; that of a State is made if there is none yet. Raises ValidationError."""
    lookup = Authority()
    if state_of(name):
        return Sponsor.objects.get(pk=lookup.sponsor(name, SponsorKind.STATE))
    known = Sponsor.objects.filter(name=name).exclude(kind=SponsorKind.UNKNOWN).first()
    if known is None:
        raise ValidationError(_("%(name)s is not on the list of States, groups and bodies.") % {"name": name})
    return known


def forget_problems(sponsor: Sponsor) -> None:
    """Delete the problems that texts have with the names it is printed under."""
    printed = {
        sponsor.name,
        *(name for rows in authority.rows_naming(sponsor) for name in rows.values_list("as_written", flat=True)),
    }
    for name in printed:
        of_name = Problem.objects.filter(code=ProblemCode.NAME_UNKNOWN, message__startswith=name_quoted(name))
        of_name.delete()
