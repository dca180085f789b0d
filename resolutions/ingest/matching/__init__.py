"""Which stored version, proposal and series a text belongs to. Nothing of a text itself is written here."""
