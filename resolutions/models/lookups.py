"""Questions to the database that Django does not put by itself."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Field, ForeignObject, Lookup


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """``pk__among=keys``: as ``__in``, but all values are one parameter. A load asks for thousands at a time, and to
    write a place for each into the statement, and read it again, takes longer than to find the rows. For keys and
    words as they stand in the column."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        values = [value for value in self.rhs if value is not None]
        if not values:
            raise EmptyResultSet
        place, params = self.process_lhs(compiler, connection)
        return f"{place} = ANY(%s)", [*params, values]
