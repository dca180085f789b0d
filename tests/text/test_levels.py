"""How deep sub-paragraphs stand: the cases in which the shape of a number does not tell."""

import pytest

from resolutions.text.levels import depths

CASES = {
    "1 2 3": [0, 0, 0],
    "1 (a) (b) 2 (a)": [0, 1, 1, 0, 1],
    "1 (a) (i) (ii) (b) (i)": [0, 1, 2, 2, 1, 2],
    "1 (a) (i) a b i ii c (ii) (b)": [0, 1, 2, 3, 3, 4, 4, 3, 2, 1],
    "5 (i) (ii) (iii)": [0, 1, 1, 1],
    "1 (g) (h) (i) (j)": [0, 1, 1, 1, 1],
    "1 (a) (b) (c) (d) (e) (f) (g) (h) (i) (ii) (i)": [0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1],
    "2 (y) (z) (aa) (bb)": [0, 1, 1, 1, 1],
    "2 (u) (v) (w) (x)": [0, 1, 1, 1, 1],
    "3 (a) - (a) (b)": [0, 1, 0, 1, 1],
    "1 (1) (2) (a) (3)": [0, 1, 1, 2, 1],
    "1.1 1.2": [0, 0],
}


@pytest.mark.parametrize("numbers, expected", CASES.items())
def test_depths(numbers, expected):
    assert depths([None if n == "-" else n for n in numbers.split()]) == expected
