"""Dates are written as the United Nations writes them in each language."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


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
        assert date_format(date(2024, 12, 5)) == written
