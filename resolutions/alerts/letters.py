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
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from resolutions.models import Version
from resolutions.models.following import Following, Letter, Rhythm

from .following import erase
from .what_is_followed import followed
from .written import written

MOST = 50
"""Texts of a letter; the rest is in the next."""
PERMANENT = 500
"""Answers of a mail server from this number on mean that it will never take the letter (RFC 5321, 4.2.1)."""
OF_POLICY = b"5.7."
"""What such an answer begins with that is no matter of the address (RFC 3463, 3.8)."""
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
            connection.send_messages([written(following, letter)])
        except smtplib.SMTPRecipientsRefused as error:
            outcome.refused += 1
            if any(_is_gone(*said) for said in error.recipients.values()):
                _was_refused(following, outcome)
            return
        except smtplib.SMTPDataError:
            # This letter is not taken; its reader may be there, and others wait for theirs.
            outcome.refused += 1
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
    about = followed(following.kind, following.target, came)
    return list(about.order_by("pk").values_list("pk", flat=True)[:MOST])


def _is_gone(code: int, words: bytes) -> bool:
    """Whether the server says that there is no such address: of a policy, as that it relays nothing, each address
    would have to go."""
    return code >= PERMANENT and not words.lstrip().startswith(OF_POLICY)


def _was_refused(following: Following, outcome: Outcome) -> None:
    """An address that is refused for good twice in a row is erased."""
    Following.objects.filter(pk=following.pk).update(refused=F("refused") + 1)
    if following.refused + 1 >= REFUSED_TWICE:
        outcome.erased += erase(following.address)
