"""What every measurement takes on its command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from pathlib import Path


def options(description: str | None, *, corpus: str | None = None) -> ArgumentParser:
    """The folder of texts, and ``--tiny``. ``corpus`` is ``"?"`` where a measurement does without one."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=_folder, nargs=corpus, help="folder of texts and of their XML")
    parser.add_argument(
        "--tiny",
        action="store_true",
        help="everything as small as it goes: shows that the measurement works; its figures tell nothing",
    )
    return parser


def _folder(path: str) -> Path:
    if not Path(path).is_dir():
        raise ArgumentTypeError(f"no such folder: {path}")
    return Path(path)


def languages_of(corpus: Path) -> Path:
    """The folder of the XML in other languages: within the corpus, else beside it."""
    within = corpus / "languages"
    return within if within.is_dir() else corpus.parent / "corpus-languages"
