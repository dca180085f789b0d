"""What the Assembly asked for: what became of it, by session and subject, and the agenda that it foretells."""
