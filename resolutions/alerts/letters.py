"""Letters to those who follow something: what is new, written, sent, and remembered as sent.

A letter is stored before it is handed to the mail server and marked afterwards. A run that is killed in between is
taken up by the next, which sends what is stored under the same Message-ID: nothing is lost, and what the mail server
took twice is one letter to the programs that read it.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import Message
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from resolutions.comparison import TooLarge, compare
from resolutions.comparison.sentence import sentence
from resolutions.models import LanguageVersion, Version
from resolutions.models.documents import as_documents
from resolutions.models.following import Followed, Following, Letter, Rhythm
from resolutions.models.versions import VersionQuerySet
from resolutions.search.request import LAST_PAGE, SearchRequest
from resolutions.search.results import search
from resolutions.text.languages import best_of

from .following import erase
from .news import heading_of, name_of_before, news_of

MOST = 50
"""Texts of a letter; the rest is in the next."""
PERMANENT = 500
"""Answers of a mail server from this number on mean that it will never take the letter (RFC 5321, 4.2.1)."""
REFUSED_TWICE = 2
PAUSE = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}


class Outcome:
    """What a run did."""

    def __init__(self) -> None:
        self.sent = self.refused = self.erased = 0


def send_due(now: datetime | None = None) -> Outcome:
    """Sends what is due. Raises ``OSError`` where the mail server cannot be reached: the next run goes on."""
    outcome, now = Outcome(), now or timezone.now()
    connection = get_connection()
    connection.open()
    try:
        for key in list(_due(now)):
            _send_one(key, now, connection, outcome)
    finally:
        connection.close()
    return outcome


def bounced(message: Message) -> int:
    """Erases the addresses that a delivery status (RFC 3464) reports as failed. How many wishes there were."""
    reports = (part for part in message.walk() if part.get_content_type() == "message/delivery-status")
    blocks = [block for report in reports for block in report.get_payload() if isinstance(block, Message)]
    failed = (block for block in blocks if block.get("Action", "").strip().lower() == "failed")
    return sum(erase(str(block.get("Final-Recipient", "")).rpartition(";")[2]) for block in failed)


def _due(now: datetime) -> Iterator[int]:
    """Keys of wishes whose pause is over, and of those with a letter that was begun."""
    waiting = Q(told_at=None)
    for rhythm, pause in PAUSE.items():
        waiting |= Q(rhythm=rhythm, told_at__lte=now - pause)
    unsent = Letter.objects.filter(sent_at=None).values("following")
    return Following.objects.filter(waiting | Q(pk__in=unsent)).values_list("pk", flat=True).iterator()


def _send_one(key: int, now: datetime, connection, outcome: Outcome) -> None:
    """Two runs at once do not write to one reader: the row is held, and who comes second passes it over."""
    if not _begin(key, now):
        return
    with transaction.atomic():
        following = Following.objects.select_for_update(skip_locked=True).filter(pk=key).first()
        letter = Letter.objects.filter(following=key, sent_at=None).first() if following else None
        if following is None or letter is None:
            return
        try:
            connection.send_messages([_written(following, letter)])
        except smtplib.SMTPRecipientsRefused as error:
            _was_refused(following, max(code for code, _ in error.recipients.values()), outcome)
            return
        letter.sent_at = following.told_at = now
        letter.save(update_fields=["sent_at"])
        following.refused = 0
        following.save(update_fields=["told_at", "refused"])
        outcome.sent += 1


def _begin(key: int, now: datetime) -> bool:
    """Stores the letter there is to send; False where there is nothing new."""
    with transaction.atomic():
        following = Following.objects.select_for_update(skip_locked=True).filter(pk=key).first()
        if following is None:
            return False
        if following.letters.filter(sent_at=None).exists():
            return True
        versions = news_for(following)
        if not versions:
            return False
        host = urlsplit(settings.SITE).hostname or "localhost"
        name = make_msgid(idstring=f"following-{following.pk}", domain=host)
        Letter.objects.create(following=following, versions=versions, message_id=name, made_at=now)
        return True


def news_for(following: Following) -> list[int]:
    """Keys of the texts that came since the reader confirmed and that no letter told of, the oldest first."""
    told = {key for versions in following.letters.values_list("versions", flat=True) for key in versions}
    came = Version.objects.filter(pk__gt=following.since).exclude(pk__in=told)
    return list(_followed(following, came).order_by("pk").values_list("pk", flat=True)[:MOST])


def _followed(following: Following, versions: VersionQuerySet) -> QuerySet[Version]:
    """Those of the versions that it is about."""
    if following.kind == Followed.SEARCH:
        return versions.filter(pk__in=_found(following.target, versions))
    if following.kind == Followed.TEXT:
        same = Version.objects.filter(symbol_key=following.target)
        return versions.filter(Q(resolution__in=same.values("resolution")) | Q(about__in=same.values("pk")))
    ways = {
        Followed.SUBJECT: "headings__subject__slug",
        Followed.STATE: "sponsors__slug",
        Followed.SERIES: "resolution__series__slug",
    }
    return versions.filter(**{ways[Followed(following.kind)]: following.target}).distinct()


def _found(q: str, versions: VersionQuerySet) -> set[int]:
    """Which of the versions a search finds, however old they are: a text of long ago may be the one that came. The
    search goes by day, so that it ends behind the oldest of them."""
    days = {key: adopted or issued for key, adopted, issued in versions.values_list("pk", "adopted_on", "issued_on")}
    asked, found = SearchRequest(q=q, by="version", sort="newest", per_page=200), set[int]()
    oldest = None if None in days.values() else min(days.values(), default=None)
    for page in range(1, LAST_PAGE + 1) if days else ():
        answer = search(asked.on_page(page), with_facets=False)
        found |= {hit.version.id for hit in answer.hits} & days.keys()
        last = answer.hits[-1].version if answer.hits else None
        day = (last.adopted_on or last.issued_on) if last else None
        if not answer.more or (oldest and day and day < oldest):
            break
    return found


def _was_refused(following: Following, code: int, outcome: Outcome) -> None:
    """An address that is refused for good twice in a row is erased."""
    outcome.refused += 1
    if code < PERMANENT:
        return
    Following.objects.filter(pk=following.pk).update(refused=F("refused") + 1)
    if following.refused + 1 >= REFUSED_TWICE:
        outcome.erased += erase(following.address)


def _written(following: Following, letter: Letter) -> EmailMessage:
    stop = f"{settings.SITE}{reverse('stop_following', args=[following.token])}"
    texts = Version.objects.filter(pk__in=letter.versions).with_listing().order_by("pk")
    parts = [f"New in Resarchive: {following}", *map(_entry, texts)]
    parts.append(f"--\nYou asked for this {following.get_rhythm_display()}. To stop, and erase your address: {stop}")
    return EmailMessage(
        subject=f"Resarchive: {' '.join(following.label.split())}"[:150],
        body="\n\n".join(parts),
        to=[following.address],
        headers={
            "Message-ID": letter.message_id,
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _entry(version: Version) -> str:
    lines = [
        heading_of(version),
        news_of(version),
        first_lines(version),
        f"{settings.SITE}{version.get_absolute_url()}",
    ]
    return "\n".join(filter(None, lines))


def first_lines(version: Version) -> str:
    """What changed since the text before in a sentence; of the first text of its kind, how it begins."""
    same = Q(resolution=version.resolution_id)
    if version.resolution.series_id:
        same |= Q(resolution__series=version.resolution.series_id)
    family = list(Version.objects.texts().filter(same).in_order_of_issue().only("pk", "titles"))
    place = next((at for at, one in enumerate(family) if one.pk == version.pk), 0)
    language = best_of(version.titles)
    earlier = next((one for one in reversed(family[:place]) if language in one.titles), None)
    keys = [earlier.pk, version.pk] if earlier else [version.pk]
    related = ("version__resolution__session", "version__resolution__committee", "version__about", "shown__source")
    rows = LanguageVersion.objects.filter(version__in=keys, language=language).select_related(*related)
    documents = as_documents(sorted(rows, key=lambda text: keys.index(text.version_id)))
    if earlier and len(documents) == 2:
        old, new = documents
        try:
            return f"Since {name_of_before(earlier)}: {sentence(compare(old, new), old, new)}"
        except TooLarge:
            return ""
    operative = next((one.text for one in documents[-1].paragraphs if one.kind == "operative"), "") if documents else ""
    return " ".join(operative.split()[:40])
