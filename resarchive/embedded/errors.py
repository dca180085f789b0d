class EmbeddedError(Exception):
    """The embedded database is not available; the message gives the reason in one line, for people."""
