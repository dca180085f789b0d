"""Measurements over a corpus of real documents: a table for people, a page in ``docs``, a last line of JSON."""
