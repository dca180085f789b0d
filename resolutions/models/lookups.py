"""Questions to the database that Django does not put by itself."""

from typing import Any

from django.db.models import Field, ForeignObject, Lookup


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """``pk__among=keys``: as ``__in``, but all values are one parameter. A load asks for thousands at a time, and to
    write a place for each into the statement, and read it again, takes longer than to find the rows."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, list]:
        return "%s", [list(value)]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        place, params = self.process_lhs(compiler, connection)
        _, values = self.process_rhs(compiler, connection)
        return f"{place} = ANY(%s)", [*params, *values]
