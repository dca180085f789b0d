"""Proposals, sessions, agenda items, recurring subjects, subject headings, sponsors and votes as the API sends them,
each with the addresses where more is found of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from resolutions.exports.records import Record
from resolutions.exports.votes import vote_record
from resolutions.models import Resolution, Sponsor, Version
from resolutions.models.choices import SessionKind
from resolutions.text.elsewhere import thesaurus_heading

from ..filters import item_value
from .links import Whole, base_of, briefly, name_of_text


def resolution_record(row: Resolution, whole: Whole) -> Record:
    for version in (texts := list(row.versions.all())):
        version.resolution = row
    base = base_of(whole)
    links = {"self": f"{base}/resolutions/{row.pk}"}
    if row.session:
        links["session"] = f"{base}/sessions/{row.session.code}"
    if row.series:
        links["series"] = f"{base}/series/{row.series.slug}"
    return {
        "id": row.pk,
        "title": row.title or None,
        "titles": row.titles,
        "session": row.session.code if row.session else None,
        "committee": {"code": row.committee.code, "name": row.committee.name} if row.committee else None,
        "outcome": row.outcome or None,
        "series": {"slug": row.series.slug, "title": row.series.title} if row.series else None,
        "agenda_items": [
            {
                "session": one.session.code,
                "number": one.number,
                "letter": one.letter or None,
                "title": one.title or None,
            }
            for one in row.agenda_items.all()
        ],
        "texts": [briefly(version, whole) for version in texts],
        "links": links,
    }


def item_record(row: Any, whole: Whole) -> Record:
    session, number = f"{base_of(whole)}/sessions/{row.session.code}", item_value(row)
    of_item = urlencode({"session": row.session.code, "item": number})
    return {
        "session": row.session.code,
        "number": row.number,
        "letter": row.letter or None,
        "title": row.title or None,
        "titles": row.titles,
        "resolutions": row.resolution_count,
        "address": whole(row.get_absolute_url()),
        "links": {
            "self": f"{session}/items/{number}",
            "session": session,
            "resolutions": f"{base_of(whole)}/resolutions?{of_item}",
        },
    }


def session_record(row: Any, whole: Whole) -> Record:
    base = base_of(whole)
    links = {
        "self": f"{base}/sessions/{row.code}",
        "items": f"{base}/sessions/{row.code}/items",
        "resolutions": f"{base}/resolutions?session={row.code}",
        "texts": f"{base}/texts?session={row.code}",
        "votes": f"{base}/votes?session={row.code}",
    }
    if row.kind == SessionKind.REGULAR:
        links |= {
            "due": f"{base}/due?session={row.ordinal}",
            "expected": f"{base}/sessions/{row.ordinal}/expected",
        }
    return {
        "code": row.code,
        "kind": row.kind,
        "ordinal": row.ordinal,
        "resolutions": row.resolution_count,
        "texts": row.version_count,
        "address": whole(row.get_absolute_url()),
        "links": links,
    }


def series_record(row: Any, whole: Whole) -> Record:
    base = f"{base_of(whole)}/series/{row.slug}"
    return {
        "slug": row.slug,
        "title": row.title,
        "titles": row.titles,
        "texts": row.version_count,
        "sessions": list(dict.fromkeys(one["code"] for one in row.proposals)),
        "address": whole(row.get_absolute_url()),
        "links": {
            "self": base,
            "texts": f"{base_of(whole)}/texts?series={row.slug}",
            "asked": f"{base_of(whole)}/due?series={row.slug}",
            "matrix": f"{base}/matrix",
            "genealogy": f"{base}/genealogy",
        },
    }


def sponsor_record(row: Sponsor, whole: Whole) -> Record:
    base = f"{base_of(whole)}/sponsors/{row.slug}"
    return {
        "slug": row.slug,
        "name": row.name,
        "names": row.names,
        "kind": row.kind,
        "iso3": row.code or None,
        "m49": row.m49 or None,
        "member_from": row.member_from.isoformat() if row.member_from else None,
        "member_until": row.member_until.isoformat() if row.member_until else None,
        "address": whole(row.get_absolute_url()),
        "links": {"self": base, "resolutions": f"{base}/resolutions", "ballots": f"{base}/ballots"},
    }


def subject_record(row: Any, whole: Whole) -> Record:
    return {
        "slug": row.slug,
        "name": row.name,
        "names": row.names,
        "identifier": row.identifier or None,
        "thesaurus": thesaurus_heading(row.identifier) or None,
        "texts": row.version_count,
        "address": whole(row.get_absolute_url()),
        "links": {
            "self": f"{base_of(whole)}/subjects/{row.slug}",
            "texts": f"{base_of(whole)}/texts?subject={row.slug}",
        },
    }


def recorded_vote(row: Any, whole: Whole) -> Record:
    return vote_record(row, whole) | {
        "text": briefly(row.version, whole),
        "address": whole(row.get_absolute_url()),
        "links": {"self": _votes_on(row.version, whole)},
    }


def _votes_on(version: Version, whole: Whole) -> str:
    return f"{base_of(whole)}/votes/{name_of_text(version.symbol, version.pk)}"


def ballot_of_state(row: Any, whole: Whole) -> Record:
    return {
        "position": row.position,
        "body": row.vote.body,
        "on": row.vote.on,
        "part": row.vote.part or None,
        "announced_later": row.announced,
        "as_written": row.as_written,
        "held_on": row.day.isoformat() if row.day else None,
        "text": briefly(row.vote.version, whole),
        "links": {"votes": _votes_on(row.vote.version, whole)},
    }
