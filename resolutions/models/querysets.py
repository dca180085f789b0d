"""Querysets that speak the domain."""

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Count, DateField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, JSONObject, Left, Upper

from .choices import Outcome, SessionKind, Stage, VoteBody


def _in_order(queryset: models.QuerySet) -> models.QuerySet:
    """The model's own order, said aloud: Django forgets it where rows are counted."""
    return queryset if queryset.query.order_by else queryset.order_by(*queryset.model._meta.ordering)


def _opening(session: models.Expression) -> Func:
    return Func(session + 1945, Value(9), Value(1), function="make_date")


class SessionQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``resolution_count`` and ``version_count``."""
        return _in_order(self).annotate(
            resolution_count=Count("resolutions", distinct=True),
            version_count=Count("resolutions__versions", distinct=True),
        )

    def held(self):
        """Those of which texts are held, with their counts: editors may have moved the last one away."""
        return self.with_counts().filter(version_count__gt=0)

    def codes(self):
        return _in_order(self).values_list("code", flat=True)


class AliasQuerySet(models.QuerySet):
    def former(self):
        """Names given up, with who bore them."""
        return self.filter(until__isnull=False).select_related("sponsor")


class AgendaItemQuerySet(models.QuerySet):
    def standing(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def with_counts(self):
        """Adds ``resolution_count``."""
        return _in_order(self).annotate(resolution_count=Count("resolutions", distinct=True))


class SeriesQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``version_count`` and ``session_count``. What was merged into another has none and is left out."""
        return _in_order(self.standing()).annotate(
            version_count=Count("resolutions__versions", distinct=True),
            session_count=Count("resolutions__session", distinct=True),
        )

    def standing(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def with_shape(self):
        """Adds ``version_count`` and ``proposals``: dicts of ``session`` (its code), ``kind``, ``ordinal`` and
        ``outcome``, the earliest first. Worked out only for the rows that are asked for."""
        versions = apps.get_model("resolutions", "Version").objects.filter(resolution__series=OuterRef("pk")).order_by()
        counted = versions.values("resolution__series").annotate(count=Count("pk")).values("count")
        proposals = self._proposals().filter(session__isnull=False).order_by("session__ordinal", "pk")
        columns = {name: F(f"session__{name}") for name in ("code", "kind", "ordinal")}
        return _in_order(self.standing()).annotate(
            version_count=Coalesce(Subquery(counted), 0),
            proposals=ArraySubquery(proposals.values(json=JSONObject(outcome=F("outcome"), **columns))),
        )

    def over_sessions(self, least: int):
        """With texts of at least so many sessions."""
        held = self._proposals().order_by().values("series").annotate(count=Count("session", distinct=True))
        return self.annotate(sessions=Subquery(held.values("count"))).filter(sessions__gte=least)

    def adopted_always(self, outcome: str):
        """Adopted so each time it is known how."""
        known = self._proposals().filter(outcome__in=(Outcome.BY_VOTE, Outcome.WITHOUT_VOTE))
        return self.filter(Exists(known.filter(outcome=outcome)), ~Exists(known.exclude(outcome=outcome)))

    def put_to_vote(self):
        """Adopted without a vote once, and by vote in a later session."""
        outcomes = self._proposals("series").filter(session__ordinal__lt=OuterRef("session__ordinal"))
        agreed = outcomes.filter(outcome=Outcome.WITHOUT_VOTE, session__kind=SessionKind.REGULAR)
        voted = self._proposals().filter(outcome=Outcome.BY_VOTE, session__kind=SessionKind.REGULAR)
        return self.filter(Exists(voted.filter(Exists(agreed))))

    def renamed(self):
        """With texts of different titles."""
        evidence = apps.get_model("resolutions", "SeriesEvidence").objects.filter(later__series=OuterRef("pk"))
        return self.filter(Exists(evidence.filter(rule="text", earlier__series=OuterRef("pk"))))

    def _proposals(self, of: str = "pk"):
        return apps.get_model("resolutions", "Resolution").objects.filter(series=OuterRef(of))

    def recurring(self):
        """Held in more than one resolution, the most often tabled first."""
        counted = self.with_counts().annotate(resolution_count=Count("resolutions", distinct=True))
        return counted.filter(resolution_count__gt=1).order_by("-resolution_count", "title")


class SponsorQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``version_count``."""
        return _in_order(self).annotate(version_count=Count("sponsorships"))

    def with_names(self):
        """Adds ``names``: the other names it is printed under, as dicts of ``name`` and ``until``, the latest first."""
        aliases = apps.get_model("resolutions", "Alias").objects.filter(sponsor=OuterRef("pk"), guessed=False)
        names = aliases.order_by(F("until").desc(nulls_first=True), "name")
        return self.annotate(names=ArraySubquery(names.values(json=JSONObject(name=F("name"), until=F("until")))))


class SubjectQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds ``version_count``."""
        return _in_order(self).annotate(version_count=Count("headings"))

    def held(self):
        """Those that a text has."""
        headings = apps.get_model("resolutions", "SubjectHeading").objects.filter(subject=OuterRef("pk"))
        return self.filter(Exists(headings))

    def with_initials(self):
        """Adds ``initial``: the first letter or figure, in capitals."""
        return self.annotate(initial=Upper(Left("name", 1)))


class VoteQuerySet(models.QuerySet):
    def once(self):
        """Each vote once, though an editor and files in several languages may all say it: the editor's before the
        file's, the English before the others."""
        votes = self.model._default_manager.filter(body=OuterRef("body"))
        english = votes.filter(version__symbol_key=OuterRef("version__symbol_key"), version__language="en")
        editors = votes.filter(version=OuterRef("version"), from_file=False)
        return self.filter(Q(version__language="en") | ~Exists(english), Q(from_file=False) | ~Exists(editors))

    def in_plenary(self):
        return self.filter(body=VoteBody.PLENARY)

    def with_list(self):
        """Votes of which it is known who cast which."""
        ballots = apps.get_model("resolutions", "Ballot").objects.filter(vote=OuterRef("pk"))
        return self.filter(Exists(ballots))

    def while_member(self, state):
        """Votes on days when the State was a Member of the United Nations."""
        dated = self.annotate(day=Coalesce("held_on", "version__adopted_on")).filter(day__gte=state.member_from)
        return dated.filter(day__lt=state.member_until) if state.member_until else dated

    def with_text(self):
        """The text voted on, its session and series, and ``day``: the vote's, or that of the text's adoption."""
        text = self.select_related("version__resolution__session", "version__resolution__series")
        return text.defer("version__parsed", "version__given").annotate(day=Coalesce("held_on", "version__adopted_on"))

    def latest_first(self):
        return self.with_text().order_by(F("day").desc(nulls_last=True), "-version__symbol_sort", "pk")


class BallotQuerySet(models.QuerySet):
    def counted(self):
        """Of each vote once (see ``VoteQuerySet.once``)."""
        return self.filter(vote__in=apps.get_model("resolutions", "Vote").objects.in_plenary().once())

    def latest_first(self):
        """With the vote and the text voted on, and ``day``, the vote's or that of the text's adoption."""
        text = self.select_related("vote__version__resolution__session").defer(
            "vote__version__parsed", "vote__version__given"
        )
        dated = text.annotate(day=Coalesce("vote__held_on", "vote__version__adopted_on"))
        return dated.order_by(F("day").desc(nulls_last=True), "-vote__version__symbol_sort", "pk")


class ResolutionQuerySet(models.QuerySet):
    def latest_first(self):
        """By session, the latest first, with what a line in a list shows."""
        return self.with_versions().select_related("committee", "session").order_by("session", "title", "pk")

    def sponsored_by(self, sponsor, **how):
        """Proposals of which a text names the sponsor; ``how`` narrows by fields of the sponsorship."""
        rows = apps.get_model("resolutions", "Sponsorship").objects.filter(sponsor=sponsor, **how)
        return self.filter(pk__in=rows.values("version__resolution"))

    def with_versions(self):
        """What a line in a list shows where session and agenda item are said above it; bulky columns stay behind."""
        versions = self.model._meta.get_field("versions").related_model.objects.defer("parsed", "given")
        return self.select_related("committee").prefetch_related(models.Prefetch("versions", versions))


class VersionQuerySet(models.QuerySet):
    def adopted(self):
        return self.filter(stage=Stage.ADOPTED)

    def in_series(self, series):
        return self.filter(resolution__series=series)

    def sponsored_by(self, sponsor):
        """Each text once, though it may name a State under two names."""
        rows = apps.get_model("resolutions", "Sponsorship").objects.filter(sponsor=sponsor)
        return self.filter(pk__in=rows.values("version"))

    def of_meetings(self):
        """Texts that say at which meeting they were adopted, with its ``meeting_number``: "42nd (resumed) plenary
        meeting" is a sitting of the 42nd."""
        printed = Func(F("meeting"), Value(r"^\d{1,4}"), function="substring")
        numbered = self.annotate(meeting_number=Cast(printed, IntegerField()))
        return numbered.filter(meeting_number__isnull=False, resolution__session__isnull=False)

    def with_symbol_key(self, key: str, language: str = "en"):
        """Every language of the document with this key (``Symbol.key``): the one asked for, then English, the rest."""
        wanted = Case(When(language=language, then=0), When(language="en", then=1), default=2)
        return self.filter(symbol_key=key).order_by(wanted, "language")

    def latest_loads(self):
        return self.order_by("-loaded_at", "-pk")

    def in_order_of_issue(self):
        """Oldest first: by date of adoption or issue. An undated text stands at the opening of its regular session,
        stated or inferred (session N opens in September of 1945 + N); what has none stands last, by symbol."""
        inferred = Cast(KeyTextTransform("value", KeyTransform("session", "inferred")), IntegerField())
        of_session = Case(
            When(resolution__session__kind=SessionKind.REGULAR, then=_opening(F("resolution__session__ordinal"))),
            When(inferred__session__value__regex=r"^\d{1,3}$", then=_opening(inferred)),
        )
        return self.annotate(dated=Coalesce("adopted_on", "issued_on", of_session, output_field=DateField())).order_by(
            F("dated").asc(nulls_last=True), "symbol_sort", "pk"
        )

    def with_listing(self):
        """What a line in a list shows, in one query; the bulky columns stay behind."""
        return self.select_related("resolution__session", "resolution__series", "resolution__committee").defer(
            "parsed", "given"
        )

    def with_text(self):
        """Everything a reader of the whole text sees, in a fixed number of queries. The file's bytes stay behind."""
        return (
            self.select_related("resolution__session", "resolution__series", "resolution__committee", "source")
            .defer("source__content")
            .prefetch_related(
                "paragraphs__note_anchors",
                "footnotes",
                "tables",
                "citations__target",
                "sponsorships__sponsor",
                "problems",
                "resolution__agenda_items__session",
            )
        )


class CitationQuerySet(models.QuerySet):
    def of_symbol(self, *keys: str):
        """Every citation of the documents with these keys (``Symbol.key``), held or not. Before 1976 a document holds
        all parts of its number, so ``A/RES/217(III)`` is cited by whoever cites ``A/RES/217(III)A``."""
        meant = models.Q(symbol_key__among=keys)
        for whole in (key for key in keys if key.endswith(")")):
            meant |= models.Q(symbol_key__startswith=whole)
        return self.filter(meant)

    def with_citing(self):
        """The citing version and the place in it, for "cited by" lists."""
        citing = self.select_related("version__resolution__session", "paragraph", "footnote")
        return citing.defer("version__parsed", "version__given").order_by("version__symbol_sort", "version_id", "pk")


class ProblemQuerySet(models.QuerySet):
    def refusals(self):
        """Files that were not stored at all."""
        return self.filter(version__isnull=True)

    def of_versions(self):
        return self.filter(version__isnull=False).select_related("version", "run")

    def open(self):
        """Of texts that are held, and not settled by an editor."""
        return self.filter(version__isnull=False, settled__isnull=True)

    WORST_FIRST = ("gravity", "-alike", "version_id", "line", "pk")

    def worst_first(self):
        """The gravest first, and of those the text that has most of them. Adds ``alike``: how many its text has, the
        settled among them, so that a text keeps its place in the queue while an editor works on it."""
        alike = self._alike(OuterRef("version"), OuterRef("gravity")).order_by().values("version")
        counted = Subquery(alike.annotate(n=Count("pk")).values("n"))
        return self.annotate(alike=Coalesce(counted, 1)).order_by(*self.WORST_FIRST)

    def _alike(self, version, gravity):
        return self.model.objects.filter(version=version, gravity=gravity)

    def in_queue(self, code: str = "", session: str = ""):
        """Narrowed to a kind of problem, and to the texts of a session by its code. The texts are looked up first: else
        PostgreSQL goes through the queue of all sessions until it has met enough of this one."""
        found = self.filter(code=code) if code else self
        if not session:
            return found
        texts = apps.get_model("resolutions", "Version").objects.filter(resolution__session__code=session)
        return found.filter(version__in=list(texts.values_list("pk", flat=True)))

    def behind(self, problem):
        """The one that follows it, worst first; None behind the last."""
        place = {name: getattr(problem, name) for name in ("gravity", "version_id", "line", "pk")}
        place["alike"] = self._alike(problem.version_id, problem.gravity).count()
        further, same = Q(), Q()
        for name in self.WORST_FIRST:
            column, beyond = name.removeprefix("-"), "lt" if name.startswith("-") else "gt"
            further |= same & Q(**{f"{column}__{beyond}": place[column]})
            same &= Q(**{column: place[column]})
        return self.worst_first().filter(further).first()


class RunFileQuerySet(models.QuerySet):
    def worst_first(self):
        """Those that were read badly: most problems and lines not understood first."""
        badly = self.annotate(badness=F("problem_count") + F("unread")).filter(badness__gt=0)
        return badly.order_by("-badness", "pk")


class CorrectionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at__isnull=True)


class RemovalQuerySet(models.QuerySet):
    def standing(self):
        """Those that loads respect."""
        return self.filter(ended_at__isnull=True)
