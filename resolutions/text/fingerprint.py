"""How much of their wording two texts share, told from a small sample of each: cheap enough to ask of every text a
text cites.

Of all runs of four words the 128 with the smallest hashes are kept (Broder, "On the resemblance and containment of
documents", 1997): the same runs are kept of two texts that share them. The share is right within six points in 95 of
100 pairs (``benchmarks/recurring.py``).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from zlib import crc32

RUN = 4
SAMPLE = 128
_WORD = re.compile(r"[^\W\d_]+")
"""Letters only: numbers and dates are brought up to date every year."""
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
"""The same of a text in ASCII, ten times as fast: every other byte a blank."""
_FACTOR = 0x9E3779B97F4A7C15
_BYTES = 4


def fingerprint(texts: Iterable[str]) -> bytes:
    """At most ``SAMPLE`` hashes of the texts' runs of ``RUN`` words, ascending, four bytes each. A run may go from one
    text into the next."""
    # Imported where a text is looked at: a load that finds nothing new takes less time than this.
    import numpy as np

    words = [word for text in texts for word in _words(text.casefold())]
    known = {word: crc32(word) for word in set(words)}
    hashes = np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))
    runs = max(0, len(words) - RUN + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(RUN):
        mixed = (mixed ^ hashes[offset : offset + runs]) * np.uint64(_FACTOR)
        mixed ^= mixed >> np.uint64(29)
    sample = np.sort((mixed >> np.uint64(32)).astype(np.dtype("<u4")))
    is_first = np.ones(runs, dtype=bool)
    is_first[1:] = sample[1:] != sample[:-1]
    return sample[is_first][:SAMPLE].tobytes()


def _words(text: str) -> list[bytes]:
    if text.isascii():
        return text.encode().translate(_LETTERS).split()
    return [word.encode() for word in _WORD.findall(text)]


def shared(a: bytes, b: bytes) -> float:
    """The share of runs that two texts have in common, from 0 to 1, from their fingerprints: twice the common ones
    against those of both texts together (Dice). 0 where a text is too short to have any."""
    first, second = (set(struct.unpack(f"<{len(each) // _BYTES}I", each)) for each in (a, b))
    sample = sorted(first | second)[:SAMPLE]
    common = sum(each in first and each in second for each in sample)
    return 2 * common / (len(sample) + common) if sample else 0.0
