"""What became of a quotation that somebody asked after: for the page, and as a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from resolutions.search.agreed import votes_of
from resolutions.search.hits import Hit
from resolutions.search.quotations import Building, Finding, TooShort, Verdict, verify
from resolutions.search.quoted_paragraph import NoParagraph

from ..languages import language_named
from ..place_names import spelt
from .export import hit_record


class QuotationPage:
    """``finding`` is None where nothing was asked, or what was asked is ``wrong``."""

    def __init__(self, query: QueryDict) -> None:
        self.quotation, self.symbol, self.paragraph, self.language = (
            query.get(name, "").strip() for name in ("quotation", "symbol", "paragraph", "in")
        )
        self.finding: Finding | None = None
        self.wrong, self.building = "", False
        if self.quotation:
            self._ask()

    def _ask(self) -> None:
        try:
            language = language_named(self.language) if self.language else ""
            self.finding = verify(self.quotation, self.symbol, self.paragraph, language)
        except Building:
            self.building = True
        except TooShort:
            self.wrong = _("So few words stand in too many places to say anything of them: quote three words or more.")
        except NoParagraph:
            names = {"given": self.paragraph, "operative": spelt("OP 9"), "preambular": spelt("PP 3")}
            self.wrong = _("“%(given)s” names no paragraph: write %(operative)s or %(preambular)s.") % names
        except ValueError:
            self.wrong = _("“%(symbol)s” is no symbol of a document.") % {"symbol": self.symbol}

    @property
    def sentence(self) -> str:
        return sentence(self.finding) if self.finding else ""

    @cached_property
    def votes(self) -> dict[int, dict[str, int | None]]:
        return votes_of(_hits(self.finding)) if self.finding else {}


def sentence(finding: Finding) -> str:
    """The verdict in words. Never that something was invented: what is not held may still be true."""
    names = {"symbol": finding.symbol, "paragraph": finding.paragraph or ""}
    if finding.verdict == Verdict.VERBATIM:
        return _("These words stand there verbatim.") if finding.symbol else _("These words are held verbatim.")
    if finding.verdict == Verdict.NEAR:
        return _("Nearly these words stand there; the differences are marked.")
    if finding.verdict == Verdict.NOT_SAID:
        if finding.paragraph:
            return _("%(symbol)s is held, and its paragraph %(paragraph)s does not say this.") % names
        return _("%(symbol)s is held, and does not say this.") % names
    if finding.symbol:
        return _("%(symbol)s is not held in this archive: it cannot say.") % names
    return _("No text held here has these words: the archive cannot say where they are from.")


def as_record(finding: Finding, absolute: Callable[[str], str]) -> dict[str, Any]:
    """``docs/programs.md`` tells the fields."""
    votes = votes_of(_hits(finding))

    def place(hit: Hit) -> dict[str, Any]:
        return hit_record(hit, absolute) | {"vote": votes.get(hit.version.id)}

    near = finding.near
    return {
        "quotation": finding.quotation,
        "symbol": finding.symbol,
        "paragraph": finding.paragraph,
        "verdict": finding.verdict,
        "says": sentence(finding),
        "omissions": finding.omissions,
        "texts": finding.texts,
        "places": [place(hit) for hit in finding.places],
        "near": {"place": place(near.hit), "share": round(near.share, 3), "words": near.words} if near else None,
        "elsewhere": [place(hit) for hit in finding.elsewhere],
        "texts_elsewhere": finding.texts_elsewhere,
    }


def _hits(finding: Finding) -> list[Hit]:
    return [*finding.places, *finding.elsewhere, *([finding.near.hit] if finding.near else [])]
