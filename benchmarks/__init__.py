"""Measurements over a corpus of real documents: a table for people, a page in ``docs``, a last line of JSON.

Every module with a ``main`` is one: ``python -m benchmarks.<name> CORPUS``, or ``make bench-<name> CORPUS=folder``. All
take ``--tiny``, by which the tests see that they work. To measure two editions beside each other, give each checkout a
state folder of its own (``RESARCHIVE_STATE``) and a folder for its pages (``BENCH_DOCS``), and run them in turns.
"""
