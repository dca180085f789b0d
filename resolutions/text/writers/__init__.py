"""Documents as files again. Pure, like reading; what is written here reads back to the same text."""

from .akn import as_akn
from .docx import as_docx
from .lines import as_markdown, as_plain_text

__all__ = ["as_akn", "as_docx", "as_markdown", "as_plain_text"]
