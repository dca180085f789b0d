"""Every place that cites a document, held or not, and what these places have in common."""

from __future__ import annotations

from functools import cached_property

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from resolutions.models import Citation
from resolutions.models.choices import ParagraphKind
from resolutions.models.citations import CitationQuerySet
from resolutions.text.symbols import Symbol

_VERSION = "language_version__version"
PARTS = {
    ParagraphKind.PREAMBULAR: _("preambular paragraphs"),
    ParagraphKind.OPERATIVE: _("operative paragraphs"),
    "footnote": _("footnotes"),
    "other": _("elsewhere"),
}
MOST_VERBS = 20


class CitedByPage:
    """Five queries; ``places`` is a list to be paged. Each text counts once, in its leading language."""

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol

    @property
    def places(self) -> QuerySet[Citation]:
        return self._all.with_citing()

    @property
    def _all(self) -> CitationQuerySet:
        return Citation.objects.leading().of_symbol(self.symbol.key)

    @cached_property
    def texts(self) -> int:
        return self._all.aggregate(texts=Count(_VERSION, distinct=True))["texts"]

    @cached_property
    def by_session(self) -> list[tuple[str, int]]:
        """Texts by the code of their session, the latest first; empty for one that is not known."""
        session = f"{_VERSION}__resolution__session"
        rows = self._all.order_by().values_list(f"{session}__code").annotate(texts=Count(_VERSION, distinct=True))
        return list(rows.order_by(F(f"{session}__kind").asc(nulls_last=True), F(f"{session}__ordinal").desc()))

    @cached_property
    def by_verb(self) -> list[tuple[str, int]]:
        """Places by the words that carry them ("Recalling"), the commonest first."""
        rows = self._all.exclude(carrier="").order_by().values_list("carrier").annotate(places=Count("pk"))
        return list(rows.order_by("-places", "carrier")[:MOST_VERBS])

    @cached_property
    def by_part(self) -> list[tuple[object, int]]:
        named = (ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE)
        kinds = [When(paragraph__kind=kind, then=Value(kind.value)) for kind in named]
        part = Case(*kinds, When(footnote__isnull=False, then=Value("footnote")), default=Value("other"))
        counts = dict(self._all.order_by().annotate(part=part).values_list("part").annotate(places=Count("pk")))
        return [(label, counts[str(name)]) for name, label in PARTS.items() if counts.get(str(name))]
