"""Addresses of pages, put together once in each language: a page links to a hundred others."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def page_address(page: str, *args: str | int) -> str:
    """Of the page with this name in ``urls``, as a page in the current language links to it."""
    return _address(page, args, get_language())


@lru_cache(maxsize=20_000)
def _address(page: str, args: tuple[str | int, ...], language: str | None) -> str:
    return reverse(page, args=args)
