"""What proposals of different sessions have in common: the same title, or a text that cites another and carries its
wording on. Each pair is judged by itself, so that it does not matter in what order texts arrive."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Min, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from rapidfuzz import fuzz

from resolutions.models import Citation, Correction, Fingerprint, Resolution, SeriesEvidence, Version
from resolutions.models.choices import SessionKind, Stage
from resolutions.models.series import SeriesRule
from resolutions.models.titles import subject_words
from resolutions.text.fingerprint import shared

from ..writing.copies import Copies

CARRIED_ON = 0.5
"""Share of wording with a text it cites from which on a text carries that one on, whatever it is called.
``benchmarks/recurring.py`` measures this and the two below."""

CARRIED_ON_BY_NAME = 0.33
TITLES_ALIKE = 75
"""The same where the titles are alike, in percent of their letters, in whatever order their words stand."""

YEAR_BEFORE_FIRST_SESSION = 1945
_INFERRED = KeyTextTransform("value", KeyTransform("session", "versions__inferred"))
"""The session that a text without one allows to infer."""

Pair = tuple[int, int]
"""The later and the earlier proposal, by primary key."""


@dataclass(slots=True, eq=False)
class SeriesCandidate:
    """``session`` is a key; where only an inferred one is known, its number, negative. ``when`` is its place among the
    sessions, as the number of a regular one. ``fixed`` where an editor's word on its series stands; ``left`` are the
    series editors took it out of. ``kin`` are those of its subject in other sessions."""

    pk: int
    title: str
    key: str
    session: int | None
    when: float
    series: int | None
    series_from: str
    fixed: bool = False
    left: set[int] = field(default_factory=set)
    kin: set[SeriesCandidate] = field(default_factory=set)

    def in_order(self) -> tuple[float, int]:
        return self.when, self.pk


@dataclass(frozen=True, slots=True)
class _Cited:
    """Where a text first cites another: the two versions, the symbol it gives and the paragraph."""

    later: int
    earlier: int
    symbol: str
    anchor: str


def take_fingerprint(version: Version, sample: bytes, is_new: bool, copies: Copies) -> None:
    if not is_new:
        Fingerprint.objects.filter(version=version).delete()
    copies.add(Fingerprint, ("version_id", "sample"), [(version.pk, sample)])


def carries_on(share: float, later: str, earlier: str) -> bool:
    """Whether a text that cites another is of its subject, by the share of wording and the two titles."""
    if share >= CARRIED_ON:
        return True
    alike = fuzz.token_sort_ratio(*(" ".join(subject_words(title)) for title in (later, earlier)))
    return share >= CARRIED_ON_BY_NAME and alike >= TITLES_ALIKE


def look(touched: Collection[int]) -> dict[int, SeriesCandidate]:
    """Find what these proposals have in common with others and keep it as evidence. Seven queries, however many they
    are. Returns them and their kin, but for those an editor took out of every series."""
    cited = _cited(touched)
    proposals = _proposals(touched, {pk for pair in cited for pk in pair})
    namesakes = set(_namesakes(touched, proposals))
    pairs = sorted(namesakes.union(pair for pair in cited if _may_be_renamed(pair, proposals)))
    shares = _shares(pairs, cited)
    evidence = []
    for pair in pairs:
        later, earlier = (proposals[pk] for pk in pair)
        share = shares.get(pair)
        if pair in namesakes or carries_on(share or 0, later.title, earlier.title):
            later.kin.add(earlier)
            earlier.kin.add(later)
            rule = SeriesRule.TITLE if pair in namesakes else SeriesRule.TEXT
            evidence.append(_as_row(pair, rule, share, cited.get(pair)))
    SeriesEvidence.objects.filter(Q(later__among=touched) | Q(earlier__among=touched)).delete()
    SeriesEvidence.objects.bulk_create(evidence)
    return proposals


def _cited(touched: Collection[int]) -> dict[Pair, _Cited]:
    """Where touched proposals cite others in their paragraphs, and others them: the first place of each pair."""
    held = Citation.objects.filter(paragraph__isnull=False, target__isnull=False).order_by("version", "pk")
    ends = ("version__resolution", "target__resolution")
    columns = (*ends, "version", "target", "symbol", "paragraph__anchor")
    found: dict[Pair, _Cited] = {}
    for end in ends:
        for later, earlier, *where in held.filter(**{f"{end}__among": touched}).values_list(*columns):
            found.setdefault((later, earlier), _Cited(*where))
    return found


def _proposals(touched: Collection[int], others: Collection[int]) -> dict[int, SeriesCandidate]:
    """These, and all that have the title of a touched one. What has no subject or no text any more is left out."""
    keys = Resolution.objects.filter(pk__among=touched).values("subject_key")
    rows = (
        Resolution.objects.filter(Q(pk__among={*touched, *others}) | Q(subject_key__in=keys))
        .filter(versions__isnull=False)
        .exclude(subject_key="")
        .annotate(adopted=Min("versions__adopted_on"), inferred=Min(_INFERRED))
        .select_related("session")
    )
    found = {
        row.pk: SeriesCandidate(
            pk=row.pk,
            title=row.title,
            key=row.subject_key,
            session=row.session_id or (-int(row.inferred) if row.inferred else None),
            when=_when(row),
            series=row.series_id,
            series_from=row.series_from,
        )
        for row in rows
    }
    for correction in Correction.objects.filter(field="series", resolution__among=found):
        one = found[correction.resolution_id]
        one.fixed |= correction.stands
        one.left |= {correction.before} if correction.stands and correction.before else set()
    return {pk: one for pk, one in found.items() if one.series or not one.fixed}


def _when(resolution: Resolution) -> float:
    """Special sessions stand by the year of adoption; what is not known at all stands before all others."""
    if resolution.session is None and resolution.inferred:
        return int(resolution.inferred)
    if resolution.session and resolution.session.kind == SessionKind.REGULAR:
        return resolution.session.ordinal
    return resolution.adopted.year - YEAR_BEFORE_FIRST_SESSION + 0.5 if resolution.adopted else 0


def _may_be_renamed(pair: Pair, proposals: Mapping[int, SeriesCandidate]) -> bool:
    later, earlier = (proposals.get(pk) for pk in pair)
    if later is None or earlier is None or later.key == earlier.key:
        return False
    return later.session != earlier.session and later.when >= earlier.when


def _namesakes(touched: Collection[int], proposals: Mapping[int, SeriesCandidate]) -> Iterator[Pair]:
    """Each touched proposal with those of its title in the nearest session before and after: further ones hang
    together through these."""
    by_key: dict[str, list[SeriesCandidate]] = {}
    for one in sorted(proposals.values(), key=SeriesCandidate.in_order):
        by_key.setdefault(one.key, []).append(one)
    for one in filter(None, map(proposals.get, touched)):
        others = [other for other in by_key[one.key] if other.session != one.session]
        earlier = [other for other in others if other.in_order() < one.in_order()]
        later = [other for other in others if other.in_order() > one.in_order()]
        yield from ((one.pk, other.pk) for other in earlier if other.session == earlier[-1].session)
        yield from ((other.pk, one.pk) for other in later if other.session == later[0].session)


def _shares(pairs: Collection[Pair], cited: Mapping[Pair, _Cited]) -> dict[Pair, float]:
    """The share of wording of each pair: of the texts of which one cites the other, else of the adopted ones."""
    ends = {pair: (cited[pair].later, cited[pair].earlier) for pair in pairs if pair in cited}
    others = {pk for pair in pairs if pair not in ends for pk in pair}
    rows = Fingerprint.objects.filter(
        Q(version__among={version for end in ends.values() for version in end}) | Q(version__resolution__among=others)
    ).values_list("pk", "version__resolution", "version__stage", "sample")
    samples: dict[int, bytes] = {}
    of_proposal: dict[int, bytes] = {}
    for pk, resolution, _, sample in sorted(rows, key=lambda row: (row[2] == Stage.ADOPTED, row[0])):
        samples[pk] = of_proposal[resolution] = bytes(sample)
    known = {pair: [samples.get(version) for version in end] for pair, end in ends.items()}
    known |= {pair: [of_proposal.get(pk) for pk in pair] for pair in pairs if pair not in ends}
    return {pair: shared(*two) for pair, two in known.items() if None not in two}


def _as_row(pair: Pair, rule: SeriesRule, share: float | None, place: _Cited | None) -> SeriesEvidence:
    later, earlier = pair
    where = {"symbol": place.symbol, "anchor": place.anchor} if place else {}
    return SeriesEvidence(later_id=later, earlier_id=earlier, rule=rule, shared=share, **where)
