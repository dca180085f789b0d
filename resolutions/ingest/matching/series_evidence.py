"""What proposals of different sessions have in common: the same title, or a text that cites another and reuses its
wording. Each pair is judged by itself, so the order in which texts are loaded does not matter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from rapidfuzz import fuzz

from resolutions.models import Citation, Correction, Fingerprint, LanguageVersion, Resolution, SeriesEvidence, Session
from resolutions.models.choices import SessionKind, Stage
from resolutions.models.series import SeriesRule
from resolutions.models.titles import subject_words
from resolutions.text.fingerprint import shared
from resolutions.text.languages import best_of

from ..writing.copies import Copies

CARRIED_ON = 0.5
"""Share of wording in common with a text it cites from which a text continues that one, whatever its title.
``benchmarks/recurring.py`` measures this and the two below."""

CARRIED_ON_BY_NAME = 0.33
TITLES_ALIKE = 75
"""The lower share that is enough where the titles are alike: in percent of their letters, in any order of words."""

YEAR_BEFORE_FIRST_SESSION = 1945
_INFERRED = KeyTextTransform("value", KeyTransform("session", "versions__inferred"))
"""The inferred session of a text that states none."""

Pair = tuple[int, int]
"""The later and the earlier proposal, by primary key."""


@dataclass(slots=True, eq=False)
class SeriesCandidate:
    """``session`` is a primary key; where only an inferred session is known, its number, negative. ``when`` is its
    place among the sessions, on the scale of regular ones. ``fixed`` is whether an editor's correction of its series
    stands; ``left_series`` are those that editors took it out of. ``related`` are the proposals of its subject in other
    sessions."""

    pk: int
    title: str
    key: str
    session: int | None
    when: float
    series: int | None
    series_from: str
    fixed: bool = False
    left_series: set[int] = field(default_factory=set)
    related: set[SeriesCandidate] = field(default_factory=set)

    def in_order(self) -> tuple[float, int]:
        return self.when, self.pk


@dataclass(frozen=True, slots=True)
class _Cited:
    """Where a text first cites another: the two versions, the symbol cited and the paragraph."""

    later: int
    earlier: int
    symbol: str
    anchor: str


def take_fingerprint(text: LanguageVersion, sample: bytes, is_new: bool, copies: Copies) -> None:
    if not is_new:
        Fingerprint.objects.filter(language_version=text).delete()
    copies.add(Fingerprint, ("language_version_id", "sample"), [(text.pk, sample)])


def carries_on(share: float, later: str, earlier: str) -> bool:
    """Whether a text that cites another continues its subject, judged by the share of wording and the two titles."""
    if share >= CARRIED_ON:
        return True
    alike = fuzz.token_sort_ratio(*(" ".join(subject_words(title)) for title in (later, earlier)))
    return share >= CARRIED_ON_BY_NAME and alike >= TITLES_ALIKE


def collect_evidence(touched: Collection[int]) -> dict[int, SeriesCandidate]:
    """Find what these proposals have in common with others and store it as evidence. Seven queries, however many
    proposals. Returns these and the related ones, except those that an editor took out of every series."""
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
            later.related.add(earlier)
            earlier.related.add(later)
            rule = SeriesRule.TITLE if pair in namesakes else SeriesRule.TEXT
            evidence.append(_as_row(pair, rule, share, cited.get(pair)))
    SeriesEvidence.objects.filter(Q(later__among=touched) | Q(earlier__among=touched)).delete()
    SeriesEvidence.objects.bulk_create(evidence)
    return proposals


def _cited(touched: Collection[int]) -> dict[Pair, _Cited]:
    """The first paragraph in which one proposal of each pair cites the other, for pairs with a touched proposal."""
    held = Citation.objects.leading().filter(paragraph__isnull=False, target__isnull=False)
    held = held.order_by("language_version__version", "pk")
    citing = "language_version__version"
    ends = (f"{citing}__resolution", "target__resolution")
    columns = (*ends, citing, "target", "symbol", "paragraph__anchor")
    found: dict[Pair, _Cited] = {}
    for end in ends:
        for later, earlier, *where in held.filter(**{f"{end}__among": touched}).values_list(*columns):
            found.setdefault((later, earlier), _Cited(*where))
    return found


def _proposals(touched: Collection[int], others: Collection[int]) -> dict[int, SeriesCandidate]:
    """These proposals, and all with the title of a touched one. Those without a subject or without versions are left
    out."""
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
            when=_when(row.session, row.adopted, row.inferred),
            series=row.series_id,
            series_from=row.series_from,
        )
        for row in rows
    }
    for correction in Correction.objects.filter(field="series", resolution__among=found):
        assert correction.resolution_id is not None
        one = found[correction.resolution_id]
        one.fixed |= correction.stands
        one.left_series |= {correction.before} if correction.stands and correction.before else set()
    return {pk: one for pk, one in found.items() if one.series or not one.fixed}


def _when(session: Session | None, adopted: date | None, inferred: str | None) -> float:
    """Special sessions are placed by the year of adoption; a proposal of unknown date is placed before all others."""
    if session is None and inferred:
        return int(inferred)
    if session and session.kind == SessionKind.REGULAR:
        return session.ordinal
    return adopted.year - YEAR_BEFORE_FIRST_SESSION + 0.5 if adopted else 0


def _may_be_renamed(pair: Pair, proposals: Mapping[int, SeriesCandidate]) -> bool:
    later, earlier = (proposals.get(pk) for pk in pair)
    if later is None or earlier is None or later.key == earlier.key:
        return False
    return later.session != earlier.session and later.when >= earlier.when


def _namesakes(touched: Collection[int], proposals: Mapping[int, SeriesCandidate]) -> Iterator[Pair]:
    """Each touched proposal paired with those of its title in the nearest session before and after; more distant ones
    are connected through these."""
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
    """The share of wording of each pair: of the two texts if one cites the other, else of the adopted texts."""
    ends = {pair: (cited[pair].later, cited[pair].earlier) for pair in pairs if pair in cited}
    others = {pk for pair in pairs if pair not in ends for pk in pair}
    version = "language_version__version"
    rows = Fingerprint.objects.filter(
        Q(**{f"{version}__among": {version for end in ends.values() for version in end}})
        | Q(**{f"{version}__resolution__among": others}, **{f"{version}__about_key": ""})
    ).values_list(version, f"{version}__resolution", f"{version}__stage", "language_version__language", "sample")
    samples: dict[int, dict[str, bytes]] = {}
    of_proposal: dict[int, dict[str, bytes]] = {}
    for pk, resolution, _, language, sample in sorted(rows, key=lambda row: (row[2] == Stage.ADOPTED, row[0])):
        samples.setdefault(pk, {})[language] = bytes(sample)
        of_proposal[resolution] = samples[pk]
    known = {pair: [samples.get(version, {}) for version in end] for pair, end in ends.items()}
    known |= {pair: [of_proposal.get(pk, {}) for pk in pair] for pair in pairs if pair not in ends}
    found = {pair: _share(*two) for pair, two in known.items()}
    return {pair: share for pair, share in found.items() if share is not None}


def _share(later: Mapping[str, bytes], earlier: Mapping[str, bytes]) -> float | None:
    """Within the first language that both are held in; None if there is none."""
    language = best_of(later.keys() & earlier.keys())
    return shared(later[language], earlier[language]) if language else None


def _as_row(pair: Pair, rule: SeriesRule, share: float | None, place: _Cited | None) -> SeriesEvidence:
    later, earlier = pair
    where = {"symbol": place.symbol, "anchor": place.anchor} if place else {}
    return SeriesEvidence(later_id=later, earlier_id=earlier, rule=rule, shared=share, **where)
