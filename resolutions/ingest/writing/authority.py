"""The authority list as a load uses it: which entry a printed name means, and which heading a subject is.

Each name is looked up once a run and remembered. It means the entry of the list that has it (editors add other names to
entries and merge them), else the State that has it in the table of States; else a new entry is created. What reads as
a State's name but is none that is known becomes an entry of the kind "name not understood" and a problem, never a
State: editors say what it means (``curation.names``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from django.db.models.functions import Coalesce, Upper
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from resolutions.models import Alias, Sponsor, Subject
from resolutions.models.choices import IN_DOUBT, SponsorKind
from resolutions.models.titles import free_slugs
from resolutions.text.sponsors import office_of
from resolutions.text.states import STATES, State, name_key, state_of

NAME_LENGTH = 300
SUBJECT_LENGTH = Subject._meta.get_field("name").max_length or 0
NEAREST = 5
"""Known names offered for one that is not understood."""
LIKE_ENOUGH = 60
"""Of 100: the least likeness of a name that is offered (``rapidfuzz.fuzz.WRatio``)."""
SMALL_WORDS = frozenset(("of", "the", "and", "on", "in", "for", "to"))
SHORTEST_MISPRINT = 4
"""Minimum length in letters of a name that is matched to one which differs in a single letter."""


@lru_cache(maxsize=10_000)
def key_of(name: str) -> str:
    """The key that finds an entry by a printed name; empty for a name without letters or figures."""
    return name_key(name)[:NAME_LENGTH].rstrip()


def is_known(name: str) -> bool:
    """Whether a printed name means an entry of the list, or a State that has no entry yet."""
    entry = _find(key_of(office_of(name)))
    in_doubt = entry and Sponsor.objects.filter(pk=entry, kind__in=IN_DOUBT).exists()
    return bool(entry and not in_doubt) or bool(state_of(office_of(name)))


def nearest_names(name: str, known: Collection[str], most: int = NEAREST) -> list[str]:
    """The known names that are most like this one, the nearest first: those whose initials it is, then those with its
    words, but for the small words that many names share. None where none is much like it."""
    with_initials = [one for one in known if name.isupper() and _initials(one) == key_of(name)]
    scored = process.extract(name, known, scorer=fuzz.WRatio, processor=_words, limit=most, score_cutoff=LIKE_ENOUGH)
    return list(dict.fromkeys([*with_initials, *(one for one, _score, _place in scored)]))[:most]


@lru_cache(maxsize=10_000)
def _words(name: str) -> str:
    """Those that tell a name from others; all of them where it has no others."""
    words = key_of(name).split()
    return " ".join([word for word in words if word not in SMALL_WORDS] or words)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _words(name).split())


def known_names() -> list[str]:
    """Names of entries that are understood, and of States that have no entry yet."""
    entries = Sponsor.objects.exclude(kind__in=IN_DOUBT).values_list("name", flat=True)
    return sorted({*entries, *(state.name for state in STATES)})


def headings_named(names: Iterable[str]) -> dict[str, str]:
    """Those of these names that are subjects on the list, ignoring case, with the library's spelling; of one that was
    renamed or merged, the name it leads on to."""
    capitals = {name.upper(): name for name in names}
    found = Subject.objects.annotate(capitals=Upper("name"), standing=Coalesce("merged_into__name", "name"))
    return {
        capitals[key]: name for key, name in found.filter(capitals__in=capitals).values_list("capitals", "standing")
    }


class Authority:
    """Primary keys of entries and subjects by name. ``forget`` after a rolled back transaction."""

    def __init__(self) -> None:
        self._sponsors: dict[str, int] = {}
        self._subjects: dict[str, int] = {}
        self._printed: dict[tuple[str, str], int] = {}
        self._in_doubt: dict[int, str] = {}
        self._nearest: dict[str, str] = {}
        self._identified: set[str] = set()

    def forget(self) -> None:
        self._sponsors.clear()
        self._in_doubt.clear()
        self._subjects.clear()
        self._printed.clear()
        self._identified.clear()

    def sponsor(self, name: str, kind: str) -> int:
        """The entry that a printed name means. An officer is looked up under the office."""
        if (name, kind) not in self._printed:
            self._printed[name, kind] = self._sponsor(name, kind)
        return self._printed[name, kind]

    def _sponsor(self, name: str, kind: str) -> int:
        key = key_of(office_of(name))
        known = self._every_name()
        if key not in known:
            known[key] = pk = _find(key) or _create(office_of(name), key, kind)
            self._in_doubt |= Sponsor.objects.filter(pk=pk, kind__in=IN_DOUBT).values_list("pk", "kind")
        return known[key]

    def doubt(self, sponsor: int) -> str:
        """The kind of an entry in doubt; empty for one that is understood."""
        return self._in_doubt.get(sponsor, "")

    def nearest(self, name: str) -> str:
        """The known names that are most like one that is not understood, as a list in words."""
        if name not in self._nearest:
            self._nearest[name] = ", ".join(nearest_names(name, known_names()))
        return self._nearest[name]

    def expect_states(self, names: Iterable[str]) -> None:
        """Prepare the lookup of these names: the missing entries of States are created together."""
        known = self._every_name()
        unknown = {
            key_of(name): state for name in set(names) if key_of(name) not in known and (state := state_of(name))
        }
        # Another load, or an editor, may have added one of these names since they were read.
        held = set(Alias.objects.filter(key__in=unknown).values_list("key", flat=True)) if unknown else set()
        new = {state.name: state for key, state in unknown.items() if key not in held}
        for state, pk in _entries_of(list(new.values())).items():
            for name in state.names:
                known.setdefault(key_of(name), pk)

    def _every_name(self) -> dict[str, int]:
        if not self._sponsors:
            names = Sponsor.objects.values_list("key", "pk")
            self._sponsors = dict(Alias.objects.values_list("key", "sponsor")) | dict(names)
            self._in_doubt = dict(Sponsor.objects.filter(kind__in=IN_DOUBT).values_list("pk", "kind"))
        return self._sponsors

    def subject(self, name: str) -> int:
        self.expect_subjects([name])
        return self._subjects[name]

    def expect_subjects(self, names: Iterable[str]) -> None:
        """Prepare the lookup of these names: new ones that fit the column are created together."""
        if not self._subjects:
            self._subjects = dict(Subject.objects.values_list("name", Coalesce("merged_into", "pk")))
        new = [name for name in dict.fromkeys(names) if name not in self._subjects and len(name) <= SUBJECT_LENGTH]
        if not new:
            return
        slugs = free_slugs(new, Subject.objects.all())
        made = [Subject(name=name, slug=slug) for name, slug in zip(new, slugs, strict=True)]
        self._subjects |= {subject.name: subject.pk for subject in Subject.objects.bulk_create(made)}

    def identify_subjects(self, identifiers: Mapping[str, str]) -> None:
        """Give subjects that have none their identifier, by name. One query where any is new to this load."""
        new = {name: identifier for name, identifier in identifiers.items() if name not in self._identified}
        if not new:
            return
        rows = list(Subject.objects.standing().filter(name__in=new, identifier=""))
        for row in rows:
            row.identifier = new[row.name]
        Subject.objects.bulk_update(rows, ["identifier"])
        self._identified |= new.keys()


def _find(key: str) -> int | None:
    """The entry of a name that was not there when the names were read: another load, or an editor, may have created it
    since."""
    entries = Sponsor.objects.filter(key=key).values_list("pk", flat=True)
    return entries.first() or Alias.objects.filter(key=key).values_list("sponsor", flat=True).first()


def _create(name: str, key: str, kind: str) -> int:
    state = state_of(name)
    if state:
        return _entries_of([state])[state]
    meant = _one_letter_off(key) if kind == SponsorKind.STATE else None
    if meant:
        pk = _entries_of([meant])[meant]
        Alias.objects.create(sponsor_id=pk, name=name, key=key, guessed=True)
        return pk
    fitting = kind if kind in (SponsorKind.GROUP, SponsorKind.BODY) else SponsorKind.UNKNOWN
    [slug] = free_slugs([name], Sponsor.objects.all())
    return Sponsor.objects.create(name=name, key=key, slug=slug, kind=fitting).pk


def _entries_of(states: Collection[State]) -> dict[State, int]:
    """The entry of each State, created with its other names if there is none. One that an editor renamed is found by
    its code."""
    if not states:
        return {}
    keys, codes = [key_of(state.name) for state in states], [state.code for state in states if state.code]
    by_name = dict(Alias.objects.filter(key__in=keys).values_list("key", "sponsor"))
    by_name |= dict(Sponsor.objects.filter(key__in=keys).values_list("key", "pk"))
    by_code = dict(Sponsor.objects.filter(code__in=codes).values_list("code", "pk"))
    held = {state: by_name.get(key) or by_code.get(state.code) for state, key in zip(states, keys, strict=True)}
    return {state: pk for state, pk in held.items() if pk} | _create_states(
        [state for state, pk in held.items() if not pk]
    )


def _create_states(states: Collection[State]) -> dict[State, int]:
    """New entries with all their names."""
    if not states:
        return {}
    slugs = free_slugs([state.name for state in states], Sponsor.objects.all())
    entries = Sponsor.objects.bulk_create(
        Sponsor(
            name=state.name,
            key=key_of(state.name),
            slug=slug,
            code=state.code,
            m49=state.m49,
            names=dict(state.by_language),
            member_from=state.member_from,
            member_until=state.member_until,
        )
        for state, slug in zip(states, slugs, strict=True)
    )
    made = dict(zip(states, entries, strict=True))
    others = [
        Alias(sponsor=entry, name=one.name, key=key_of(one.name), until=one.until)
        for state, entry in made.items()
        for one in state.others
    ]
    Alias.objects.bulk_create(others, ignore_conflicts=True)
    return {state: entry.pk for state, entry in made.items()}


def _one_letter_off(key: str) -> State | None:
    """The State with a name that differs in one letter, if there is exactly one: "Viet Nama"."""
    if len(key) < SHORTEST_MISPRINT:
        return None
    near = {
        state.name: state
        for state in STATES
        for name in state.names
        if Levenshtein.distance(key, key_of(name), score_cutoff=1) <= 1
    }
    return next(iter(near.values())) if len(near) == 1 else None
