"""Path converters: the address of a document is its symbol."""

from django.conf import settings

from resolutions.pages.reading.formats import FORMATS
from resolutions.text.symbols import Symbol

OURS = (
    "about",
    "account",
    "accounts",
    "admin",
    "agreed",
    "api",
    "bitext",
    "check",
    "cited-by",
    "compare",
    "coverage",
    "datasets",
    "documents",
    "due",
    "feed",
    "following",
    "mcp",
    "oai",
    "over-time",
    "privacy",
    "report",
    "search",
    "series",
    "sessions",
    "sponsors",
    "static",
    "subjects",
    "terms",
    "timemaps",
    "verify",
    "votes",
    *dict(settings.LANGUAGES),
)
"""First folders of the site's own addresses, which are no organs: without its last slash ``/sessions/66`` is no
symbol."""


class SymbolConverter:
    """``A/RES/66/152`` and any other spelling of it, to a ``Symbol``; the canonical address is ``Symbol.address``.

    What is no symbol does not match.
    """

    regex = rf"(?!(?:{'|'.join(OURS)})/)[^/?#]+/[^?#]+"

    def to_python(self, value: str) -> Symbol:
        return Symbol.from_reader(value)

    def to_url(self, value: Symbol | str) -> str:
        symbol = value if isinstance(value, Symbol) else Symbol.parse(value)
        return symbol.address


class FormatConverter:
    """The ending that asks for a document in a form for programs."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
