"""Lookups that Django does not have."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Field, ForeignObject, Lookup


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """``pk__among=keys``: like ``__in``, but all values are one parameter. A load looks up thousands at a time, and
    writing a placeholder for each into the statement, and parsing it, takes longer than finding the rows. For keys and
    words exactly as they are in the column."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        values = [value for value in self.rhs if value is not None]
        if not values:
            raise EmptyResultSet
        place, params = self.process_lhs(compiler, connection)
        return f"{place} = ANY(%s)", [*params, values]
