"""Counts session by session, as charts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from .charts import Chart, chart
from .naming import session_name

Counts = dict[str, dict[Any, int]]
"""Session code (``""``: not known), then value, then how many."""


def count_by_session(rows: QuerySet, version: str, what: str, count: Count) -> Counts:
    """``version`` is the path from the rows to the text, ``what`` the column whose values are counted. One query."""
    found: Counts = defaultdict(lambda: defaultdict(int))
    counted = rows.order_by().values_list(f"{version}__resolution__session__code", what).annotate(count)
    for code, value, total in counted:
        found[code or ""][value] += total
    return found


def latest_first(codes: Iterable[str]) -> list[str]:
    """Regular sessions, then special, then emergency ones, the latest of each first; what has no session last."""
    return sorted(codes, key=_place)


def _place(code: str) -> tuple[int, int]:
    kind, _dash, number = code.rpartition("-")
    return (["", "S", "ES"].index(kind), -int(number)) if code else (3, 0)


def totals(counts: Counts, values: Iterable[Any]) -> dict[Any, int]:
    """Over all sessions, of the values that occur, in their order."""
    found = {value: sum(of_session[value] for of_session in counts.values()) for value in values}
    return {value: total for value, total in found.items() if total}


def chart_by_session(
    name: str, title: str, parts: Sequence[tuple[Any, str, str]], counts: Counts, href: str = ""
) -> Chart | None:
    """``parts`` are value, look and heading of each column; each session leads to the list at ``href``, narrowed to
    it."""
    bars = [
        (
            session_name(code) if code else _("session not known"),
            f"{href}?session={code}" if code else "",
            tuple(counts[code][value] for value, _look, _heading in parts),
        )
        for code in latest_first(counts)
    ]
    return chart(name, title, _("Session"), [(look, heading) for _value, look, heading in parts], bars)
