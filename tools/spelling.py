"""How words are spelled in the Secretariat's XML: ``python tools/spelling.py FOLDER…``.

Writes to ``resolutions/text/spelled.txt`` the words of six letters and more that stand in six documents and more, and
those with a hyphen that stand in two, of all languages that break words at the end of a line.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

FOUND = Path(__file__).resolve().parent.parent / "resolutions" / "text" / "spelled.txt"
HEAD = """\
# Words of the Secretariat's XML in lower case: those of six letters and more that stand in six documents and more, and
# those with a hyphen that stand in two. Written by tools/spelling.py.
"""
_LEAST, _LEAST_WITH_HYPHEN = 6, 2
_WORD = re.compile(r"[a-zа-яёà-öø-ÿœ]+(?:-[a-zа-яёà-öø-ÿœ]+)*")
_HYPHENS = str.maketrans("\u2010\u2011", "--", "\u00ad\u200b\u2060")


def words_of(path: Path) -> set[str]:
    """In lower case, each once."""
    text = " ".join(ElementTree.parse(path).getroot().itertext())
    return {word for word in _WORD.findall(text.translate(_HYPHENS).lower()) if len(word) > 5 or "-" in word}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    options.add_argument("folders", nargs="+", type=Path)
    documents: Counter[str] = Counter()
    for folder in options.parse_args().folders:
        for path in sorted(folder.rglob("*.xml")):
            documents.update(words_of(path))
    least = {True: _LEAST_WITH_HYPHEN, False: _LEAST}
    spelled = sorted(word for word, number in documents.items() if number >= least["-" in word])
    FOUND.write_text(HEAD + "\n".join(spelled) + "\n", encoding="utf-8")
    print(f"{len(spelled)} words of {len(documents)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
