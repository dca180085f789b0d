"""How like two passages are, by their words."""

from rapidfuzz.distance import LCSseq


def likeness(passage: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, float]:
    """(share of the passage's words found in the other in order, the same of both together): a passage may be part of a
    longer paragraph, and of two paragraphs that hold it the shorter is nearer."""
    common = LCSseq.similarity(passage, other)
    return common / max(len(passage), 1), 2 * common / max(len(passage) + len(other), 1)


def closeness(passage: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike the passage is to that stretch of the other which is most like it: the words they share, as a part of
    both. Words that are found far from the rest are none of its."""
    runs = [block for block in LCSseq.opcodes(passage, other) if block.tag == "equal"]
    best = 0.0
    for first, run in enumerate(runs):
        common = 0
        for last in runs[first:]:
            common += last.dest_end - last.dest_start
            best = max(best, 2 * common / (len(passage) + last.dest_end - run.dest_start))
    return best
