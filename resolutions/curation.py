"""What editors do: correct a field, take a correction back. The file's own word is kept beside it, and history too.

Loading never comes through here, and the admin never writes a corrected column in any other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .ingest import citing, cover, proposals, removing, runs, series, voting
from .ingest.filling import names_said, with_given
from .ingest.mended import NotThere, documents_of, mended, names_again, read_again, words_of_lines
from .ingest.places import Places
from .ingest.refusals import Refused
from .models import Correction, Problem, Removal, Resolution, Series, Sponsor, Version, Vote
from .models.choices import SeriesFrom, SponsorRole, SymbolFrom
from .models.curation import MENDED, PROBLEM, VOTE
from .models.titles import subject_key, title_key
from .search import outbox
from .text import mending
from .text.document import Document
from .text.mending import Mending
from .text.readers import Unreadable
from .text.symbols import Symbol

VERSION_FIELDS = (*cover.CURATED, "resolution")
SPONSORS = "sponsors"
"""The printed list of a version, as a list of [name as printed, role]; it is a field like the others."""
SUBJECTS = "subjects"
"""The headings of a version, as a list of their names."""
RELATED = "related"
"""The documents related to a version, as a list of symbols."""
LISTS = (SPONSORS, SUBJECTS, RELATED)
"""Fields whose values have an order of their own."""
RESOLUTION_FIELDS = proposals.CURATED
SPONSOR_FIELDS = ("kind", "code", "m49", "member_from", "member_until")
"""What an entry of the authority list is, but for its names; no file says it."""

Target = Version | Resolution | Sponsor


class SymbolTaken(ValidationError):
    """Another document of the archive has the symbol, in the same language."""


def read_symbol(text: str) -> Symbol:
    """A symbol in any spelling. Raises ValidationError."""
    try:
        return Symbol.from_reader(text)
    except ValueError as error:
        raise ValidationError(f"This is not a document symbol: {text}") from error


def check_symbol_is_free(symbol: Symbol, language: str, version: Version) -> None:
    """Raises SymbolTaken."""
    holder = Version.objects.with_symbol_key(symbol.key).filter(language=language).exclude(pk=version.pk).first()
    if holder:
        raise SymbolTaken(f"{symbol} is already in the archive: “{holder.title}” (document {holder.pk}, {language})")


def correct(target: Target, field: str, value: Any, editor) -> Correction | None:
    """Set one field to the editor's value and record who, when, before and after. None where nothing changes.

    ``value`` is what the column holds: text, a date, a row, for agenda items a list of rows, for the symbol a text in
    any spelling or None, for the sponsors a list of [name, role], for subjects and related documents a list of names or
    symbols. Raises ValidationError for a symbol that is none or is taken, and for a membership that ends before it
    begins.
    """
    with transaction.atomic():
        target = _locked(target)
        if field == "symbol" and value:
            symbol = read_symbol(value)
            check_symbol_is_free(symbol, target.language, target)
            value = str(symbol)
        if field == RELATED:
            value = list(dict.fromkeys(str(read_symbol(one)) for one in value))
        if field == "language" and target.symbol:
            check_symbol_is_free(Symbol.parse(target.symbol), value, target)
        if field == "series" and value:
            value = value.standing()
        before = current(target, field)
        after = value if field in LISTS else as_json(value)
        if before == after:
            return None
        former = _standing(target, field)
        if former:
            _end(former, editor)
        correction = Correction.objects.create(
            **_of(target), field=field, before=before, value=after, editor=editor, replaces=former
        )
        _apply(target, field, after, SymbolFrom.EDITOR)
        return correction


def mend(version: Version, change: Mending, editor) -> Correction:
    """Mend paragraphs or footnotes of a text and record who, when, before and after.

    Raises ValidationError where that makes no text, where the text has changed since the editor saw it, or where its
    file cannot be read any more.
    """
    with transaction.atomic():
        version = _locked(version)
        said = _said_by_parser(version)
        try:
            mending.check(change)
        except mending.Unfit as error:
            raise ValidationError(capfirst(str(error))) from error
        if mending.mend(mended(version, said), [change])[1] != [mending.Outcome.APPLIED]:
            raise ValidationError(_("This part of the text has changed meanwhile. Look at it again."))
        correction = Correction.objects.create(
            version=version, field=change.part, before=list(change.before), value=list(change.after), editor=editor
        )
        read_again(version, said)
        return correction


def settle(problem: Problem, remark: str, editor) -> Correction:
    """Say that nothing is left to do about a problem. That holds while the same problem stands at the same words."""
    with transaction.atomic():
        version = _locked(problem.version)
        words = words_of_lines(version, [problem.line]).get(problem.line, "")
        said = {"line": problem.line, "code": problem.code, "message": problem.message, "words": words}
        correction = Correction.objects.create(version=version, field=PROBLEM, before=said, value=remark, editor=editor)
        Problem.objects.filter(pk=problem.pk).update(settled=correction)
        outbox.record([version.pk])
        return correction


def enter_vote(vote: Vote, ballots: Mapping[str, str]) -> None:
    """Save a vote that an editor entered or changed, with who voted how (positions by name); what became of the
    proposal follows, and of that whose text it was on before."""
    with transaction.atomic():
        texts = {vote.version_id, *Vote.objects.filter(pk=vote.pk).values_list("version", flat=True)}
        concerned = list(Resolution.objects.filter(versions__in=texts).distinct())
        vote.save()
        voting.set_ballots(vote, ballots)
        for resolution in concerned:
            _settle(resolution)


def take_away_vote(vote: Vote, editor) -> Correction:
    """Delete a vote that an editor entered. All that it said is on record, and can be taken back."""
    with transaction.atomic():
        version = _locked(vote.version)
        said = voting.said(vote)
        correction = Correction.objects.create(version=version, field=VOTE, before=said, value=None, editor=editor)
        vote.delete()
        _settle(version.resolution)
        return correction


def _vote_again(version: Version, said: Mapping[str, Any]) -> None:
    if version.votes.filter(body=said["body"], from_file=False).exists():
        raise ValidationError(_("There is another vote on %(text)s now. Delete it first.") % {"text": version})
    voting.put(version, said)
    _settle(version.resolution)


def merge(versions: Iterable[Version], into: Resolution, editor) -> int:
    """Say of texts that they belong to one proposal. Returns how many did not yet."""
    with transaction.atomic():
        moved = [correct(version, "resolution", into, editor) for version in versions]
    return sum(correction is not None for correction in moved)


def take_out(version: Version, editor) -> Correction | None:
    """Say of a text that it is a proposal of its own. None where it is one already."""
    with transaction.atomic():
        version = _locked(version)
        if not version.resolution.versions.exclude(pk=version.pk).exists():
            return None
        return correct(version, "resolution", proposals.begin(version, Places()), editor)


def take_back(correction: Correction, editor) -> None:
    """End a correction that stands. What it replaced stands again: an earlier correction, else what the file says.

    Raises ValidationError where another document has come to bear the symbol meanwhile, another vote was entered, where
    a membership would end before it begins, and while the text is taken out of the archive.
    """
    with transaction.atomic():
        correction = Correction.objects.standing().select_for_update(of=("self",)).get(pk=correction.pk)
        if correction.removal:
            raise ValidationError(_("%(text)s is taken out of the archive.") % {"text": correction.removal})
        target = _locked(correction.target)
        _end(correction, editor)
        if correction.field in MENDED:
            read_again(target, _said_by_parser(target))
        elif correction.field == PROBLEM:
            Problem.objects.filter(settled=correction).update(settled=None)
            outbox.record([target.pk])
        elif correction.field == VOTE:
            _vote_again(target, correction.before)
        else:
            _restore(target, correction)


def _restore(target: Target, correction: Correction) -> None:
    """The field as it is without the correction, which has ended."""
    former = correction.replaces
    if former:
        Correction.objects.filter(pk=former.pk).update(ended_at=None, ended_by=None)
        _apply(target, correction.field, former.value, SymbolFrom.EDITOR)
    elif isinstance(target, Sponsor):
        _apply_to_sponsor(target, correction.field, correction.before)
    elif isinstance(target, Resolution):
        if correction.field == "series":
            _put_back(target, correction.before)
        _settle(target)
    elif correction.field == "resolution":
        _apply(target, "resolution", correction.before, SymbolFrom.EDITOR)
    else:
        where_from = target.parsed["symbol_from"] or SymbolFrom.TEXT
        _apply(target, correction.field, said_by_file(target, correction.field), where_from)


def current(target: Target, field: str) -> Any:
    """The field as readers see it, as JSON."""
    if field == "agenda_items":
        return sorted(target.agenda_items.values_list("pk", flat=True))
    if field == SPONSORS:
        printed = target.sponsorships.exclude(role=SponsorRole.BEHALF).order_by("position")
        return [list(one) for one in printed.values_list("as_written", "role")]
    if field == SUBJECTS:
        return list(target.headings.order_by("position").values_list("subject__name", flat=True))
    if field == RELATED:
        return list(target.related)
    return as_json(getattr(target, field))


def said_by_file(version: Version, field: str) -> Any:
    """What the file (with its manifest) says of a version's field, as JSON; of its resolution it says nothing."""
    if field == SPONSORS:
        return [[one["name"], one["role"]] for one in version.parsed.get("sponsors") or ()]
    if field == SUBJECTS:
        return list(with_given(names_said(version.parsed), version.given).subjects)
    symbol = Symbol.parse(version.symbol) if version.symbol else None
    said = {**cover.columns(version.parsed, version.given, symbol), "symbol": version.parsed["symbol"]}
    value = cover.fitted(said)[0][field]
    return value if field in LISTS else as_json(value)


def said_by_versions(resolution: Resolution, field: str) -> list[tuple[Version, str]]:
    """What each text of a proposal says of a field of it, in words, the adopted one first."""
    versions = sorted(resolution.versions.all(), key=lambda one: (proposals.RANK[one.stage], one.symbol_sort, one.pk))
    said = ((version, proposals.claim(version).words(field)) for version in versions)
    return [(version, words) for version, words in said if words]


def as_json(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, models.QuerySet)):
        return sorted(as_json(one) for one in value)
    return value


def collect(of: Series) -> int:
    """Bring the resolutions of the series' title that have no series under it. Returns how many."""
    fixed = Correction.objects.standing().filter(field="series", resolution__isnull=False).values("resolution")
    free = Resolution.objects.filter(title_key=of.title_key, series=None).exclude(pk__in=fixed)
    with transaction.atomic():
        pks = list(free.values_list("pk", flat=True))
        outbox.record(Version.objects.filter(resolution__in=pks).values_list("pk", flat=True))
        return Resolution.objects.filter(pk__in=pks).update(series=of, series_from=SeriesFrom.TITLE)


def remove(version: Version, reason: str, editor) -> Removal:
    """Take a document out of the archive, with a proposal that has no other. Loads leave it out from now on."""
    with transaction.atomic():
        runs.take_turn()
        return removing.take_out(_locked(version), reason, editor)


def restore(removal: Removal, editor) -> Version:
    """Put a document back that was taken out, with all that editors said of it.

    Raises ValidationError where it is back already, another document stands in its place, or its file cannot be read
    any more.
    """
    with transaction.atomic():
        runs.take_turn()
        removal = _locked(removal)
        _check_may_be_put_back(removal)
        aside = removal.resolution and not removal.resolution.versions.exists()
        try:
            version = removing.put_back(removal)
        except (NotThere, Unreadable, Refused) as error:
            raise ValidationError(capfirst(str(error))) from error
        if aside:
            _speak_again(version.resolution)
        ended = {"ended_at": timezone.now(), "ended_by": editor}
        Removal.objects.filter(pk=removal.pk).update(put_back=True, **ended)
        return version


def _check_may_be_put_back(removal: Removal) -> None:
    if removal.put_back:
        raise ValidationError(_("%(text)s is back already.") % {"text": removal})
    symbol, part = removal.columns["symbol"], removal.columns["part"]
    if symbol:
        check_symbol_is_free(Symbol.parse(symbol), removal.columns["language"], Version(pk=removal.version_pk))
    other = Version.objects.filter(source=removal.source, part=part).first()
    if other:
        raise ValidationError(_("Its file was loaded again: %(text)s.") % {"text": other})


def let_in(removal: Removal, editor) -> None:
    """Say that loads may take in files of the document again: another file of it may be the better one."""
    Removal.objects.standing().filter(pk=removal.pk).update(ended_at=timezone.now(), ended_by=editor)


def _said_by_parser(version: Version) -> Document:
    try:
        return documents_of(version)[version.part]
    except (NotThere, Unreadable) as error:
        raise ValidationError(capfirst(str(error))) from error


def _locked(target: Any) -> Any:
    """As it stands now, and nobody else's until the transaction ends: a load may be writing it at this moment."""
    return type(target).objects.select_for_update(of=("self",)).get(pk=target.pk)


def _of(target: Target) -> dict[str, Any]:
    return {str(target._meta.model_name): target}


def _standing(target: Target, field: str) -> Correction | None:
    return Correction.objects.standing().filter(**_of(target), field=field).first()


def _end(correction: Correction, editor) -> None:
    Correction.objects.filter(pk=correction.pk).update(ended_at=timezone.now(), ended_by=editor)


def _apply(target: Target, field: str, value: Any, symbol_from: str) -> None:
    """Write the column, and what hangs on it. ``value`` is JSON."""
    if isinstance(target, Resolution):
        _apply_to_resolution(target, field, value)
    elif isinstance(target, Sponsor):
        _apply_to_sponsor(target, field, value)
    elif field == "symbol":
        _apply_symbol(target, value, symbol_from)
    elif field == "resolution":
        _move(target, value)
    elif field in (SPONSORS, SUBJECTS):
        names_again(target)
    elif field == RELATED:
        _relate(target, value)
    else:
        column = Version._meta.get_field(field)
        setattr(target, field, column.to_python(value))
        target.save(update_fields=[field])
        if field == "language":
            citing.resolve_to(target)
        if field == "sponsor_note":
            names_again(target)
        _settle(target.resolution)
    if isinstance(target, Version):
        outbox.record([target.pk])


def _apply_to_resolution(resolution: Resolution, field: str, value: Any) -> None:
    if field == "agenda_items":
        resolution.agenda_items.set(value)
    else:
        column = Resolution._meta.get_field(field)
        setattr(resolution, column.attname, value)
        resolution.title_key = title_key(resolution.title)
        resolution.subject_key = resolution.subject_key and subject_key(resolution.title)
        if field == "series":
            resolution.series_from = SeriesFrom.EDITOR if value else SeriesFrom.UNKNOWN
        resolution.save(update_fields=[field, "title_key", "subject_key", "series_from"])
        if field in ("title", "session"):
            outbox.record(series.find([resolution.pk], Places()))
    outbox.record(resolution.versions.values_list("pk", flat=True))


def _apply_to_sponsor(sponsor: Sponsor, field: str, value: Any) -> None:
    setattr(sponsor, field, Sponsor._meta.get_field(field).to_python(value))
    sponsor.validate_constraints()
    sponsor.save(update_fields=[field])
    show_texts_of(sponsor)


def show_texts_of(sponsor: Sponsor) -> None:
    """Search knows texts by the names and kinds of their sponsors."""
    outbox.record(sponsor.sponsorships.values_list("version", flat=True).distinct())


def _apply_symbol(version: Version, value: str | None, symbol_from: str) -> None:
    """With the symbol go its key and order, the kind and stage it tells, and the citations that mean it."""
    symbol = Symbol.parse(value) if value else None
    if symbol:
        check_symbol_is_free(symbol, version.language, version)
    fixed = set(Correction.objects.standing().filter(version=version).values_list("field", flat=True))
    told = cover.columns(version.parsed, version.given, symbol)
    follows = {name: told[name] for name in ("kind", "stage") if name not in fixed}
    for name, column in {**cover.symbol_columns(symbol, symbol_from), **follows}.items():
        setattr(version, name, column)
    version.save()
    citing.resolve_to(version)
    _settle(version.resolution)


def _move(version: Version, resolution_id: int) -> None:
    """A proposal that was laid aside when its last text left is again what editors said of it."""
    former, there = version.resolution, Resolution.objects.get(pk=resolution_id)
    was_aside = not there.versions.exists()
    version.resolution = there
    version.save(update_fields=["resolution"])
    _settle(there)
    if was_aside:
        _speak_again(there)
    outbox.record(proposals.settle(former, Places()))


def _speak_again(resolution: Resolution) -> None:
    """What editors said of a proposal that was laid aside."""
    for said in Correction.objects.standing().filter(resolution=resolution):
        _apply_to_resolution(resolution, said.field, said.value)


def _relate(version: Version, symbols: list[str]) -> None:
    """A draft among the related documents is of the same proposal."""
    former, places = version.resolution_id, Places()
    version.related, version.origin_keys = symbols, cover.origin_keys(version.parsed, symbols)
    version.save(update_fields=["related", "origin_keys"])
    shown_otherwise = proposals.place_again(version, places)
    outbox.record([*shown_otherwise, *series.find({former, version.resolution_id}, places)])


def _put_back(resolution: Resolution, series_id: int | None) -> None:
    """Into the series it stood in before an editor moved it, or what that was merged into; whether it belongs there is
    looked at again."""
    former = Series.objects.filter(pk=series_id).first()
    resolution.series = former and former.standing()
    resolution.series_from = SeriesFrom.TITLE if former else SeriesFrom.UNKNOWN
    resolution.save(update_fields=["series", "series_from"])
    outbox.record(resolution.versions.values_list("pk", flat=True))


def _settle(resolution: Resolution) -> None:
    places = Places()
    outbox.record([*proposals.settle(resolution, places), *series.find([resolution.pk], places)])
