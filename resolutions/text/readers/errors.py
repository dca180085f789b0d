"""The one way a reader refuses a file."""


class Unreadable(ValueError):
    """The bytes hold no text that can be read. The message is one line, for the person who gave the file."""
