"""The same questions put to SQLite FTS5 and to bare tantivy, over the same paragraphs."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

_WORD = re.compile(r"\w+")
_ANSWER = """
SELECT rowid, snippet(texts, 0, '[', ']', '…', 30) FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 20
"""
_FACETS = """
SELECT session, count(*) FROM texts JOIN facts ON facts.rowid = texts.rowid WHERE texts MATCH ? GROUP BY session
"""


def _words(query: str) -> list[str]:
    """The words alone: neither knows our fields."""
    bare = re.sub(r"\b[a-z]+:(?:\d+\.\.\d+)?", " ", query)
    return [word for word in _WORD.findall(bare) if word]


def fts5(folder: Path, rows: Iterable[tuple[int, str, str]], queries: Sequence[str]) -> list[float]:
    """Milliseconds a query: twenty best with snippets, and counts by session. ``rows`` are (id, session, text)."""
    database = sqlite3.connect(folder / "fts5.db")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'porter unicode61')")
    database.execute("CREATE TABLE facts (rowid INTEGER PRIMARY KEY, session TEXT)")
    for pk, session, text in rows:
        database.execute("INSERT INTO texts (rowid, text) VALUES (?, ?)", (pk, text))
        database.execute("INSERT INTO facts VALUES (?, ?)", (pk, session))
    database.commit()

    def ask(query: str) -> None:
        words = _words(query)
        match = f'"{" ".join(words)}"' if '"' in query else " ".join(f'"{word}"' for word in words)
        if words:
            database.execute(_ANSWER, [match]).fetchall()
            database.execute(_FACETS, [match]).fetchall()

    return _timed(ask, queries)


def bare_tantivy(folder: Path, rows: Iterable[tuple[int, str, str]], queries: Sequence[str]) -> list[float]:
    """Milliseconds a query: twenty best with their stored text and a snippet, and counts by session."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("session", tokenizer_name="raw", fast=True)
    schema = builder.build()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer(200_000_000, 2)
    for _, session, text in rows:
        writer.add_document(tantivy.Document.from_dict({"text": text, "session": session}, schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> None:
        words = _words(query)
        if not words:
            return
        typed = f'"{" ".join(words)}"' if '"' in query else " ".join(words)
        parsed = index.parse_query(typed, ["text"], conjunction_by_default=True)
        found = searcher.search(parsed, 20)
        snippets = tantivy.SnippetGenerator.create(searcher, parsed, schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(searcher.doc(address))
        searcher.aggregate(parsed, {"sessions": {"terms": {"field": "session"}}})

    return _timed(ask, queries)


def _timed(ask, queries: Sequence[str]) -> list[float]:
    for query in queries:
        ask(query)
    times = []
    for query in queries:
        begun = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - begun) * 1000)
    return times
