"""The authority list of States, groups and bodies that table texts and vote on them."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from resolutions.text.states import is_between

from .addresses import page_address
from .choices import SponsorKind, SponsorRole, one_of
from .querysets import in_order


class SponsorQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``version_count``."""
        return in_order(self).annotate(version_count=Count("sponsorships"))

    def at_address(self, slug: str):
        """The entry whose address ends so; of one that was merged into another, that other."""
        return self.filter(Q(slug=slug) | Q(pk__in=Alias.objects.filter(slug=slug).values("sponsor")))


class Sponsor(models.Model):
    """One entry of the authority list. Sponsorships and ballots point to it under whatever name a text prints, and keep
    that name. A State that ended is an entry of its own; a State that changed its name is not.

    ``key`` is the name without case, accents and "the", by which printed names are matched (``text.states.name_key``).
    ``code`` is ISO 3166-1 alpha-3 and ``m49`` the UN's statistical code, both empty if there is none. The dates are
    those of membership in the United Nations; null for an observer and for anything but a State. ``names`` are its
    names by language, where known.
    """

    name = models.CharField(max_length=300, unique=True, verbose_name=_("name"))
    key = models.CharField(max_length=300, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True, verbose_name=_("last part of the address"))
    kind = models.CharField(
        max_length=10, choices=SponsorKind.choices, default=SponsorKind.STATE, verbose_name=_("kind")
    )
    code = models.CharField(_("ISO 3166 code"), max_length=3, blank=True)
    m49 = models.CharField(_("M49 code"), max_length=3, blank=True)
    names = models.JSONField(default=dict, editable=False)
    member_from = models.DateField(null=True, blank=True, verbose_name=_("member from"))
    member_until = models.DateField(null=True, blank=True, verbose_name=_("member until"))

    objects = SponsorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("State, group or body")
        verbose_name_plural = _("States, groups and bodies")
        constraints = [
            one_of("kind", SponsorKind, "sponsor_kind_known"),
            models.CheckConstraint(condition=models.Q(key__gt=""), name="sponsor_key_given"),
            models.CheckConstraint(
                condition=models.Q(member_until__isnull=True) | models.Q(member_until__gt=models.F("member_from")),
                name="sponsor_membership_in_order",
                violation_error_message=_("A membership ends after it begins: change both of its dates."),
            ),
        ]

    def __str__(self) -> str:
        """In the language of the page, where its name in it is known."""
        return self.names.get(get_language() or "") or self.name

    def get_absolute_url(self) -> str:
        return page_address("sponsor", self.slug)

    def is_member_on(self, day: date) -> bool:
        return is_between(self.member_from, self.member_until, day)


class AliasQuerySet(models.QuerySet):
    def former(self):
        """Former names, with the entries that had them."""
        return self.filter(until__isnull=False).select_related("sponsor")


class Alias(models.Model):
    """Another name an entry is printed under. ``until`` is the year in which the State took another name, if this is a
    former one; ``guessed`` marks a name that was matched to the entry because it is one letter off.

    For an entry that an editor merged into this one, ``slug`` is its address, which redirects here, and ``former`` has
    its other columns. ``editor`` is null for a name from the table of States, or a guess.
    """

    sponsor = models.ForeignKey(Sponsor, models.CASCADE, related_name="aliases", verbose_name=_("sponsor"))
    name = models.CharField(max_length=300, verbose_name=_("name"))
    key = models.CharField(max_length=300, unique=True, editable=False)
    until = models.PositiveSmallIntegerField(_("until the year"), null=True, blank=True)
    guessed = models.BooleanField(default=False, editable=False, verbose_name=_("guessed"))
    slug = models.SlugField(
        max_length=120, null=True, unique=True, editable=False, verbose_name=_("last part of the address")
    )
    former = models.JSONField(default=dict, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("editor")
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False, verbose_name=_("made on"))

    objects = AliasQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.CheckConstraint(condition=models.Q(key__gt=""), name="alias_key_given")]

    def __str__(self) -> str:
        return self.name


class Sponsorship(models.Model):
    """A sponsor of one issued text, at its place in the printed list and as written there. The group on whose behalf a
    text is tabled has a row too; ``Version.sponsor_note`` has the wording."""

    version = models.ForeignKey(
        "resolutions.Version", models.CASCADE, related_name="sponsorships", verbose_name=_("text")
    )
    sponsor = models.ForeignKey(Sponsor, models.PROTECT, related_name="sponsorships", verbose_name=_("sponsor"))
    as_written = models.CharField(max_length=300, verbose_name=_("as printed"))
    role = models.CharField(
        max_length=10, choices=SponsorRole.choices, default=SponsorRole.SPONSOR, verbose_name=_("role")
    )
    position = models.PositiveSmallIntegerField(verbose_name=_("position"))

    class Meta:
        verbose_name = _("sponsor of a text")
        verbose_name_plural = _("sponsors of texts")
        ordering = ["version", "position"]
        constraints = [
            one_of("role", SponsorRole, "sponsorship_role_known"),
            models.UniqueConstraint(fields=["version", "position"], name="sponsorship_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sponsor} ({self.get_role_display()})"
