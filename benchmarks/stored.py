"""Text files as other programs stored, sent or recognized them."""

from __future__ import annotations

import quopri
import random
import re
from collections.abc import Callable

_HEAD = """From: Jane Doe <jane@example.org>
Subject: the text
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

"""
_SIGNATURE = "\n-- \nJane Doe\nSecond Secretary\nTel. +1 212 555 0100\n"
_ALIKE = {"rn": "m", "m": "rn", "cl": "d", "h": "b", "e": "c", "l": "1", "1": "l", "0": "O", "5": "S"}
"""Letters and digits, and what a program that recognizes them takes them for."""
_LOOKS = re.compile("|".join(_ALIKE))
_HOW_OFTEN = 0.01


def _as_mail(text: str) -> bytes:
    return (_HEAD + quopri.encodestring((text + _SIGNATURE).encode()).decode()).encode()


def _as_mail_without_head(text: str) -> bytes:
    return quopri.encodestring(text.encode())


def _of_a_macintosh(text: str) -> bytes:
    return text.encode("mac_roman", "replace")


def _taken_for_windows(text: str) -> bytes:
    return text.encode().decode("cp1252", "replace").encode()


FORMS: tuple[Callable[[str], bytes], ...] = (
    _as_mail,
    _as_mail_without_head,
    _of_a_macintosh,
    _taken_for_windows,
)


def recognized(text: str, seed: str) -> bytes:
    """With some letters and digits below the cover taken for others; the same seed gives the same."""
    chance = random.Random(seed)
    cover, formula, body = text.partition("The General Assembly,")

    def taken(found: re.Match[str]) -> str:
        return _ALIKE[found[0]] if chance.random() < _HOW_OFTEN else found[0]

    return (cover + formula + _LOOKS.sub(taken, body)).encode()
