"""The search page, words over time, the search for other programs, and where a typed symbol leads."""
