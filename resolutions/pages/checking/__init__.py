"""A reader's draft held against the archive: references, the last text on its subject, agreed language, what it asks
for. Nothing of it is stored."""
