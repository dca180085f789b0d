"""Finds or creates the rows that a text refers to: session, committee, agenda item, series.

Each is looked up once and remembered for the rest of the run, since 800 files share a few dozen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from resolutions.models import AgendaItem, Committee, Series, Session
from resolutions.models.choices import SessionKind
from resolutions.models.titles import free_slugs, title_key
from resolutions.text.languages import best_of
from resolutions.text.languages.vocabularies import VOCABULARIES

from .copies import Keys, update

SESSION_KINDS = {"": SessionKind.REGULAR, "S": SessionKind.SPECIAL, "ES": SessionKind.EMERGENCY}
MAIN_COMMITTEES = {
    "C.1": ("First Committee",),
    "C.2": ("Second Committee",),
    "C.3": ("Third Committee",),
    "C.4": ("Special Political and Decolonization Committee (Fourth Committee)", "Fourth Committee"),
    "C.5": ("Fifth Committee",),
    "C.6": ("Sixth Committee",),
}
"""The code in a draft's symbol, the full name, and other names in use."""

_CODES = {title_key(name): code for code, names in MAIN_COMMITTEES.items() for name in names}
_SESSION = re.compile(r"(?:(E?S)-)?(\d{1,3})")


class AgendaLookup:
    """Rows found or created. ``alone`` means that no other load is writing, so that new series may be prepared before
    they are written. Call ``forget`` once series were merged and all new ones are written."""

    def __init__(self, alone: bool = False) -> None:
        self._alone = alone
        self._known: dict[tuple, Any] = {}
        self._series_held: dict[str, Series | None] = {}
        """Title key → series, for the titles in ``expect_series``."""
        self._series_begun: list[Series] = []
        self._keys = Keys()
        self._retitled: dict[int, AgendaItem] = {}

    def forget(self) -> None:
        self._known.clear()
        self._series_held.clear()
        self._series_begun.clear()

    def _remembered(self, key: tuple, find):
        if key not in self._known:
            self._known[key] = find()
        return self._known[key]

    def session(self, code: str | None) -> Session | None:
        """None for None and for an invalid code."""
        match = _SESSION.fullmatch(code or "")
        return self._remembered(("session", code), lambda: self._session(match)) if match else None

    def _session(self, match: re.Match[str]) -> Session:
        kind, ordinal = SESSION_KINDS[match[1] or ""], int(match[2])
        return Session.objects.get_or_create(code=match[0], defaults={"kind": kind, "ordinal": ordinal})[0]

    def committee(self, name: str | None, code: str | None = None) -> Committee | None:
        """By the printed name, else by the code in a symbol if it is that of a Main Committee."""
        known = _CODES.get(title_key(name)) if name else code
        if known in MAIN_COMMITTEES:
            return self._remembered(("committee", known), lambda: self._main_committee(known))
        if not name:
            return None
        return self._remembered(("committee", name), lambda: Committee.objects.get_or_create(name=name)[0])

    def _main_committee(self, code: str) -> Committee:
        names = {language: words.committee_names[int(code[2:]) - 1] for language, words in VOCABULARIES.items()}
        new = {"name": MAIN_COMMITTEES[code][0], "names": names}
        committee, is_new = Committee.objects.get_or_create(code=code, defaults=new)
        if not is_new and committee.names != names:
            committee.names = names
            committee.save(update_fields=["names"])
        return committee

    def expect_items(self, wanted: Iterable[tuple[Session, int, str]]) -> None:
        """Look up the agenda items that will be needed in one query, and create the missing ones together."""
        new = {(session.pk, number, letter) for session, number, letter in wanted}
        keys = sorted(key for key in new if ("item", *key) not in self._known)
        if not keys:
            return
        sessions, numbers = {session for session, _, _ in keys}, {number for _, number, _ in keys}
        held = AgendaItem.objects.filter(session__in=sessions, number__in=numbers).select_related("merged_into")
        self._known |= {("item", item.session_id, item.number, item.letter): item for item in held}
        missing = [
            AgendaItem(session_id=session, number=number, letter=letter)
            for session, number, letter in keys
            if ("item", session, number, letter) not in self._known
        ]
        for item in AgendaItem.objects.bulk_create(missing):
            self._known["item", item.session_id, item.number, item.letter] = item

    def agenda_item(self, session: Session, number: int, letter: str) -> AgendaItem:
        """The item, or the one it was merged into."""
        item = self._item(session, number, letter)
        return item.merged_into or item

    def _item(self, session: Session, number: int, letter: str) -> AgendaItem:
        return self._remembered(
            ("item", session.pk, number, letter),
            lambda: AgendaItem.objects.get_or_create(session=session, number=number, letter=letter)[0],
        )

    def set_title(self, item: AgendaItem, language: str, title: str, source_order: str) -> None:
        """Record the title that a text gives an agenda item. ``source_order`` is the order of the texts that give one,
        the smallest first, so that the title does not depend on which was loaded first. The title an editor entered
        stays (its ``source_order`` is empty)."""
        if not title or source_order >= item.titles_from.get(language, "~"):
            return
        item.titles = {**item.titles, language: title}
        item.titles_from = {**item.titles_from, language: source_order}
        item.title = item.titles[best_of(item.titles)]
        self._retitled[item.pk] = item

    def write_titles(self) -> None:
        """Write the titles set since the last call, in one statement."""
        if self._retitled:
            update(AgendaItem, ["title", "titles", "titles_from"], list(self._retitled.values()))
        self._retitled.clear()

    def series(self, title: str, given: bool = False) -> Series:
        """The series of that title, or the one it was merged into. ``given`` means that a manifest names it."""
        key = title_key(title)
        return self._remembered(("series", key, given), lambda: self._series(title, key, given))

    def expect_series(self, titles: Collection[str]) -> None:
        """Look up the series of these titles in one query. A new one that ``series`` begins for them must be written
        afterwards (``write_series``)."""
        if not self._alone:
            return
        keys = {title_key(title) for title in titles}
        held = {one.title_key: one for one in Series.objects.filter(title_key__in=keys)}
        self._series_held = {key: held.get(key) for key in keys}
        self._keys.expect(Series, len(keys) - len(held))

    def write_series(self) -> None:
        begun, self._series_begun = self._series_begun, []
        if begun:
            for one, slug in zip(begun, free_slugs([one.title for one in begun], Series.objects.all()), strict=True):
                one.slug = slug
            Series.objects.bulk_create(begun)

    def _begin_series(self, title: str, key: str) -> Series:
        [pk] = self._keys.take(Series, 1)
        series = Series(pk=pk, title=title, title_key=key)
        self._series_begun.append(series)
        return series

    def _series(self, title: str, key: str, given: bool) -> Series:
        if not given and key in self._series_held:
            held = self._series_held[key]
            return held.standing() if held else self._begin_series(title, key)
        new = {"title": title, "slug": lambda: free_slugs([title], Series.objects.all())[0], "title_given": given}
        found, is_new = Series.objects.get_or_create(title_key=key, defaults=new)
        if given and not is_new:
            Series.objects.filter(pk=found.pk).update(title_given=True)
        return found.standing()

    def series_named(self, pk: int | None) -> Series | None:
        """The series of this key, if an editor or a manifest gave it its title."""
        given = Series.objects.filter(title_given=True)
        return self._remembered(("series with a title given",), given.in_bulk).get(pk)

    def existing_series(self, title: str) -> Series | None:
        """The series of that title, if there was one at the first lookup; one created later collects its own
        proposals."""
        known = self._remembered(("every series",), lambda: {one.title_key: one for one in Series.objects.all()})
        key = title_key(title)
        found = known.get(key) or self._known.get(("series", key, False))
        return found and found.standing()
