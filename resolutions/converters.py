"""Path converters: the address of a document is its symbol."""

from .text.symbols import Symbol


class SymbolConverter:
    """``A/RES/66/152`` and any other spelling of it, to a ``Symbol``; the canonical address is ``Symbol.address``.

    Whatever is no symbol does not match, so the rest of the site keeps its addresses: no organ's code has more than
    five letters (``CEDAW``), and no other folder of the site has fewer than six.
    """

    regex = r" *[A-Za-z0-9]{1,5} */[^?#]{1,190}"

    def to_python(self, value: str) -> Symbol:
        return Symbol.from_reader(value)

    def to_url(self, value: Symbol | str) -> str:
        symbol = value if isinstance(value, Symbol) else Symbol.parse(value)
        return symbol.address
