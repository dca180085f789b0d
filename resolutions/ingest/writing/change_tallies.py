"""What changed from a text to the next on its subject, counted when either of them is loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.tally import marks, tally
from resolutions.models import ChangeTally, LanguageVersion, OutboxEntry, Resolution, Version
from resolutions.models.wordings import wordings
from resolutions.text.languages import best_of

MOST = 1_000
"""Texts compared after one load, the newest in the archive first: feeds show these."""
_TOGETHER = 50
"""Pairs of texts in memory."""


@dataclass(frozen=True, slots=True)
class _Pair:
    before: int
    version: int
    language: str


def renew(changed: Collection[int]) -> None:
    """Count the changes of all texts on the subjects of these texts where what is kept is not right any more: a text
    that comes in between is another text before for the one after it."""
    subjects = Resolution.objects.filter(versions__in=changed).exclude(series=None).values("series")
    pairs = _pairs(subjects)
    states = dict(OutboxEntry.objects.filter(version_id__in=_all(pairs)).values_list("version_id", "txid"))
    columns = ("version", "before", "version_txid", "before_txid")
    marked = ChangeTally.objects.filter(counts__has_key="marks")
    kept = set(marked.filter(version__in=[pair.version for pair in pairs]).values_list(*columns))
    stale = [pair for pair in pairs if (pair.version, pair.before, *_state(pair, states)) not in kept]
    newest = iter(sorted(stale, key=lambda pair: -pair.version)[:MOST])
    while together := list(islice(newest, _TOGETHER)):
        rows = list(_counted(together, states))
        with transaction.atomic():
            ChangeTally.objects.filter(version__in=[pair.version for pair in together]).delete()
            ChangeTally.objects.bulk_create(rows, ignore_conflicts=True)


def _pairs(subjects) -> list[_Pair]:
    """Each text with the one before it on its subject, which has a language in common with it."""
    texts = Version.objects.texts().filter(resolution__series__in=subjects).in_order_of_issue()
    before: dict[int, list[tuple[int, Collection[str]]]] = defaultdict(list)
    pairs = []
    for pk, series, titles in texts.values_list("pk", "resolution__series", "titles"):
        language = best_of(titles)
        earlier = next((one for one, others in reversed(before[series]) if language in others), None)
        if earlier is not None and language is not None:
            pairs.append(_Pair(earlier, pk, language))
        before[series].append((pk, titles))
    return pairs


def _all(pairs: Sequence[_Pair]) -> set[int]:
    return {pk for pair in pairs for pk in (pair.before, pair.version)}


def _state(pair: _Pair, states: dict[int, int]) -> tuple[int, int]:
    return states.get(pair.version, 0), states.get(pair.before, 0)


def _counted(pairs: Sequence[_Pair], states: dict[int, int]) -> Iterator[ChangeTally]:
    rows = LanguageVersion.objects.filter(version__in=_all(pairs)).values_list("version", "language", "pk")
    texts = {(version, language): pk for version, language, pk in rows}
    wanted = {texts[pk, pair.language] for pair in pairs for pk in (pair.before, pair.version)}
    documents = wordings(wanted)
    for pair in pairs:
        old, new = (documents[texts[pk, pair.language]] for pk in (pair.before, pair.version))
        version_txid, before_txid = _state(pair, states)
        try:
            comparison = compare(old, new)
        except TooLarge:
            continue
        yield ChangeTally(
            version_id=pair.version,
            before_id=pair.before,
            version_txid=version_txid,
            before_txid=before_txid,
            counts={**tally(comparison), "marks": marks(comparison)},
        )
