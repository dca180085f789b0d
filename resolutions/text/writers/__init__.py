"""Documents as files again. Pure, like reading; what is written here reads back to the same text."""

from .lines import as_markdown, as_plain_text

__all__ = ["as_markdown", "as_plain_text"]
