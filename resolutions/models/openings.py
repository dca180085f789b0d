"""The strength of the verbs that open paragraphs, as editors rank them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from resolutions.comparison.openings import Ladders


class OpeningVerbQuerySet(models.QuerySet):
    def ladders(self) -> Ladders:
        """The ladders in the form that comparisons use. One query."""
        # Imported only where texts are compared: the import takes longer than most commands.
        from resolutions.comparison.openings import Placed, ladders_of

        return ladders_of(Placed(*row) for row in self.values_list("ladder", "rung", "verb"))


class OpeningVerb(models.Model):
    """A verb's place on a ladder. Verbs on one rung are equally strong, those on a higher one stronger; verbs that
    share no ladder are not compared. The archive starts with ``comparison/strength.json``."""

    ladder = models.CharField(_("ladder"), max_length=40, help_text=_("What its verbs have in common."))
    rung = models.PositiveSmallIntegerField(_("rung"), help_text=_("1 is the weakest."))
    verb = models.CharField(
        _("verb"), max_length=100, help_text=_("As it opens a paragraph: “takes note with appreciation”.")
    )

    objects = OpeningVerbQuerySet.as_manager()

    class Meta:
        ordering = ["ladder", "rung", "verb"]
        verbose_name = _("opening verb")
        verbose_name_plural = _("opening verbs, by strength")
        constraints = [models.UniqueConstraint(fields=["ladder", "verb"], name="opening_verb_once_on_a_ladder")]

    def __str__(self) -> str:
        return f"{self.verb} ({self.ladder} {self.rung})"

    def clean(self) -> None:
        """Normalizes the verb: it is matched whatever its capitals."""
        self.verb = " ".join(self.verb.lower().split())
