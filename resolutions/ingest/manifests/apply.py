"""What was said beside a file fills what its text does not say. Where both say it, the text stands, and a problem shows
both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from resolutions.models.titles import title_key
from resolutions.text.document import AgendaItem, Document, Problem, Sponsor
from resolutions.text.sponsors import kind_of
from resolutions.text.states import state_of

DIFFERS = "manifest_differs"


def with_given(document: Document, given: Mapping[str, Any]) -> Document:
    """The document with what was given (``Version.given``) in the places it leaves empty, and a problem for each
    contradiction. Session, series and related documents are looked up where a proposal is put together."""
    given = fitting(document.language, given)
    sponsors, additional = ([*given.get(name, ())] for name in ("sponsors", "additional_sponsors"))
    items = tuple(AgendaItem(**item) for item in given.get("agenda_items", ()))
    subjects = tuple(given.get("subjects", ()))
    contradictions = [
        *_title(document, given.get("title")),
        *_sponsors_differ(document, sponsors, additional),
        *_names("agenda items", [_shown(item) for item in document.agenda_items], [_shown(item) for item in items]),
        *_names("subjects", document.subjects, subjects),
    ]
    return replace(
        document,
        title=document.title or given.get("title"),
        sponsors=tuple(_sponsors(document, sponsors, additional)),
        agenda_items=document.agenda_items or items,
        subjects=document.subjects or subjects,
        problems=(*document.problems, *contradictions),
    )


def names_said(said: Mapping[str, Any]) -> Document:
    """The document as far as ``Version.parsed`` tells whom and what its cover names, and what fills that."""
    return Document(
        source="",
        format="",
        language=said["language"],
        title=said["title"],
        sponsors=tuple(Sponsor(**one) for one in said.get("sponsors") or ()),
        sponsor_note=said["sponsor_note"],
        agenda_items=tuple(AgendaItem(**one) for one in said.get("agenda_items") or ()),
        subjects=tuple(said.get("subjects") or ()),
    )


def fitting(language: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what is in another language than the text."""
    if given.get("language") in (None, language):
        return given
    return {name: value for name, value in given.items() if name not in ("title", "subjects")}


def _sponsors(document: Document, sponsors: Iterable[str], additional: Iterable[str]) -> Iterator[Sponsor]:
    """Those who joined a draft once it was printed are not on it, so they fill a place of their own."""
    tabled = document.sponsors or tuple(Sponsor(name, kind_of(name)) for name in sponsors)
    yield from tabled
    if not any(one.role == "additional" for one in tabled):
        named = {_key(one.name) for one in tabled}
        yield from (Sponsor(name, kind_of(name), "additional") for name in additional if _key(name) not in named)


def _sponsors_differ(document: Document, sponsors: list[str], additional: list[str]) -> Iterator[Problem]:
    """Those who tabled it and, where the text names them, those who joined."""
    for role, given, elsewhere in (("sponsor", sponsors, additional), ("additional", additional, sponsors)):
        said = [one.name for one in document.sponsors if one.role == role]
        moved = {_key(name) for name in elsewhere}
        what = "sponsors" if role == "sponsor" else "additional sponsors"
        yield from _names(what, [name for name in said if _key(name) not in moved], given)


def _title(document: Document, given: str | None) -> Iterator[Problem]:
    if given and document.title and title_key(given) != title_key(document.title):
        yield Problem(0, DIFFERS, f"title: the text says “{document.title}”, the manifest “{given}”")


def _names(what: str, said: Collection[str], given: Collection[str]) -> Iterator[Problem]:
    if not said or not given:
        return
    ours, theirs = ({_key(name): name for name in names} for names in (said, given))
    only = [
        (source, [names[key] for key in names if key not in other])
        for source, names, other in (("the text", ours, theirs), ("the manifest", theirs, ours))
    ]
    differing = [f"only {source} names {', '.join(names)}" for source, names in only if names]
    if differing:
        yield Problem(0, DIFFERS, f"{what}: {'; '.join(differing)}")


def _key(name: str) -> str:
    """States by whatever name they have; everything else by its letters."""
    state = state_of(name)
    return state.name if state else title_key(name)


def _shown(item: AgendaItem) -> str:
    return f"{item.number} ({item.letter})" if item.letter else item.number
