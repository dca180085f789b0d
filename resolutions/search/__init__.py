"""Search: one query language, one index derived from PostgreSQL, one function behind page, feed and table.

Promises: rows in PostgreSQL are the truth and every hit is checked against its row before it is shown; the index can be
thrown away at any time and builds itself again; every text is found and counted once, in the language in which the
reader is shown it; no query a reader types raises anything but a QueryError that names the place. ``outbox.record`` is
the only way a change of text reaches the index.
"""
