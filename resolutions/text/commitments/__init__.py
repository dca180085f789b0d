"""What the Assembly asks for in the operative paragraphs of a text: reports, items of agendas, meetings, reviews.

Pure: ``commitments_of`` takes a Document and gives values that point back to the paragraph, with the offsets of the
words each was read from. The rules are data, in ``verbs``, ``addressees``, ``actions``, ``reports``, ``nouns`` and
``rhythms``, each with its source. English only: the paragraph ids are the same in every language, so that what is read
in English holds for the others.
"""

from .commitment import Commitment, CommitmentKind, Due, Rhythm, words_between
from .reading import READ_FROM, commitments_of, commitments_to_follow

__all__ = [
    "READ_FROM",
    "Commitment",
    "CommitmentKind",
    "Due",
    "Rhythm",
    "commitments_of",
    "commitments_to_follow",
    "words_between",
]
