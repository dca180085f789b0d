"""The interface's text: marked wherever it stands, and translated."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.db import models
from django.template.base import DebugLexer, TokenType
from django.utils import translation

from tools import messages

TEMPLATES = messages.ROOT / "templates"
FOR_EDITORS = tuple(f"resolutions/{part}" for part in ("admin/", "models/", "ingest/", "curation/"))
FOR_EDITORS += ("templates/admin/", "resarchive/editors")
FOR_READERS = ("resolutions/models/cover_fields", "resolutions/text/problems")
"""Arabic is for readers; the French of what editors see is there too."""

SHOWN = {"aria-label", "placeholder", "title", "alt", "content"}
"""Attributes whose text people read or hear."""

NO_WORDS = re.compile(
    r"SHA-256|ISO 3166|M49|Res|archive|Resarchive|width=device-width.*|light dark|undocs\.org/|A/\S+"
    r"|JSON|CSV|TMX|noindex|article"
)
"""Names, and what only browsers read."""


@pytest.fixture(scope="module", params=messages.catalogue_paths(), ids=lambda path: path.parent.parent.name)
def path(request) -> Path:
    return request.param


@pytest.fixture(scope="module")
def catalogue(path: Path) -> Catalog:
    return read_po(path.open("rb"), locale=path.parent.parent.name)


def test_no_string_is_marked_within_an_f_string():
    """The program that collects the strings does not look there."""
    hidden = [
        f"{path}:{call.lineno}"
        for package in ("resarchive", "resolutions")
        for path in (messages.ROOT / package).rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and re.fullmatch(r"_|\w*gettext", getattr(call.func, "id", ""))
    ]
    assert not hidden


def test_every_marked_string_is_in_the_catalogue_and_no_other(catalogue):
    marked = {(message if isinstance(message, str) else message[0], context) for _, _, message, context in strings()}
    held = {(message.id if isinstance(message.id, str) else message.id[0], message.context) for message in catalogue}
    assert held - {("", None)} == marked, "`make messages` renews the catalogues"


def test_nothing_is_left_without_a_translation(catalogue, path):
    editors_too = path.parent.parent.name == "fr"
    left = [message.id for message in catalogue if not messages.is_translated(message)]
    if not editors_too:
        left = [one.id for one in catalogue if not messages.is_translated(one) and not is_for_editors(one)]
    assert left == []


def test_what_a_value_is_called_on_pages_is_translated(catalogue):
    """Kinds, stages, outcomes: the module that names them is one of the models', and readers see them all the same."""
    from resolutions import models as ours

    choices = [one for one in models.TextChoices.__subclasses__() if one.__module__.startswith(ours.__name__)]
    with translation.override("en"):
        labels = {str(label) for one in choices for label in one.labels}
    assert labels >= {"adopted by vote", "report"}
    assert [one.id for one in catalogue if one.id in labels and not messages.is_translated(one)] == []


def test_what_django_reads_is_what_translators_wrote(catalogue, path):
    compiled = read_mo(path.with_suffix(".mo").open("rb"))
    assert {said(one) for one in catalogue if one.id and strings_of(one)} <= {said(one) for one in compiled}
    assert compiled.plural_expr == catalogue.plural_expr


def test_translations_keep_what_is_filled_in_and_the_markup(catalogue):
    """A form for one or two may say its number in words."""
    for message in catalogue:
        for words in strings_of(message) if message.id else ():
            assert placeholders(words) <= placeholders(" ".join(ids_of(message))), words
            assert tags(words) == tags(ids_of(message)[-1]), words
            assert '"' not in words or '"' in ids_of(message)[0], f"{words}: it may stand in an attribute"


def test_french_marks_stand_on_the_line_of_their_word():
    """A plain blank before ``: ; ? !`` or within guillemets lets the line break there."""
    french = read_po((messages.ROOT / "locale/fr/LC_MESSAGES/django.po").open("rb"), locale="fr")
    loose = re.compile(r" [:;?!»]|« ")
    assert [words for one in french if one.id for words in strings_of(one) if loose.search(words)] == []


def test_arabic_writes_the_tanwin_before_its_alif():
    """Two spellings are in use; one text has one of them."""
    arabic = read_po((messages.ROOT / "locale/ar/LC_MESSAGES/django.po").open("rb"), locale="ar")
    assert [words for one in arabic if one.id for words in strings_of(one) if "\u0627\u064b" in words] == []


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_has_text_that_is_not_marked(template):
    assert unmarked(template.read_text()) == []


def strings() -> list[tuple]:
    return list(messages.strings())


def is_for_editors(message: Message) -> bool:
    files = [file for file, _ in message.locations]
    return all(file.startswith(FOR_EDITORS) and not file.startswith(FOR_READERS) for file in files)


def ids_of(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def strings_of(message: Message) -> list[str]:
    return [words for words in ([message.string] if isinstance(message.string, str) else message.string) if words]


def said(message: Message) -> tuple:
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return context, tuple(ids_of(message)), tuple(strings_of(message))


def placeholders(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s", words))


def tags(words: str) -> list[str]:
    return sorted(re.findall(r"</?\w+[^>]*>|&\w+;", words))


def unmarked(source: str) -> list[str]:
    """Words of a template that stand outside every tag of Django's."""
    kept, inside = [], False
    for token in DebugLexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            inside = name == "blocktranslate" or (inside and name != "endblocktranslate")
            if name in {"translate", "blocktranslate"} and not inside:
                kept.append("0")
        elif token.token_type == TokenType.TEXT and not inside:
            kept.append(token.contents)
    reader = Reader()
    reader.feed("".join(kept))
    found = (NO_WORDS.sub("", " ".join(words.split())) for words in reader.words)
    return [words for words in found if re.search(r"[^\W\d_]{2,}", words)]


class Reader(HTMLParser):
    """Gathers what people read: text, and the attributes that are text. Code and keys are said as they are, and so is
    what is marked as English on every page: the description of the API."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.aside: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"code", "kbd"} or ("lang", "en") in attributes or tag in self.aside:
            self.aside.append(tag)
        if not self.aside:
            self.words += [value or "" for name, value in attributes if name in SHOWN]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.aside:
            self.aside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.aside:
            self.words.append(data)
