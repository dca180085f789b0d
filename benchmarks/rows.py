"""The rows of an archive without their numbers: two loads of the same files give the same, whatever came between."""

from __future__ import annotations

import hashlib

from django.db import connection

_LANGUAGES = """
FROM resolutions_languageversion l JOIN resolutions_version v ON v.id = l.version_id
JOIN resolutions_reading g ON g.id = l.shown_id JOIN resolutions_sourcefile f ON f.id = g.source_id
"""
"""What versions say in their languages; ``f`` and ``g`` are the file and the reading shown, by which each is known."""
_VERSIONS = f"{_LANGUAGES} AND l.leads"
"""Each version once, known by the reading of the language version that leads."""
_ROWS = {
    "versions": f"""
        SELECT f.name, g.part, v.symbol, v.symbol_from, v.kind, v.stage, v.titles::text, v.organ, v.distribution,
               v.original_language, v.issued_on, v.adopted_on, v.meeting, v.origin, v.origin_keys, v.related,
               v.sponsor_note, v.about_key, o.symbol, v.joined::text, v.parsed::text, v.inferred::text,
               v.manifest::text
        {_VERSIONS} LEFT JOIN resolutions_version o ON o.id = v.about_id""",
    "language versions": f"""
        SELECT f.name, g.part, v.symbol, l.language, l.title, l.leads {_LANGUAGES}""",
    "readings": f"""
        SELECT f.name, g.part, e.name, e.sha256, e.format, r.part, r.parsed::text, r.inferred::text, r.manifest::text,
               r.read_by, r.rank, r.chosen, r.reissued
        {_LANGUAGES} JOIN resolutions_reading r ON r.language_version_id = l.id
        JOIN resolutions_sourcefile e ON e.id = r.source_id""",
    "proposals": f"""
        SELECT f.name, g.part, s.code, r.title, r.titles::text, r.title_key, r.subject_key, r.series_from, e.title,
               e.titles::text, c.name, r.outcome,
               (SELECT array_agg(a.number || a.letter ORDER BY a.number, a.letter)
                FROM resolutions_resolution_agenda_items i JOIN resolutions_agendaitem a ON a.id = i.agendaitem_id
                WHERE i.resolution_id = r.id),
               (SELECT array_agg(o.symbol_sort ORDER BY o.symbol_sort) FROM resolutions_version o
                WHERE o.resolution_id = r.id)
        {_VERSIONS} JOIN resolutions_resolution r ON r.id = v.resolution_id
        LEFT JOIN resolutions_session s ON s.id = r.session_id LEFT JOIN resolutions_series e ON e.id = r.series_id
        LEFT JOIN resolutions_committee c ON c.id = r.committee_id""",
    "agenda items": """
        SELECT s.code, a.number, a.letter, a.title, a.titles::text, a.titles_from::text
        FROM resolutions_agendaitem a JOIN resolutions_session s ON s.id = a.session_id""",
    "paragraphs": f"""
        SELECT f.name, g.part, p.position, p.anchor, p.kind, p.section::text, p.annex, p.number, p.depth, p.opening,
               p.text, p.first_line, p.last_line
        {_LANGUAGES} JOIN resolutions_paragraph p ON p.language_version_id = l.id""",
    "footnotes": f"""
        SELECT f.name, g.part, n.position, n.mark, n.text, n.first_line, n.last_line
        {_LANGUAGES} JOIN resolutions_footnote n ON n.language_version_id = l.id""",
    "marks": f"""
        SELECT f.name, g.part, p.anchor, m.mark, m."offset", n.position
        {_LANGUAGES} JOIN resolutions_paragraph p ON p.language_version_id = l.id
        JOIN resolutions_noteanchor m ON m.paragraph_id = p.id
        LEFT JOIN resolutions_footnote n ON n.id = m.footnote_id""",
    "tables": f"""
        SELECT f.name, g.part, t.position, t.section::text, t.rows::text, p.anchor
        {_LANGUAGES} JOIN resolutions_table t ON t.language_version_id = l.id
        LEFT JOIN resolutions_paragraph p ON p.id = t.after_id""",
    "citations": f"""
        SELECT f.name, g.part, p.anchor, n.position, c.start, c."end", c.as_written, c.symbol, c.date, c.carrier,
               o.symbol
        {_LANGUAGES} JOIN resolutions_citation c ON c.language_version_id = l.id
        LEFT JOIN resolutions_paragraph p ON p.id = c.paragraph_id
        LEFT JOIN resolutions_footnote n ON n.id = c.footnote_id
        LEFT JOIN resolutions_version o ON o.id = c.target_id""",
    "former anchors": f"""
        SELECT f.name, g.part, a.anchor, a.opening, p.anchor
        {_LANGUAGES} JOIN resolutions_formeranchor a ON a.language_version_id = l.id
        LEFT JOIN resolutions_paragraph p ON p.id = a.paragraph_id""",
    "changes of reading": f"""
        SELECT f.name, g.part, c.former, c.now, c.note, c.changed, c.words::text
        {_LANGUAGES} JOIN resolutions_readingchange c ON c.language_version_id = l.id""",
    "fingerprints": f"""
        SELECT f.name, g.part, md5(p.sample)
        {_LANGUAGES} JOIN resolutions_fingerprint p ON p.language_version_id = l.id""",
    "evidence": """
        SELECT l.title, ls.code, e.title, es.code, k.rule, k.shared, k.symbol, k.anchor
        FROM resolutions_seriesevidence k
        JOIN resolutions_resolution l ON l.id = k.later_id JOIN resolutions_session ls ON ls.id = l.session_id
        JOIN resolutions_resolution e ON e.id = k.earlier_id JOIN resolutions_session es ON es.id = e.session_id""",
    "sponsors": f"""
        SELECT f.name, g.part, s.position, s.role, o.name, o.kind
        {_VERSIONS} JOIN resolutions_sponsorship s ON s.version_id = v.id
        JOIN resolutions_sponsor o ON o.id = s.sponsor_id""",
    "votes": f"""
        SELECT f.name, g.part, b.body, b.in_favour, b.against, b.abstaining, s.as_written, s.position, o.name
        {_VERSIONS} JOIN resolutions_vote b ON b.version_id = v.id LEFT JOIN resolutions_ballot s ON s.vote_id = b.id
        LEFT JOIN resolutions_sponsor o ON o.id = s.state_id""",
    "subjects": f"""
        SELECT f.name, g.part, h.position, s.name
        {_VERSIONS} JOIN resolutions_subjectheading h ON h.version_id = v.id
        JOIN resolutions_subject s ON s.id = h.subject_id""",
    "problems": """
        SELECT p.file_name, p.line, p.code, p.message, v.symbol, l.language, p.reading_id IS NULL
        FROM resolutions_problem p LEFT JOIN resolutions_version v ON v.id = p.version_id
        LEFT JOIN resolutions_languageversion l ON l.id = p.language_version_id""",
    "to be indexed": f"""
        SELECT f.name, g.part {_VERSIONS} JOIN resolutions_outboxentry o ON o.version_id = v.id""",
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
