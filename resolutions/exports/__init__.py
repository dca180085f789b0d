"""What leaves the archive as data: records of texts, tables of votes, dumps of everything, MARCXML and OAI-PMH.

Rows in, plain dicts, tables and bytes out. A record says what the page says: a value that is not known is null, what is
only inferred stands under ``inferred`` with its reason. Knows no pages and no requests."""
