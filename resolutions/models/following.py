"""Who follows what by letter, and the letters sent."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resolutions.text.languages import ENGLISH

from .choices import one_of
from .languages import LanguageChoices


class Followed(models.TextChoices):
    """What can be followed."""

    SUBJECT = "subject", _("subject heading")
    STATE = "state", _("State or group")
    SERIES = "series", _("recurring subject")
    TEXT = "text", _("text")
    SEARCH = "search", _("search")


class Rhythm(models.TextChoices):
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")


def a_token() -> str:
    return get_random_string(40)


class Following(models.Model):
    """One reader's wish to hear of one thing. A row exists only once the reader has confirmed it, and is deleted when
    the reader stops: the address is kept for nothing else.

    ``target`` is the slug, the symbol's key or the query; ``label`` what it is called. ``since`` is the key of the last
    text there was when the reader confirmed: what came later is news. ``language`` is that of the pages on which the
    reader asked. ``refused`` counts letters in a row that the
    mail server did not take.
    """

    address = models.EmailField(max_length=254)
    kind = models.CharField(max_length=10, choices=Followed.choices)
    target = models.CharField(max_length=500)
    label = models.CharField(max_length=300)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.DAILY)
    language = models.CharField(max_length=2, choices=LanguageChoices.choices, default=ENGLISH)
    token = models.CharField(max_length=40, unique=True, default=a_token, editable=False)
    since = models.BigIntegerField(default=0)
    confirmed_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    refused = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("kind", Followed, "following_kind_known"),
            one_of("rhythm", Rhythm, "following_rhythm_known"),
            one_of("language", LanguageChoices, "following_language_known"),
            models.UniqueConstraint(fields=["address", "kind", "target"], name="followed_once"),
        ]

    def __str__(self) -> str:
        return gettext("{kind}: {words}").format(kind=self.get_kind_display(), words=self.label)


class Letter(models.Model):
    """A letter about some texts (``versions``, their primary keys). It is stored before it is handed to the mail
    server, and ``sent_at`` after: one that is not sent is sent again as it is, under the same Message-ID."""

    following = models.ForeignKey(Following, models.CASCADE, related_name="letters")
    versions = ArrayField(models.BigIntegerField())
    message_id = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["following"], condition=models.Q(sent_at__isnull=True), name="one_letter_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.message_id
