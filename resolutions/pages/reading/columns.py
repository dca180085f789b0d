"""What ``rows`` adds to a version and to a language version, with types."""

from typing import Any, Protocol, cast

from resolutions.models import LanguageVersion, Version


class OnCover(Protocol):
    """Lists of dicts, as ``rows.covers`` says; ``changes`` as ``changes_marked``."""

    agenda: list[dict[str, Any]]
    sponsor_list: list[dict[str, Any]]
    joined_list: list[dict[str, Any]]
    subject_list: list[dict[str, Any]]
    vote_list: list[dict[str, Any]]
    changes: dict[str, Any] | None


class Beside(Protocol):
    """As ``rows.texts`` says; what is printed is null where the file of the language does not say it."""

    table_list: list[dict[str, Any]]
    file_list: list[dict[str, Any]]
    change_list: list[dict[str, Any]]
    former_list: list[dict[str, Any]]
    standing: object
    printed_origin: str | None
    printed_meeting: str | None
    printed_note: str | None


def on_cover(version: Version) -> OnCover:
    return cast(OnCover, version)


def beside(text: LanguageVersion) -> Beside:
    return cast(Beside, text)
