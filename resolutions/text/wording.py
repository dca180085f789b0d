"""Words of the core that pages show. They are English here, marked for the catalogues; pages translate them."""

from __future__ import annotations


def N_(words: str) -> str:
    """Marks ``words`` as text that pages translate."""
    return words
