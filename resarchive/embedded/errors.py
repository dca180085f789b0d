class EmbeddedError(Exception):
    """The embedded database cannot be had; the message says why in one line, for people."""
