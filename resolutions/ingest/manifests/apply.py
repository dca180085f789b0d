"""Fills the fields that a text leaves empty from its manifest entry. Where both have a value the text's is kept, and a
problem shows both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from resolutions.models.titles import title_key
from resolutions.text.document import AgendaItem, Document, Problem, Sponsor, Vote
from resolutions.text.kinds import Outcome, SponsorRole
from resolutions.text.problems import ProblemCode
from resolutions.text.sponsors import kind_of
from resolutions.text.states import state_of

DIFFERS = ProblemCode.MANIFEST_DIFFERS
_SINGLE = {"issued_on": "day of issue", "adopted_on": "day of adoption", "outcome": "outcome"}
_SOMEHOW = (None, Outcome.ADOPTED)
"""What a text states of its outcome where it does not say how it was adopted."""


def with_manifest(document: Document, manifest: Mapping[str, Any]) -> Document:
    """The document with manifest values (``Version.manifest``) in the fields it leaves empty, and a problem for each
    contradiction. Session, series and related documents are looked up where a proposal is filled."""
    manifest = fitting(document.language, manifest)
    if not manifest:
        return document
    sponsors, additional = ([*manifest.get(name, ())] for name in ("sponsors", "additional_sponsors"))
    items = tuple(AgendaItem(**item) for item in manifest.get("agenda_items", ()))
    subjects = tuple(manifest.get("subjects", ()))
    contradictions = [
        *_title(document, manifest.get("title")),
        *_sponsors_differ(document, sponsors, additional),
        *_names("agenda items", [_shown(item) for item in document.agenda_items], [_shown(item) for item in items]),
        *_names("subjects", document.subjects, subjects),
        *(problem for name in _SINGLE for problem in _single(name, getattr(document, name), manifest.get(name))),
    ]
    return replace(
        document,
        title=document.title or manifest.get("title"),
        sponsors=tuple(_sponsors(document, sponsors, additional)),
        agenda_items=document.agenda_items or items,
        subjects=document.subjects or subjects,
        subject_identifiers={**manifest.get("subject_identifiers", {}), **document.subject_identifiers},
        issued_on=document.issued_on or _day(manifest.get("issued_on")),
        adopted_on=document.adopted_on or _day(manifest.get("adopted_on")),
        outcome=Outcome.more_exact(document.outcome, manifest.get("outcome")),
        problems=(*document.problems, *contradictions),
    )


def names_parsed(parsed: Mapping[str, Any]) -> Document:
    """The part of a document that ``Version.parsed`` holds of whom and what its cover names, and of the fields that
    complete it."""
    return Document(
        source="",
        format="",
        language=parsed["language"],
        sponsors=tuple(Sponsor(**one) for one in parsed.get("sponsors") or ()),
        sponsor_note=parsed["sponsor_note"],
        agenda_items=tuple(AgendaItem(**one) for one in parsed.get("agenda_items") or ()),
        subjects=tuple(parsed.get("subjects") or ()),
        vote=Vote(**parsed["vote"]) if parsed.get("vote") else None,
        issued_on=_day(parsed.get("issued_on")),
        adopted_on=_day(parsed.get("adopted_on")),
        outcome=Outcome(parsed["outcome"]) if parsed.get("outcome") else None,
    )


def fitting(language: str, manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """The manifest values without those that are in another language than the text."""
    if manifest.get("language") in (None, language):
        return manifest
    return {name: value for name, value in manifest.items() if name not in ("title", "subjects", "subject_identifiers")}


def _sponsors(document: Document, sponsors: Iterable[str], additional: Iterable[str]) -> Iterator[Sponsor]:
    """Sponsors who joined a draft after it was printed are not on it, so they are added independently of the printed
    ones."""
    tabled = document.sponsors or tuple(Sponsor(name, kind_of(name)) for name in sponsors)
    yield from tabled
    if not any(one.role == "additional" for one in tabled):
        named = {name_key(one.name) for one in tabled}
        yield from (
            Sponsor(name, kind_of(name), SponsorRole.ADDITIONAL) for name in additional if name_key(name) not in named
        )


def _sponsors_differ(document: Document, sponsors: list[str], additional: list[str]) -> Iterator[Problem]:
    """Compares the sponsors and, where the text names them, the additional sponsors."""
    for role, given, elsewhere in (("sponsor", sponsors, additional), ("additional", additional, sponsors)):
        printed = [one.name for one in document.sponsors if one.role == role]
        moved = {name_key(name) for name in elsewhere}
        what = "sponsors" if role == "sponsor" else "additional sponsors"
        yield from _names(what, [name for name in printed if name_key(name) not in moved], given)


def _title(document: Document, given: str | None) -> Iterator[Problem]:
    if given and document.title and title_key(given) != title_key(document.title):
        yield Problem(0, DIFFERS, f"title: the text says “{document.title}”, the manifest “{given}”")


def _single(name: str, stated: Any, given: str | None) -> Iterator[Problem]:
    stated = None if stated in _SOMEHOW else stated
    if stated and given and str(stated) != given:
        yield Problem(0, DIFFERS, f"{_SINGLE[name]}: the text says {_words(stated)}, the manifest {_words(given)}")


def _words(value: Any) -> str:
    """A day, or an outcome without the lines between its words: ``adopted without vote``."""
    return str(value).replace("_", " ")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(what: str, printed: Collection[str], given: Collection[str]) -> Iterator[Problem]:
    if not printed or not given:
        return
    ours, theirs = ({name_key(name): name for name in names} for names in (printed, given))
    only = [
        (source, [names[key] for key in names if key not in other])
        for source, names, other in (("the text", ours, theirs), ("the manifest", theirs, ours))
    ]
    differing = [f"only {source} names {', '.join(names)}" for source, names in only if names]
    if differing:
        yield Problem(0, DIFFERS, f"{what}: {'; '.join(differing)}")


def name_key(name: str) -> str:
    """A State has one key under all its names; everything else is compared by its letters."""
    state = state_of(name)
    return state.name if state else title_key(name)


def _shown(item: AgendaItem) -> str:
    return f"{item.number} ({item.letter})" if item.letter else item.number
