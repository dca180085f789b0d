"""Two or more documents in, data out: what became of every paragraph, word and footnote. No HTML, no Django, no
database.

Promises: paragraphs of equal text in the same order are always paired; ``compare(b, a)`` mirrors ``compare(a, b)``;
no mark splits a word; what two sources only write down otherwise (``text.equality``) is no change; the kept and deleted
words of a row give the first text, the kept and inserted the second, to the letter where kept words are taken as each
text writes them (``words.Kept``), and else as the second does.
"""

from .result import Comparison
from .texts import TooLarge, compare, compare_paragraphs

__all__ = ["Comparison", "TooLarge", "compare", "compare_paragraphs"]
