"""The plenary meetings at which texts were adopted, as the texts name them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from resolutions.models import Session, Version
from resolutions.models.choices import Outcome
from resolutions.text.languages import best_of


@dataclass(frozen=True, slots=True)
class Sitting:
    """``words`` are in ``language``, the leading one of the text. ``record`` is the symbol of the meeting's official
    record; empty where no text says it."""

    words: str
    language: str | None
    day: date | None
    record: str


def meetings_of(session: Session) -> QuerySet:
    """``meeting_number``, ``adopted_on``, ``proposals`` adopted and ``by_vote`` of them; the latest first. A query."""
    texts = Version.objects.of_meetings().filter(resolution__session=session).order_by()
    by_vote = Count("resolution", distinct=True, filter=Q(resolution__outcome=Outcome.BY_VOTE))
    counted = texts.values("meeting_number", "adopted_on").annotate(
        proposals=Count("resolution", distinct=True), by_vote=by_vote
    )
    return counted.order_by("-adopted_on", "-meeting_number")


def held_at(texts: QuerySet[Version]) -> list[Sitting]:
    """The meeting's name and day as its texts have them: once, or once a sitting. One query. Raises Http404 where no
    text names the meeting."""
    columns = ("meeting", "titles", "adopted_on", "parsed__related", "related")
    rows = texts.order_by("adopted_on", "meeting").values_list(*columns)
    sittings = dict.fromkeys(
        Sitting(words, best_of(titles), day, _record(said or (), stands)) for words, titles, day, said, stands in rows
    )
    if not sittings:
        raise Http404("no text of this meeting is held")
    return list(sittings)


def _record(said: Iterable[dict[str, str]], related: Collection[str]) -> str:
    """The one that the text names, unless an editor took it away."""
    return next((one["symbol"] for one in said if one["role"] == "record" and one["symbol"] in related), "")
