"""Changes that the search index has yet to process, and the spellings it treats as one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEntry(models.Model):
    """The last transaction that changed a version: one row a version, so the table never needs pruning.

    No foreign key: a deleted version must still be removed from every machine's index. Written only by
    ``resolutions.search.outbox.record``, in the transaction that changes the text. A change of the table of spellings
    is recorded here too, as version 0.
    """

    version_id = models.BigIntegerField(primary_key=True, verbose_name=_("text"))
    txid = models.BigIntegerField(db_index=True, verbose_name=_("change"))

    class Meta:
        verbose_name = _("change that waits for search")
        verbose_name_plural = _("changes that wait for search")
        ordering = ["txid", "version_id"]

    def __str__(self) -> str:
        return f"version {self.version_id} in transaction {self.txid}"


class SpellingVariant(models.Model):
    """Two spellings, or two names, searched as one outside quotes: ``programme`` and ``program``, ``UNMIK`` and the
    name of the mission. ``ending`` is whether they are word endings (``ise``, ``ize``)."""

    spelling = models.CharField(max_length=120, verbose_name=_("spelling"))
    variant = models.CharField(max_length=120, verbose_name=_("variant"))
    ending = models.BooleanField(default=False, verbose_name=_("ending only"))

    class Meta:
        verbose_name = _("spelling variant")
        verbose_name_plural = _("spelling variants")
        ordering = ["spelling"]
        constraints = [models.UniqueConstraint(fields=["spelling", "variant"], name="spelling_variant_once")]

    def __str__(self) -> str:
        return f"{self.spelling} = {self.variant}"
