"""Dates are written as the United Nations writes them in each language."""

from datetime import date

import pytest
from django.utils.translation import override

from resarchive.formats import day_written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "5 December 2024"),
        ("fr", "5 décembre 2024"),
        ("es", "5 de diciembre de 2024"),
        ("ru", "5 декабря 2024 года"),
        ("zh", "2024年12月5日"),
        ("ar", "5 كانون الأول/ديسمبر 2024"),
    ],
)
def test_a_day_in_each_language(language: str, written: str):
    with override(language):
        assert day_written(date(2024, 12, 5)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1 December 2025"), ("fr", "1er décembre 2025"), ("es", "1 de diciembre de 2025"), ("zh", "2025年12月1日")],
)
def test_the_first_of_a_month(language: str, written: str):
    with override(language):
        assert day_written(date(2025, 12, 1)) == written
