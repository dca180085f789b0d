"""What stands in several resolutions of one regular session in nearly the same words, kept until one of them changes.

To compare the fifteen thousand paragraphs of a session takes seconds: a load does it for the sessions that it changed,
and what it finds is kept beside other comparisons. Where nothing is kept, whoever asks compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.core.cache import caches
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from resarchive.version import version
from resolutions.comparison.near_groups import near_groups
from resolutions.models import Commitment, Paragraph
from resolutions.models.choices import ParagraphKind, SessionKind, Stage
from resolutions.models.commitments import ITEMS_PROMISED, CommitmentQuerySet
from resolutions.search.outbox import database_identity
from resolutions.text.languages import ENGLISH
from resolutions.text.ordinals import without_session_numbers

SHORTEST = 80
"""Letters: shorter passages are alike by their form alone."""
MOST = 20_000
"""Passages compared; a session has some fifteen thousand paragraphs and nine hundred requests."""

_STATES = """
SELECT session.ordinal, string_agg(version.id || ' ' || coalesce(entry.txid, 0), ',' ORDER BY version.id)
FROM resolutions_version AS version
JOIN resolutions_resolution AS resolution ON resolution.id = version.resolution_id
JOIN resolutions_session AS session ON session.id = resolution.session_id
LEFT JOIN resolutions_outboxentry AS entry ON entry.version_id = version.id
WHERE version.stage = %(stage)s AND session.kind = %(kind)s AND session.ordinal = coalesce(%(session)s, session.ordinal)
GROUP BY session.ordinal
"""
"""By the last transaction that changed each of their adopted texts."""


class Passages(models.TextChoices):
    """What is looked for in several resolutions."""

    REQUESTS = "requests", _("requests")
    PARAGRAPHS = "paragraphs", _("paragraphs")


Group = list[tuple[int, int]]
"""Primary keys of the passages (requests, or paragraphs) and of their texts, in the order of the texts' symbols."""
_Row = tuple[int, int, str]
"""The same of one passage, and its words."""


def near_passages(session: int, of: Passages) -> list[Group]:
    """Groups that stand in two texts of the session or more, those in most texts first."""
    if connection.in_atomic_block:  # its own changes have one state, however many they are
        return _compared(_passages(session, of), of)
    return _kept(session, of, _states(session).get(session, ""))


def keep_all() -> None:
    """Compare the sessions for which nothing is kept as they are. Not within a transaction: nobody else sees it."""
    if connection.in_atomic_block:
        return
    for session, state in _states().items():
        for of in Passages:
            if _key(session, of, state) not in caches["comparisons"]:
                _kept(session, of, state)


def requests(session: int) -> CommitmentQuerySet:
    """Of its adopted texts. Items of the agenda are promised in one form by every text, and are no requests."""
    rows = Commitment.objects.of_adopted().filter(**_of_session("version", session))
    return rows.exclude(kind__in=ITEMS_PROMISED)


def paragraphs(session: int) -> models.QuerySet[Paragraph]:
    """Preambular and operative ones of its adopted texts, in English: annexes have forms of their own."""
    return Paragraph.objects.filter(
        kind__in=(ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE),
        annex=False,
        language_version__language=ENGLISH,
        language_version__version__stage=Stage.ADOPTED,
        **_of_session("language_version__version", session),
    )


def _of_session(way: str, session: int) -> dict[str, object]:
    of_session = f"{way}__resolution__session"
    return {f"{of_session}__ordinal": session, f"{of_session}__kind": SessionKind.REGULAR}


def _kept(session: int, of: Passages, state: str) -> list[Group]:
    """By the state of the texts, which a page can ask for. Many a load changes what is known of a text and none of its
    words: then what was found for the same passages is kept on."""
    kept, key = caches["comparisons"], _key(session, of, state)
    groups: list[Group] | None = kept.get(key)
    if groups is None:
        passages = _passages(session, of)
        words = _key(session, of, passages)
        groups = kept.get(words)
        if groups is None:
            groups = _compared(passages, of)
            kept.set(words, groups, None)
        kept.set(key, groups, None)
    return groups


def _passages(session: int, of: Passages) -> list[_Row]:
    rows = _requests(session) if of == Passages.REQUESTS else _paragraphs(session)
    return [row for row in rows if len(row[2]) >= SHORTEST]


def _compared(passages: Sequence[_Row], of: Passages) -> list[Group]:
    groups = [[passages[at][:2] for at in group] for group in near_groups(_plain(passages, of))]
    return sorted((group for group in groups if len(texts_of(group)) > 1), key=lambda group: -len(texts_of(group)))


def texts_of(group: Group) -> set[int]:
    return {text for _passage, text in group}


def _requests(session: int) -> Iterable[_Row]:
    columns = ("pk", "version_id", "paragraph__text", "start", "end")
    rows = requests(session).in_order().values_list(*columns)[:MOST]
    return ((pk, text, words[start:end].strip(" ,;")) for pk, text, words, start, end in rows)


def _paragraphs(session: int) -> Iterable[_Row]:
    of_text = "language_version__version"
    in_order = paragraphs(session).order_by(f"{of_text}__symbol_sort", "language_version", "position")
    return in_order.values_list("pk", of_text, "text")[:MOST]


def _plain(rows: Sequence[_Row], of: Passages) -> list[str]:
    """Requests without the ordinals of sessions, by which short ones of one form differ."""
    return [without_session_numbers(words) if of == Passages.REQUESTS else words for _pk, _text, words in rows]


def _states(session: int | None = None) -> dict[int, str]:
    """Of this session, or of all: another one as soon as one of its texts has changed."""
    with connection.cursor() as cursor:
        cursor.execute(_STATES, {"stage": Stage.ADOPTED, "kind": SessionKind.REGULAR, "session": session})
        return dict(cursor.fetchall())


def _key(session: int, of: Passages, state: str | Sequence[_Row]) -> str:
    """Another program may compare otherwise; transaction numbers and primary keys mean nothing in another database."""
    told = repr((version(), database_identity(), state))
    return f"near:{session}:{of}:{sha256(told.encode()).hexdigest()}"
