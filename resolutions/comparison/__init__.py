"""Two or more documents in, data out: what became of every paragraph, word and footnote. No HTML, no Django, no
database.

Promises: paragraphs of equal text in the same order are always paired; ``compare(b, a)`` mirrors ``compare(a, b)``;
no mark splits a word; the kept and deleted words of a row give the first text to the letter, the kept and inserted
the second.
"""

from .result import Comparison
from .texts import TooLarge, compare

__all__ = ["Comparison", "TooLarge", "compare"]
