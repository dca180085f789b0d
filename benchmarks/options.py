"""What every measurement takes on its command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

Size = TypeVar("Size", bound=Any)
"""A dataclass of numbers: how much is measured."""


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


def scale_asked(parser: ArgumentParser, usual: Size, tiny: Size) -> tuple[Namespace, Size]:
    """What is said on the command line, which may name every field of the scale, and the scale that follows."""
    for field in fields(usual):
        parser.add_argument(f"--{field.name}", type=float)
    said = parser.parse_args()
    asked = {field.name: value for field in fields(usual) if (value := getattr(said, field.name)) is not None}
    return said, replace(tiny if said.tiny else usual, **asked)


def _folder(path: str) -> Path:
    if not Path(path).is_dir():
        raise ArgumentTypeError(f"no such folder: {path}")
    return Path(path)


def ask_languages(parser: ArgumentParser) -> None:
    parser.add_argument("--languages", type=_folder, help="folder of the XML in the other languages")


def languages_asked(asked: Namespace) -> Path:
    """The folder that was named, else the one that belongs to the corpus."""
    return asked.languages or languages_of(asked.corpus)


def languages_of(corpus: Path) -> Path:
    """The folder of the XML in other languages: within the corpus, else beside it."""
    within = corpus / "languages"
    return within if within.is_dir() else corpus.parent / "corpus-languages"
