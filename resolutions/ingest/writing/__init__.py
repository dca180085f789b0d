"""Documents into rows: cover, text, whom a cover names, citations. Within the caller's transaction."""
