"""Rows as pages show them: facts of a cover, prose cut into segments, everything around one text. Makes no HTML."""
