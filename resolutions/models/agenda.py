"""The session, committee and agenda item a text belongs to."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.db.models import Count
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from .addresses import page_address
from .choices import SessionKind, one_of
from .languages import in_reader_language
from .querysets import in_order


class SessionQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``resolution_count`` and ``version_count``."""
        return in_order(self).annotate(
            resolution_count=Count("resolutions", distinct=True),
            version_count=Count("resolutions__versions", distinct=True),
        )

    def held(self):
        """Sessions with texts in the archive, with their counts: editors may have moved the last one away."""
        return self.with_counts().filter(version_count__gt=0)

    def codes(self):
        return in_order(self).values_list("code", flat=True)


class Session(models.Model):
    """``code`` is ``66``, ``S-10`` or ``ES-10``. Regular sessions come first, then special, then emergency ones; of
    each kind the latest first."""

    code = models.CharField(max_length=8, unique=True, verbose_name=_("code"))
    kind = models.CharField(max_length=10, choices=SessionKind.choices, verbose_name=_("kind"))
    ordinal = models.PositiveSmallIntegerField(verbose_name=_("number"))
    few_held = models.BooleanField(default=False, editable=False)
    """Whether few of the texts that were adopted at it are held (``coverage.renew_few_held``)."""

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        # Ordered by the place of the kind in the string: a conditional expression cannot be used through a foreign key,
        # and a parameter not in a query for distinct rows.
        ordering = [models.Func("kind", template="STRPOS('regular special emergency', %(expressions)s)"), "-ordinal"]
        constraints = [
            one_of("kind", SessionKind, "session_kind_known"),
            models.UniqueConstraint(fields=["kind", "ordinal"], name="session_once"),
            models.CheckConstraint(condition=models.Q(ordinal__gt=0), name="session_ordinal_from_one"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return page_address("session", self.code)


# Their names in the texts, which are the keys of their names in other languages.
MAIN_COMMITTEES = (
    gettext_noop("First Committee"),
    gettext_noop("Second Committee"),
    gettext_noop("Third Committee"),
    gettext_noop("Fourth Committee"),
    gettext_noop("Fifth Committee"),
    gettext_noop("Sixth Committee"),
    gettext_noop("Special Political Committee"),
    gettext_noop("Special Political and Decolonization Committee (Fourth Committee)"),
    gettext_noop("General Committee"),
    gettext_noop("Credentials Committee"),
)


def committee_in_language(name: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """What a committee is called on the page: by its ``names``, or as one of the Assembly's own."""
    known = names.get(get_language() or "")
    return known or (gettext(name) if name in MAIN_COMMITTEES else name)


class Committee(models.Model):
    """``code`` is the part of a draft's symbol (``C.3``), null if it is not known. The plenary is not a committee.
    ``names`` are its names by language, where known."""

    code = models.CharField(max_length=12, unique=True, null=True, blank=True, verbose_name=_("code"))
    name = models.CharField(max_length=200, unique=True, verbose_name=_("name"))
    names = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        ordering = ["code", "name"]

    def __str__(self) -> str:
        return committee_in_language(self.name, self.names)


class AgendaItemQuerySet(models.QuerySet):
    def standing(self):
        """Items that were not merged into another."""
        return self.filter(merged_into=None)

    def with_counts(self):
        """Adds ``resolution_count``."""
        return in_order(self).annotate(resolution_count=Count("resolutions", distinct=True))


class AgendaItem(models.Model):
    """An item belongs to one session, since the same subject has other numbers in other sessions. Texts under an item
    that an editor merged into another are listed under the other.

    ``title`` is the English one, or that of the first language there is; ``titles`` are all by language.
    ``titles_from`` is the order of the text that each is from: the best source, of equally good ones the first by
    symbol (``ingest.writing.agenda``), so that titles do not depend on the order of loading.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="agenda_items", verbose_name=_("session"))
    number = models.PositiveSmallIntegerField(verbose_name=_("number"))
    letter = models.CharField(max_length=4, blank=True, verbose_name=_("letter"))
    title = models.TextField(blank=True, verbose_name=_("title"))
    titles = models.JSONField(default=dict, editable=False)
    titles_from = models.JSONField(default=dict, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["session", "number", "letter"]
        constraints = [models.UniqueConstraint(fields=["session", "number", "letter"], name="agenda_item_once")]

    def __str__(self) -> str:
        return f"{self.number} ({self.letter})" if self.letter else str(self.number)

    def get_absolute_url(self) -> str:
        letter = [self.letter] if self.letter else []
        return page_address("agenda_item", self.session.code, self.number, *letter)

    @property
    def heading(self) -> str:
        """Its title in the language of the page, if known."""
        return in_reader_language(self.titles, self.title)
