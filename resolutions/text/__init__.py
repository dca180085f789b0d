"""Reading documents. Pure: no Django, no database, no clock, no network."""
