"""Writes documents to rows: cover, text, names on the cover, citations. Within the caller's transaction."""
