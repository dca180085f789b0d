"""The page one is on, in every language of the interface; and the language of a text that an address names."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language, get_language_from_path

from resolutions.text.languages import UnknownLanguage, language_of


@dataclass(frozen=True, slots=True)
class InLanguage:
    """``address`` is that of the page, with its query string."""

    code: str
    name: str
    address: str
    chosen: bool


def in_languages(request: HttpRequest) -> list[InLanguage]:
    """In the order of the settings, the page's own language among them."""
    address = request.get_full_path().removeprefix(get_script_prefix())
    spoken = get_language_from_path(request.path_info)
    if spoken:
        address = address.removeprefix(f"{spoken}/")
    return [
        InLanguage(code, name, f"{get_script_prefix()}{_folder(code)}{address}", code == get_language())
        for code, name in settings.LANGUAGES
    ]


def _folder(code: str) -> str:
    return "" if code == settings.LANGUAGE_CODE else f"{code}/"


def language_named(asked: str) -> str:
    """The code of an official language in any spelling of it. What is none stays as it is: no text is held in it."""
    try:
        return language_of(asked).code
    except UnknownLanguage:
        return asked
