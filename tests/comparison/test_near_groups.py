"""Texts that are nearly the same, found among many."""

import random

from resolutions.comparison.near_groups import near_groups

WORDS = [f"{a}{b}" for a in ("lamp", "gull", "tide", "pier", "buoy", "mast", "keel", "fog") for b in "abcdefgh"]


def some_text(seed: int, words: int = 60) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def test_copies_and_near_copies_are_one_group_each():
    texts = [some_text(number) for number in range(50)]
    changed = texts[3].replace(texts[3].split()[10], "anchor", 1)
    texts += [changed, texts[7], texts[7].upper() + " 2024;"]
    groups = [group for group in near_groups(texts) if len(group) > 1]
    assert groups == [[3, 50], [7, 51, 52]]


def test_texts_with_a_third_of_other_words_are_none():
    words = some_text(1).split()
    assert near_groups([" ".join(words), " ".join([*words[:40], *some_text(2).split()[:20]])]) == [[0], [1]]


def test_near_copies_are_found_surely():
    """Of a text of sixty words with two changed, in 200 seeded tries."""
    found = 0
    for seed in range(200):
        words = some_text(seed).split()
        at = random.Random(-seed).sample(range(60), 2)
        other = ["anchor" if place in at else word for place, word in enumerate(words)]
        found += near_groups([" ".join(words), " ".join(other)]) == [[0, 1]]
    assert found >= 199


def test_nothing_and_texts_without_letters():
    assert near_groups([]) == []
    assert near_groups(["", "12", "x"]) == [[0, 1], [2]]
