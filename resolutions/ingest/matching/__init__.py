"""Matches a text to a stored version, proposal and series. Nothing of the text itself is written here."""
