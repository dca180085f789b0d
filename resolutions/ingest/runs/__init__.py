"""A load from beginning to end: reading in parallel, storing in groups, the record of the run, uploads."""
