"""Style sheets as they are served: without the comments and the indentation they are written with."""

from __future__ import annotations

import re

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|/\*.*?\*/""", re.DOTALL)
_LINE = re.compile(r"(?<=[{};,])\s*\n\s*|\s*\n\s*(?=\})")
_BREAK = re.compile(r"\s*\n\s*")


def shortened(css: str) -> str:
    """The same rules. What stands in quotation marks stays as it is, and where a line ends within a declaration a space
    stands."""
    bare = _COMMENT.sub(lambda found: found[1] or "", css)
    return _BREAK.sub(" ", _LINE.sub("", bare)).strip()


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Named by what is in them and compressed, style sheets shortened before."""

    def _save(self, name: str, content: File) -> str:
        if name.endswith(".css"):
            content = ContentFile(shortened(b"".join(content.chunks()).decode()).encode())
        return super()._save(name, content)
