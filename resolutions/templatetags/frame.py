"""The frame that all pages share: most of it follows from the language of the page alone."""

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.tag
def once_a_language(parser: Parser, token: Token) -> Node:
    """``{% once_a_language %} … {% endonce_a_language %}``: words and addresses of ours, which follow from the language
    of the page and nothing else, are put together once for each language and kept as long as the process runs."""
    inner = parser.parse(("endonce_a_language",))
    parser.delete_first_token()
    return _OnceALanguage(inner)


class _OnceALanguage(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._rendered: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self._rendered:
            self._rendered[language] = self.nodelist.render(context)
        return self._rendered[language]
