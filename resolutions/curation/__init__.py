"""What editors say, and the only writer of it: corrections, mended text, votes, removals, series, names, roles.

Everything said here is recorded with who, when, before and after, survives a reload, and can be taken back. Loading
never comes through here."""
