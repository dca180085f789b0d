"""The rows of an archive without their numbers: two loads of the same files give the same, whatever came between."""

from __future__ import annotations

import hashlib

from django.db import connection

_VERSION = """
FROM resolutions_version v JOIN resolutions_sourcefile f ON f.id = v.source_id
"""
_ROWS = {
    "versions": f"""
        SELECT f.name, f.sha256, v.part, v.symbol, v.symbol_from, v.kind, v.stage, v.language, v.title, v.organ,
               v.distribution, v.original_language, v.issued_on, v.adopted_on, v.meeting, v.origin, v.origin_keys,
               v.sponsor_note, v.parsed::text, v.inferred::text, v.given::text {_VERSION}""",
    "proposals": f"""
        SELECT f.name, v.part, s.code, r.title, r.title_key, r.subject_key, r.series_from, e.title, c.name, r.outcome,
               (SELECT array_agg(a.number || a.letter ORDER BY a.number, a.letter)
                FROM resolutions_resolution_agenda_items i JOIN resolutions_agendaitem a ON a.id = i.agendaitem_id
                WHERE i.resolution_id = r.id),
               (SELECT array_agg(o.symbol_sort ORDER BY o.symbol_sort) FROM resolutions_version o
                WHERE o.resolution_id = r.id)
        {_VERSION} JOIN resolutions_resolution r ON r.id = v.resolution_id
        LEFT JOIN resolutions_session s ON s.id = r.session_id LEFT JOIN resolutions_series e ON e.id = r.series_id
        LEFT JOIN resolutions_committee c ON c.id = r.committee_id""",
    "paragraphs": f"""
        SELECT f.name, v.part, p.position, p.anchor, p.kind, p.section::text, p.annex, p.number, p.depth, p.opening,
               p.text, p.first_line, p.last_line
        {_VERSION} JOIN resolutions_paragraph p ON p.version_id = v.id""",
    "footnotes": f"""
        SELECT f.name, v.part, n.position, n.mark, n.text, n.first_line, n.last_line
        {_VERSION} JOIN resolutions_footnote n ON n.version_id = v.id""",
    "marks": f"""
        SELECT f.name, v.part, p.anchor, m.mark, m."offset", n.position
        {_VERSION} JOIN resolutions_paragraph p ON p.version_id = v.id
        JOIN resolutions_noteanchor m ON m.paragraph_id = p.id
        LEFT JOIN resolutions_footnote n ON n.id = m.footnote_id""",
    "tables": f"""
        SELECT f.name, v.part, t.position, t.section::text, t.rows::text, p.anchor
        {_VERSION} JOIN resolutions_table t ON t.version_id = v.id
        LEFT JOIN resolutions_paragraph p ON p.id = t.after_id""",
    "citations": f"""
        SELECT f.name, v.part, p.anchor, n.position, c.start, c."end", c.as_written, c.symbol, c.date, c.carrier,
               o.symbol
        {_VERSION} JOIN resolutions_citation c ON c.version_id = v.id
        LEFT JOIN resolutions_paragraph p ON p.id = c.paragraph_id
        LEFT JOIN resolutions_footnote n ON n.id = c.footnote_id
        LEFT JOIN resolutions_version o ON o.id = c.target_id""",
    "sponsors": f"""
        SELECT f.name, v.part, s.position, s.role, o.name, o.kind
        {_VERSION} JOIN resolutions_sponsorship s ON s.version_id = v.id
        JOIN resolutions_sponsor o ON o.id = s.sponsor_id""",
    "fingerprints": f"""
        SELECT f.name, v.part, md5(p.sample) {_VERSION} JOIN resolutions_fingerprint p ON p.version_id = v.id""",
    "evidence": """
        SELECT l.title, ls.code, e.title, es.code, k.rule, k.shared, k.symbol, k.anchor
        FROM resolutions_seriesevidence k
        JOIN resolutions_resolution l ON l.id = k.later_id JOIN resolutions_session ls ON ls.id = l.session_id
        JOIN resolutions_resolution e ON e.id = k.earlier_id JOIN resolutions_session es ON es.id = e.session_id""",
    "votes": f"""
        SELECT f.name, v.part, b.body, b.in_favour, b.against, b.abstaining, s.as_written, s.position, o.name
        {_VERSION} JOIN resolutions_vote b ON b.version_id = v.id LEFT JOIN resolutions_ballot s ON s.vote_id = b.id
        LEFT JOIN resolutions_sponsor o ON o.id = s.state_id""",
    "subjects": f"""
        SELECT f.name, v.part, h.position, s.name
        {_VERSION} JOIN resolutions_subjectheading h ON h.version_id = v.id
        JOIN resolutions_subject s ON s.id = h.subject_id""",
    "problems": "SELECT p.file_name, p.line, p.code, p.message, p.version_id IS NULL FROM resolutions_problem p",
    "to be indexed": f"SELECT f.name, v.part {_VERSION} JOIN resolutions_outboxentry o ON o.version_id = v.id",
}


def snapshot() -> dict[str, tuple[int, str]]:
    """For each kind of row, how many there are and a digest of all they say."""
    found = {}
    with connection.cursor() as cursor:
        for kind, query in _ROWS.items():
            cursor.execute(query)
            rows = sorted(map(repr, cursor.fetchall()))
            found[kind] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found
