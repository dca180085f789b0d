"""Measurements over a corpus of real documents. Each prints a table, writes it to ``docs`` and ends with a line of JSON."""
