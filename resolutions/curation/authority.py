"""What editors do to the authority lists: merge entries that are one, give other names, take them back.

Loading asks the lists before anything else (``ingest.writing.authority``, ``ingest.writing.agenda``), so what is done
here lasts over reloads. What texts print is kept with each sponsorship and ballot and is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.ingest.matching.proposals import settle
from resolutions.ingest.writing.agenda import AgendaLookup
from resolutions.ingest.writing.authority import key_of
from resolutions.ingest.writing.reapply_corrections import names_on_cover, rewrite_names
from resolutions.models import (
    AgendaItem,
    Alias,
    Announcement,
    Ballot,
    Correction,
    Resolution,
    Sponsor,
    Sponsorship,
    Subject,
    Version,
)
from resolutions.models.titles import free_slugs
from resolutions.search import outbox
from resolutions.text.sponsors import office_of

from .corrected_fields import SPONSOR_FIELDS
from .effects import show_texts_of
from .targets.fields import as_json

NAMED_IN: tuple[tuple[type[Model], str], ...] = (
    (Sponsorship, "sponsor"),
    (Ballot, "state"),
    (Announcement, "state"),
)
"""Rows that print the name of an entry, and their way to it."""


def rows_naming(sponsor: Sponsor) -> Iterator[QuerySet[Model]]:
    """The rows of each kind that print a name of the entry."""
    return (model._default_manager.filter(**{field: sponsor}) for model, field in NAMED_IN)


def check_name(name: str, sponsor: Sponsor | None) -> str:
    """The key of a name that ``sponsor`` may have. Raises ValidationError where another entry has it."""
    key = key_of(name)
    if not key:
        raise ValidationError(_("A name needs letters."))
    others = Q(key=key) & ~Q(pk=sponsor.pk if sponsor else None)
    holder = Sponsor.objects.filter(others).first()
    alias = Alias.objects.filter(key=key).exclude(sponsor=sponsor).select_related("sponsor").first()
    taken_by = holder or (alias and alias.sponsor)
    if taken_by:
        raise ValidationError(_("%(name)s has this name: merge the two.") % {"name": taken_by})
    return key


def rename(sponsor: Sponsor, name: str, editor: Any) -> None:
    """Give the entry another name, whose former one it keeps. Raises ValidationError as ``check_name``."""
    key = check_name(name, sponsor)
    with transaction.atomic():
        Alias.objects.filter(sponsor=sponsor, key=key).delete()
        if key != sponsor.key:
            Alias.objects.create(sponsor=sponsor, name=sponsor.name, key=sponsor.key, editor=editor)
        sponsor.name, sponsor.key = name, key
        sponsor.save(update_fields=["name", "key"])
        show_texts_of(sponsor)


def add_name(sponsor: Sponsor, name: str, editor: Any) -> Alias:
    """Give the entry one more name. Raises ValidationError as ``check_name``."""
    return Alias.objects.create(sponsor=sponsor, name=name, key=check_name(name, None), editor=editor)


def merge(sponsor: Sponsor, into: Sponsor, editor: Any) -> Alias:
    """All that names ``sponsor`` names ``into`` from now on; its names and address lead there. What makes it an entry
    is kept with its name, so that it can be taken back."""
    with transaction.atomic():
        former = {
            **{name: as_json(value) for name, value in model_to_dict(sponsor, SPONSOR_FIELDS).items()},
            "names": list(sponsor.aliases.values_list("key", flat=True)),
            **_end_corrections(sponsor, into, editor),
        }
        show_texts_of(sponsor)
        for model, field in NAMED_IN:
            model._default_manager.filter(**{field: sponsor}).update(**{field: into})
        sponsor.aliases.update(sponsor=into)
        sponsor.delete()
        return Alias.objects.create(
            sponsor=into, name=sponsor.name, key=sponsor.key, slug=sponsor.slug, former=former, editor=editor
        )


def take_apart(alias: Alias) -> Sponsor:
    """Make another name an entry of its own: as it was before a merge, with whatever is printed under its names."""
    with transaction.atomic():
        holder, former = alias.sponsor, alias.former
        names = [alias.key, *former.get("names", ())]
        entry = {name: former[name] for name in SPONSOR_FIELDS if name in former} or {"kind": holder.kind}
        show_texts_of(holder)
        Alias.objects.filter(pk=alias.pk).delete()
        slug = alias.slug or free_slugs([alias.name], Sponsor.objects.all())[0]
        made = Sponsor.objects.create(name=alias.name, key=alias.key, slug=slug, **entry)
        Alias.objects.filter(sponsor=holder, key__in=names).update(sponsor=made)
        for model, field in NAMED_IN:
            _printed(model, field, holder, names).update(**{field: made})
        Correction.objects.filter(pk__in=former.get("corrections", ())).update(sponsor=made)
        Correction.objects.filter(pk__in=former.get("stood", ())).update(ended_at=None, ended_by=None)
        return made


def is_printed(alias: Alias) -> bool:
    """Whether a text names its sponsors, or a vote its voters, by this name."""
    return any(_printed(*one, alias.sponsor, [alias.key]).exists() for one in NAMED_IN)


def _end_corrections(sponsor: Sponsor, into: Sponsor, editor: Any) -> dict[str, list[int]]:
    """What editors said of an entry that goes is history of the one that stays. Returns which corrections it had, and
    which of them stood."""
    had = {"corrections": sponsor.corrections.all(), "stood": sponsor.corrections.standing()}
    kept = {name: sorted(found.values_list("pk", flat=True)) for name, found in had.items()}
    had["stood"].update(ended_at=timezone.now(), ended_by=editor)
    sponsor.corrections.update(sponsor=into)
    return kept


def _printed(model: type[Model], field: str, holder: Sponsor, keys: Iterable[str]) -> QuerySet[Model]:
    """Rows whose printed name has one of the keys."""
    rows = model._default_manager.filter(**{field: holder})
    printed = rows.values_list("as_written", flat=True).distinct().order_by()
    named = [name for name in printed if key_of(office_of(name)) in keys]
    return rows.filter(as_written__in=named)


def merge_items(item: AgendaItem, into: AgendaItem) -> None:
    """Two entries of the agenda are one: what is read of the first stands under the second, now and later. Raises
    ValidationError where they are of two sessions."""
    if item.session_id != into.session_id:
        raise ValidationError(_("%(item)s is of another session.") % {"item": item})
    with transaction.atomic():
        through = Resolution.agenda_items.through.objects
        moved = list(through.filter(agendaitem=item).values_list("resolution", flat=True))
        for resolution in Resolution.objects.filter(pk__in=moved):
            resolution.agenda_items.add(into)
        through.filter(agendaitem=item).delete()
        AgendaItem.objects.filter(Q(pk=item.pk) | Q(merged_into=item)).update(merged_into=into)
        _show_texts_of(moved)


def take_apart_item(item: AgendaItem) -> None:
    """The item stands for itself again, with the proposals whose texts name it."""
    with transaction.atomic():
        assert item.merged_into is not None  # only such an item is taken apart
        held = list(item.merged_into.resolutions.all())
        AgendaItem.objects.filter(pk=item.pk).update(merged_into=None)
        places = AgendaLookup()
        outbox.record([pk for resolution in held for pk in settle(resolution, places)])


def merge_subjects(subject: Subject, into: Subject) -> None:
    """Two headings are one: what files say under the first stands under the second, now and later. Raises
    ValidationError where one of them stands no more."""
    if subject.merged_into_id or into.merged_into_id or subject == into:
        raise ValidationError(_("Choose two that stand."))
    with transaction.atomic():
        texts = list(subject.headings.values_list("version", flat=True))
        subject.headings.filter(version__in=into.headings.values("version")).delete()
        subject.headings.update(subject=into)
        Subject.objects.filter(Q(pk=subject.pk) | Q(merged_into=subject)).update(merged_into=into)
        outbox.record(texts)


def rename_subject(subject: Subject, name: str) -> Subject:
    """The heading under another name, to which the former leads on. Raises ValidationError where it is taken."""
    with transaction.atomic():
        if Subject.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("There is this subject heading already: %(name)s") % {"name": name})
        [slug] = free_slugs([name], Subject.objects.all())
        about = {"names": subject.names, "identifier": subject.identifier}
        made = Subject.objects.create(name=name, slug=slug, **about)
        merge_subjects(subject, made)
        return made


def take_apart_subject(subject: Subject) -> None:
    """The heading stands for itself again, with the texts whose files or editors name it."""
    with transaction.atomic():
        assert subject.merged_into is not None  # only such a heading is taken apart
        texts = Version.objects.filter(headings__subject=subject.merged_into)
        naming = [text for text in texts if subject.name in names_on_cover(text).subjects]
        Subject.objects.filter(pk=subject.pk).update(merged_into=None)
        for text in naming:
            rewrite_names(text)


def _show_texts_of(resolutions: Iterable[int]) -> None:
    outbox.record(list(Version.objects.filter(resolution__in=resolutions).values_list("pk", flat=True)))
