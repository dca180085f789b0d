"""The small sample of a text's wording: the same for the same words, whatever stands between them."""

from zlib import crc32

import pytest

from resolutions.text.fingerprint import RUN, SAMPLE, fingerprint, shared


def by_the_book(words: list[str]) -> bytes:
    """As ``fingerprint`` says it is made, word by word."""
    mask, hashes = 2**64 - 1, set()
    for start in range(len(words) - RUN + 1):
        mixed = 0
        for word in words[start : start + RUN]:
            mixed = (mixed ^ crc32(word.encode())) * 0x9E3779B97F4A7C15 & mask
            mixed ^= mixed >> 29
        hashes.add(mixed >> 32)
    return b"".join(each.to_bytes(4, "little") for each in sorted(hashes)[:SAMPLE])


WORDS = [f"{a}{b}" for a in ("sea", "côte", "право", "law") for b in "abcdefghijklmnopqrstuvwxyz"]


@pytest.mark.parametrize("words", [[], WORDS[:3], WORDS[:4], WORDS, WORDS * 3, ["sea"] * 50], ids=len)
def test_it_is_made_as_its_documentation_says(words):
    assert fingerprint([" ".join(words)]) == by_the_book(words)


def test_case_numbers_marks_and_the_ends_of_texts_do_not_count():
    plain = fingerprint(["the law of the sea and cooperation for it"])
    assert fingerprint(["The LAW, of 2025: the", "sea 12 and (cooperation)", "for – it."]) == plain


def test_of_two_texts_the_share_of_their_runs_is_told():
    one, other = fingerprint([" ".join(WORDS)]), fingerprint([" ".join(reversed(WORDS))])
    assert (shared(one, one), shared(one, other), shared(one, b"")) == (1.0, 0.0, 0.0)
