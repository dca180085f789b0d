"""Words of the core that pages show. They are English here, marked for the catalogues; pages translate them."""

from __future__ import annotations


def N_(words: str) -> str:
    """Marks ``words`` as text that pages translate."""
    return words


def NN_(one: str, many: str) -> tuple[str, str]:
    """Marks the words for one and for several as text that pages translate by the number: ``%(count)s vote``."""
    return one, many


def counted(forms: tuple[str, str], count: int) -> str:
    """In English: ``1 vote``, ``2 votes``."""
    return forms[count != 1] % {"count": count}
