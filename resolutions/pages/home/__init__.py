"""The first page: how much is held, and what one can ask of it."""
