"""A query that cannot be answered, explained at the place where it is wrong."""


class QueryError(Exception):
    """``start`` and ``end`` are offsets in the query as typed; ``message`` is a sentence for the reader."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
