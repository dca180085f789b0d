"""The filters of the pages as parameters of the API: one FilterSet says which there are and what they may be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from django.db.models import QuerySet
from django_filters import ChoiceFilter, DateFilter, FilterSet, IsoDateTimeFilter  # type: ignore[import-untyped]
from ninja import Field, Schema
from pydantic import create_model

from .answers import Refused

TextName = Annotated[str, Field(examples=["A/RES/66/152"])]
SessionCode = Annotated[str, Field(examples=["66"])]
ItemNumber = Annotated[str, Field(examples=["69-b"])]
SeriesSlug = Annotated[str, Field(examples=["enhancement-of-international-cooperation-in-the-field-of-human-rights"])]
SponsorSlug = Annotated[str, Field(examples=["cuba"])]
SubjectSlug = Annotated[str, Field(examples=["human-rights"])]
SessionNumber = Annotated[int, Field(examples=[81])]
RowNumber = Annotated[int, Field(examples=[1])]

_FORMATS = {IsoDateTimeFilter: "date-time", DateFilter: "date"}
Parameters = TypeVar("Parameters", bound=Schema)


def with_filters(filters: type[FilterSet]) -> Callable[[type[Parameters]], type[Parameters]]:
    """Decorates a schema of parameters: adds a field for every filter, with its label, and with its values where they
    are a closed list."""
    fields: dict[str, Any] = {name: _field(name, one) for name, one in filters.base_filters.items()}

    def decorate(base: type[Parameters]) -> type[Parameters]:
        return create_model(base.__name__, __base__=base, **fields)

    return decorate


def narrowed(filters: type[FilterSet], asked: Schema, **given: Any) -> QuerySet:
    """The rows that the filters leave. Raises ``Refused`` where a value is none of those on offer."""
    names = filters.base_filters
    data = {name: value for name, value in asked.model_dump(exclude_none=True).items() if name in names}
    found = filters(data, **given)
    # A form of twenty fields takes as long to make as a page of texts.
    found.filters = {name: one for name, one in found.filters.items() if name in data}
    if not found.form.is_valid():
        name, wrong = next(iter(found.form.errors.items()))
        raise Refused(f"“{name}”: {wrong[0]}", parameter=name)
    return found.qs


def _field(name: str, one: Any) -> tuple[Any, Any]:
    values = _values(one)
    kind: Any = Literal[values] if values else Annotated[str, Field(min_length=1)]
    more: Any = {"format": _FORMATS[type(one)]} if type(one) in _FORMATS else {}
    return kind | None, Field(None, description=str(one.label or name), json_schema_extra=more)


def _values(one: Any) -> tuple[str, ...]:
    """Of a list that is closed. One that depends on the rows held is offered by the page, and checked when asked."""
    if not isinstance(one, ChoiceFilter):
        return ()
    return tuple(str(value) for value, _label in one.extra.get("choices") or () if value != "")
